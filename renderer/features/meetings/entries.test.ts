import { expect, test } from 'vitest'
import { putBack, withFields, without } from './entries.ts'

const list = [
  { id: 'a', n: 1 },
  { id: 'b', n: 2 },
]

test('changes one entry and leaves the list it was given alone', () => {
  expect(withFields(list, 'b', { n: 5 })).toEqual([
    { id: 'a', n: 1 },
    { id: 'b', n: 5 },
  ])
  expect(list[1]?.n).toBe(2)
})

test('puts an entry back where it was, once', () => {
  const left = without(list, 'a')
  expect(left).toEqual([{ id: 'b', n: 2 }])
  const back = putBack(left, { id: 'a', n: 1 }, 0)
  expect(back).toEqual(list)
  expect(putBack(back, { id: 'a', n: 1 }, 0)).toEqual(list)
})
