import { expect, test } from 'vitest'
import { monthGrid } from './calendar-grid.ts'
import { planWeeks } from './month-spans.ts'

const october = monthGrid(2018, 10, 1)
const item = (id: string, start: string, end = start) => ({ id, start, end })

test('lays a meeting over its days of the week', () => {
  const weeks = planWeeks(october, [item('a', '2018-10-08', '2018-10-09')], 3)
  expect(weeks[1]?.spans).toMatchObject([
    { from: 0, until: 1, lane: 0, startsEarlier: false, endsLater: false },
  ])
  expect(weeks[0]?.spans).toEqual([])
})

test('continues a meeting over the end of a week', () => {
  const weeks = planWeeks(october, [item('a', '2018-10-05', '2018-10-09')], 3)
  expect(weeks[0]?.spans).toMatchObject([{ from: 4, until: 6, endsLater: true }])
  expect(weeks[1]?.spans).toMatchObject([{ from: 0, until: 1, startsEarlier: true }])
})

test('counts on each day what found no lane', () => {
  const [week] = planWeeks(
    october,
    [item('a', '2018-10-01', '2018-10-03'), item('b', '2018-10-02'), item('c', '2018-10-02', '2018-10-04')],
    2,
  )
  expect(week?.spans.map((span) => [span.item.id, span.lane])).toEqual([
    ['a', 0],
    ['c', 1],
  ])
  expect(week?.hidden).toEqual([0, 1, 0, 0, 0, 0, 0])
  expect(week?.all[1]?.map((each) => each.id)).toEqual(['a', 'c', 'b'])
})

test('shows days of the neighbouring months with what lies on them', () => {
  const last = planWeeks(october, [item('a', '2018-10-29', '2018-11-02')], 3).at(-1)
  expect(last?.spans).toMatchObject([{ from: 0, until: 4 }])
})
