import { expect, test } from 'vitest'
import { aTheme } from '../../../tests/builders/records.ts'
import { kindCounts, timelineMarks, yearsBetween } from './timeline-marks.ts'

const themes = [
  aTheme(1, {
    year: 2002,
    entries: [
      { id: 'a', title: 'Compendium', kind: 'compendium' },
      { id: 'b', title: 'At the Council', kind: 'council-session' },
    ],
  }),
  aTheme(2, { year: 2005, entries: [{ id: 'c', title: 'Workshop', kind: 'workshop' }] }),
]

test('stacks what is held beneath what is published', () => {
  expect(timelineMarks(themes).map(({ entry, year, level }) => [year, level, entry.kind])).toEqual([
    [2002, 0, 'council-session'],
    [2002, 1, 'compendium'],
    [2005, 0, 'workshop'],
  ])
})

test('shows years in which nothing was held as gaps', () => {
  expect(yearsBetween(themes)).toEqual([2002, 2003, 2004, 2005])
  expect(yearsBetween([])).toEqual([])
})

test('counts the kinds that occur, and no others', () => {
  expect(kindCounts(themes)).toEqual([
    { kind: 'workshop', count: 1 },
    { kind: 'council-session', count: 1 },
    { kind: 'compendium', count: 1 },
  ])
})
