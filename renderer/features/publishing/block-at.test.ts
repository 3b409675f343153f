import { expect, test } from 'vitest'
import { blockAt } from './block-at.ts'

const places = [
  { blockId: 'a', page: 3, x: 122, y: 100 },
  { blockId: 'b', page: 3, x: 122, y: 300 },
  { blockId: 'c', page: 5, x: 122, y: 90 },
]

test.each([
  ['on a block', { page: 3, y: 310 }, 'b'],
  ['just above its first line', { page: 3, y: 296 }, 'b'],
  ['between two blocks', { page: 3, y: 200 }, 'a'],
  ['on a page that a block fills', { page: 4, y: 400 }, 'b'],
  ['after the last', { page: 9, y: 0 }, 'c'],
  ['on the cover', { page: 1, y: 400 }, 'a'],
  ['first on a page that is named', { page: 3, y: null }, 'a'],
  ['on a named page where nothing begins', { page: 4, y: null }, 'b'],
])('finds what is printed %s', (_where, pressed, expected) => {
  expect(blockAt(places, pressed)).toBe(expected)
})

test('finds nothing where nothing is printed', () => {
  expect(blockAt([], { page: 1, y: 10 })).toBeNull()
})
