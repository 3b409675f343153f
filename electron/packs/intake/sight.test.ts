import { describe, expect, it } from 'vitest'
import type { FragmentPage } from '../fragment.ts'
import type { GreyPicture } from './pdfium.ts'
import { findMargins, looksLike, pagesToLookAt, type Sight } from './sight.ts'

const white = (): GreyPicture => ({ width: 100, height: 140, grey: new Uint8Array(14_000).fill(255) })
/** Ink in a row of the right half, counted from the top. */
function inkAt(...rows: number[]): GreyPicture {
  const picture = white()
  for (const row of rows) picture.grey.fill(0, row * 100 + 60, row * 100 + 100)
  return picture
}
const sight = (...pictures: GreyPicture[]): Sight => ({
  pages: pictures.length,
  pictures: new Map(pictures.map((picture, index) => [index, picture])),
  withoutText: false,
})
const page = (width = 595): FragmentPage => ({
  number: 1,
  box: [0, 0, width, 842],
  turn: 0,
  unit: 1,
  stamp: 2,
  below: 0,
  restore: 1,
  mark: 'PackMark',
  font: 'F',
  back: 3,
  margin: 'foot',
})

describe('looking at a paper', () => {
  it('looks at three pages at most', () => {
    expect([0, 1, 2, 3, 500].map(pagesToLookAt)).toEqual([[], [0], [0, 1], [0, 1, 2], [0, 249, 499]])
  })

  it('sees what is different, and not what is hardly so', () => {
    expect(looksLike(sight(white()), sight(white()))).toBe(true)
    expect(looksLike(sight(white()), sight(inkAt(50, 51)))).toBe(false)
    const shade = white()
    shade.grey.fill(240)
    expect(looksLike(sight(white()), sight(shade))).toBe(true)
    expect(looksLike(sight(white()), sight({ ...white(), width: 140, height: 100 }))).toBe(false)
    expect(looksLike(sight(white()), { ...sight(), pages: 1 })).toBe(false)
    expect(looksLike({ ...sight(), pages: 1 }, sight(white()))).toBe(true)
  })
})

describe('the margin of a page', () => {
  const marginsOf = (pages: FragmentPage[], seen: Sight) => {
    findMargins(pages, seen)
    return pages.map(({ margin }) => margin)
  }

  it('is at the foot, at the head where something stands there, or nowhere', () => {
    const pages = [page(), page(), page()]
    expect(marginsOf(pages, sight(inkAt(70), inkAt(136), inkAt(2, 136)))).toEqual(['foot', 'head', 'none'])
  })

  it('of a page nobody looked at is that of those of its measures', () => {
    const pages = [page(), page(), page(842)]
    expect(marginsOf(pages, { ...sight(inkAt(136)), pages: 3 })).toEqual(['head', 'head', 'foot'])
  })
})
