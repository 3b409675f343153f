import { describe, expect, test } from 'vitest'
import { anId, aSummary } from '../../tests/builders/records.ts'
import { filterRecords, listRecords, type ListQuery } from './list-records.ts'

const query = (parts: Partial<ListQuery> = {}): ListQuery => ({
  filter: {},
  sort: 'title',
  descending: false,
  locale: 'en',
  offset: 0,
  limit: 100,
  ...parts,
})
const titles = (page: { items: { title: string }[] }) => page.items.map((item) => item.title)

describe('listing records', () => {
  test('leaves out the bin and the settings unless the bin is asked for', () => {
    const all = [
      aSummary(1),
      aSummary(2, { trashedAt: '2026-01-01T00:00:00.000Z' }),
      aSummary(3, { kind: 'settings', title: 'settings' }),
    ]
    expect(filterRecords(all, {}).map((each) => each.id)).toEqual([anId(1)])
    expect(filterRecords(all, { trashed: true }).map((each) => each.id)).toEqual([anId(2)])
  })

  test('orders titles as the reader’s language does, numbers by value', () => {
    const all = ['Zambia', 'Éthiopie', 'Item 10', 'Item 9', 'Estonie'].map((title, n) =>
      aSummary(n, { title }),
    )
    expect(titles(listRecords(all, query({ locale: 'fr' })))).toEqual([
      'Estonie',
      'Éthiopie',
      'Item 9',
      'Item 10',
      'Zambia',
    ])
  })

  test('puts records without the sorted property last in both directions', () => {
    const all = [
      aSummary(1, { title: 'undated' }),
      aSummary(2, { title: 'late', start: '2018-10-08' }),
      aSummary(3, { title: 'early', start: '2018-03-26' }),
    ]
    expect(titles(listRecords(all, query({ sort: 'start' })))).toEqual(['early', 'late', 'undated'])
    expect(titles(listRecords(all, query({ sort: 'start', descending: true })))).toEqual([
      'late',
      'early',
      'undated',
    ])
  })

  test('gives a window of the matches with their total', () => {
    const all = Array.from({ length: 25 }, (_, n) => aSummary(n, { title: `Note ${n}` }))
    const page = listRecords(all, query({ offset: 20, limit: 10 }))
    expect(page).toMatchObject({ total: 25, offset: 20 })
    expect(titles(page)).toEqual(['Note 20', 'Note 21', 'Note 22', 'Note 23', 'Note 24'])
  })

  test('narrows by every part of the filter together', () => {
    const meeting = anId(50)
    const all = [
      aSummary(1, {
        type: 'note',
        status: 'draft',
        year: 2018,
        links: [{ relation: 'meeting', id: meeting }],
      }),
      aSummary(2, {
        type: 'note',
        status: 'final',
        year: 2018,
        links: [{ relation: 'meeting', id: meeting }],
      }),
      aSummary(3, {
        type: 'note',
        status: 'draft',
        year: 2017,
        links: [{ relation: 'meeting', id: meeting }],
      }),
      aSummary(4, { type: 'note', status: 'draft', year: 2018 }),
    ]
    const found = filterRecords(all, {
      statuses: ['draft'],
      years: [2018, 2018],
      linkedTo: meeting,
      types: ['note'],
    })
    expect(found.map((each) => each.id)).toEqual([anId(1)])
  })

  test('finds what touches a range of days, not only what lies within', () => {
    const all = [
      aSummary(1, { start: '2018-03-26', end: '2018-03-27' }),
      aSummary(2, { start: '2018-03-28' }),
      aSummary(3, {}),
    ]
    expect(filterRecords(all, { from: '2018-03-27', until: '2018-03-27' }).map((each) => each.id)).toEqual([
      anId(1),
    ])
  })

  test('falls back to the root order for a language tag that is none', () => {
    expect(titles(listRecords([aSummary(1)], query({ locale: '***' })))).toHaveLength(1)
  })
})
