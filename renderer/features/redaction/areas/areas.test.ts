import { describe, expect, test } from 'vitest'
import { anAttachment } from '../../../../tests/builders/records.ts'
import { between, inTheMiddle, least, moved, sized, withArea } from './areas.ts'

const page = { width: 600, height: 800 }
const box = { x: 100, y: 100, width: 50, height: 20 }

describe('a box on a page', () => {
  test('is drawn from either of its corners, and ends where the page ends', () => {
    expect(between({ x: 150, y: 120 }, { x: 100, y: 100 }, page)).toEqual(box)
    expect(between({ x: 590, y: -30 }, { x: 700, y: 10 }, page)).toEqual({
      x: 590,
      y: 0,
      width: 10,
      height: 10,
    })
  })

  test('starts in the middle, also of a page smaller than a line', () => {
    expect(inTheMiddle(page)).toEqual({ x: 225, y: 388, width: 150, height: 24 })
    expect(inTheMiddle({ width: 40, height: 40 })).toEqual({ x: 15, y: 15, width: 10, height: 10 })
  })

  test('is moved as far as the edges, and keeps its size', () => {
    expect(moved(box, { x: -2, y: 2 }, page)).toEqual({ ...box, x: 98, y: 102 })
    expect(moved(box, { x: 9000, y: -9000 }, page)).toEqual({ ...box, x: 550, y: 0 })
  })

  test('is sized by its lower right corner, and never so small that it is not seen', () => {
    expect(sized(box, { x: 2, y: -2 }, page)).toEqual({ ...box, width: 52, height: 18 })
    expect(sized(box, { x: -900, y: 9000 }, page)).toEqual({ ...box, width: least, height: 700 })
  })
})

test('an area keeps its place among the others when it is changed, and the last one leaves nothing behind', () => {
  const [a, b] = ['a', 'b'].map((id) => ({ id, page: 1, ...box, reason: '' }))
  const both = withArea(withArea(anAttachment(1), 'a', a!), 'b', b!)
  const changed = withArea(both, 'a', { ...a!, x: 7 })
  expect(changed.redactedAreas).toMatchObject([{ id: 'a', x: 7 }, { id: 'b' }])
  expect('redactedAreas' in withArea(withArea(both, 'a', null), 'b', null)).toBe(false)
})
