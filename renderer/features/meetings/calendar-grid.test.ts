import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayAfterKey,
  daysBetweenBoth,
  firstWeekdayOf,
  monthGrid,
  weekdayNames,
} from './calendar-grid.ts'

describe('the grid of a month', () => {
  test('starts weeks on the reader’s first weekday and fills whole weeks', () => {
    const october = monthGrid(2018, 10, 1)
    expect(october).toHaveLength(5)
    expect(october[0]?.map((day) => day.iso)).toEqual([
      '2018-10-01',
      '2018-10-02',
      '2018-10-03',
      '2018-10-04',
      '2018-10-05',
      '2018-10-06',
      '2018-10-07',
    ])
    const fromSunday = monthGrid(2018, 10, 7)
    expect(fromSunday[0]?.[0]).toEqual({ iso: '2018-09-30', inMonth: false })
  })

  test('holds every day of the month exactly once, whatever the year', () => {
    for (const year of [2015, 2016, 2018, 2100]) {
      for (let month = 1; month <= 12; month += 1) {
        const days = monthGrid(year, month, 1)
          .flat()
          .filter((day) => day.inMonth)
        expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })

  test('goes over the end of a year in both directions', () => {
    expect(addMonths('2018-12', 1)).toBe('2019-01')
    expect(addMonths('2018-01', -1)).toBe('2017-12')
    expect(addMonths('2018-06', 12)).toBe('2019-06')
  })

  test('names the weekdays in the reader’s language and order', () => {
    expect(weekdayNames('fr', 1)[0]?.long).toBe('lundi')
    expect(weekdayNames('en', 7)[0]?.long).toBe('Sunday')
    expect(firstWeekdayOf('fr')).toBeGreaterThanOrEqual(1)
  })
})

describe('keys in the grid of a month', () => {
  const after = (key: string, day: string, isRtl = false) => dayAfterKey(key, day, 1, isRtl)

  test('go by days, weeks and months', () => {
    expect(after('ArrowRight', '2018-10-31')).toBe('2018-11-01')
    expect(after('ArrowUp', '2018-10-03')).toBe('2018-09-26')
    expect(after('Home', '2018-10-10')).toBe('2018-10-08')
    expect(after('End', '2018-10-10')).toBe('2018-10-14')
    expect(after('a', '2018-10-10')).toBeNull()
  })

  test('end on the last day of a shorter month', () => {
    expect(after('PageDown', '2018-01-31')).toBe('2018-02-28')
    expect(after('PageUp', '2020-03-31')).toBe('2020-02-29')
  })

  test('follow the direction weeks are written in', () => {
    expect(after('ArrowLeft', '2018-10-10', true)).toBe('2018-10-11')
  })
})

test('counts days over the change to summer time and the end of a year', () => {
  expect(addDays('2018-03-24', 2)).toBe('2018-03-26')
  expect(daysBetweenBoth('2018-12-30', '2019-01-02', 9)).toEqual([
    '2018-12-30',
    '2018-12-31',
    '2019-01-01',
    '2019-01-02',
  ])
  expect(daysBetweenBoth('2018-01-01', '2019-01-01', 3)).toHaveLength(3)
})
