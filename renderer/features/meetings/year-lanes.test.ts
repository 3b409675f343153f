import { describe, expect, test } from 'vitest'
import { nearestYear, planYear, yearsWith } from './year-lanes.ts'

const item = (id: string, start: string, end = start) => ({ id, start, end })
const none = () => 0

describe('the planner of a year', () => {
  test('puts a meeting on its month and days', () => {
    const october = planYear(2018, [item('a', '2018-10-08', '2018-10-09')], none)[9]
    expect(october).toMatchObject({ month: 10, days: 31, lanes: 1 })
    expect(october?.pieces).toMatchObject([{ from: 8, until: 9, lane: 0, startsEarlier: false }])
  })

  test('goes on in the next month where a meeting does', () => {
    const year = planYear(2018, [item('turin', '2018-10-29', '2018-11-02')], none)
    expect(year[9]?.pieces).toMatchObject([{ from: 29, until: 31, startsEarlier: false, endsLater: true }])
    expect(year[10]?.pieces).toMatchObject([{ from: 1, until: 2, startsEarlier: true, endsLater: false }])
  })

  test('shows of a meeting over New Year the part that is in the year', () => {
    const year = planYear(2019, [item('a', '2018-12-30', '2019-01-02')], none)
    expect(year[0]?.pieces).toMatchObject([{ from: 1, until: 2, startsEarlier: true }])
    expect(year.slice(1).every((month) => month.pieces.length === 0)).toBe(true)
  })

  test('gives overlapping meetings lanes of their own and takes a free lane again', () => {
    const [january] = planYear(
      2018,
      [
        item('a', '2018-01-01', '2018-01-05'),
        item('b', '2018-01-05', '2018-01-08'),
        item('c', '2018-01-06', '2018-01-07'),
      ],
      none,
    )
    expect(january?.pieces.map((piece) => [piece.item.id, piece.lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
  })

  test('lets no label run under another bar', () => {
    const two = [item('a', '2018-01-01', '2018-01-02'), item('b', '2018-01-05')]
    expect(planYear(2018, two, () => 1)[0]?.lanes).toBe(1)
    expect(planYear(2018, two, () => 4)[0]?.lanes).toBe(2)
  })

  test('turns a label to the other side at the end of a month', () => {
    const [january] = planYear(2018, [item('a', '2018-01-30')], () => 6)
    expect(january?.pieces[0]?.labelBefore).toBe(true)
    const [crowded] = planYear(2018, [item('a', '2018-01-03', '2018-01-30')], () => 6)
    expect(crowded?.pieces[0]?.labelBefore).toBe(false)
  })

  test('never lets two pieces share days of a lane, however many there are', () => {
    const many = Array.from({ length: 200 }, (_, n) => {
      const day = 1 + ((n * 7) % 25)
      return item(
        String(n),
        `2020-03-${String(day).padStart(2, '0')}`,
        `2020-03-${String(day + (n % 5)).padStart(2, '0')}`,
      )
    })
    const pieces = planYear(2020, many, none)[2]?.pieces ?? []
    expect(pieces).toHaveLength(200)
    for (const a of pieces)
      for (const b of pieces)
        if (a !== b && a.lane === b.lane) expect(a.until < b.from || b.until < a.from).toBe(true)
  })
})

test('counts a meeting over New Year in both years, latest year first', () => {
  expect(yearsWith([item('a', '2018-12-30', '2019-01-02'), item('b', '2018-10-08')])).toEqual([
    { year: 2019, count: 1 },
    { year: 2018, count: 2 },
  ])
})

test('opens with the nearest year that holds something', () => {
  expect(nearestYear([2018, 2026, 2027], 2026)).toBe(2026)
  expect(nearestYear([2018, 2020], 2026)).toBe(2020)
  expect(nearestYear([2025, 2027], 2026)).toBe(2027)
  expect(nearestYear([], 2026)).toBe(2026)
})
