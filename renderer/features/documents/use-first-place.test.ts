import { expect, test } from 'vitest'
import { doc, heading, paragraph } from '../../../shared/document/build.ts'
import { firstEmptyBlock } from './use-first-place.ts'

test('begins where the template leaves the first empty line', () => {
  const body = doc(
    heading(2, 'Discussion'),
    { type: 'paragraph', attrs: { id: 'p1' } },
    { type: 'paragraph', attrs: { id: 'p2' } },
  )
  expect(firstEmptyBlock(body)).toBe('p1')
})

test('knows no place in a text that is full, or whose empty block has no id', () => {
  expect(firstEmptyBlock(doc(paragraph('Full')))).toBeNull()
  expect(firstEmptyBlock(doc(paragraph()))).toBeNull()
})
