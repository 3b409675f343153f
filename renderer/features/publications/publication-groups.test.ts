import { expect, test } from 'vitest'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { aSummary } from '../../../tests/builders/records.ts'
import { findPublications, groupPublications } from './publication-groups.ts'

const work = (n: number, title: string, fields: Partial<RecordSummary>) =>
  aSummary(n, { kind: 'publication', title, ...fields })
const rows = [
  work(1, 'Études', { type: 'migration-research-series', year: 2015 }),
  work(2, 'Report 2018', { type: 'world-migration-report', year: 2018 }),
  work(3, 'Report 2020', { type: 'world-migration-report', year: 2020, subtitle: 'Migration and mobility' }),
  work(4, 'Undated', { type: 'other' }),
]
const collator = new Intl.Collator('en')

test('stand by series in their fixed order, the newest first', () => {
  expect(
    groupPublications(rows, 'series', collator).map((g) => [g.key, g.items.map((i) => i.title)]),
  ).toEqual([
    ['world-migration-report', ['Report 2020', 'Report 2018']],
    ['migration-research-series', ['Études']],
    ['other', ['Undated']],
  ])
})

test('stand by year, those of no known year last', () => {
  expect(groupPublications(rows, 'year', collator).map((group) => group.key)).toEqual([
    '2020',
    '2018',
    '2015',
    '',
  ])
})

test('are found by title, subtitle and year, accents aside', () => {
  const titles = (text: string) => findPublications(rows, text).map((row) => row.title)
  expect(titles('etud')).toEqual(['Études'])
  expect(titles('mobility')).toEqual(['Report 2020'])
  expect(titles('2018')).toEqual(['Report 2018'])
  expect(titles('')).toHaveLength(4)
})
