import { describe, expect, test } from 'vitest'
import { addMonths, firstWeekdayOf, monthGrid, weekdayNames } from './calendar-grid.ts'

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
