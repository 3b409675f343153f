import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRecords, withField } from './merge-records.ts'

type Entry = { id: string; title: string; papers: string[] }
const entry = (id: string, title = `Item ${id}`, papers: string[] = []): Entry => ({ id, title, papers })
const meeting = {
  id: 'm',
  title: 'Workshop',
  city: 'Geneva' as string | undefined,
  updatedAt: '2026-01-01T00:00:00.000Z',
  dates: { start: '2026-03-01', end: '2026-03-02' },
  tags: ['idm', 'data'],
  agenda: [entry('a'), entry('b'), entry('c')],
}

const anyRecord = fc.record(
  {
    title: fc.constantFrom('one', 'two', 'three'),
    city: fc.constantFrom('Geneva', 'Quito'),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'w')),
    agenda: fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 0 })
      .chain((ids) =>
        fc.tuple(...ids.map((id) => fc.constantFrom('early', 'late').map((title) => ({ id, title })))),
      ),
    address: fc.record({ street: fc.constantFrom('A', 'B'), room: fc.constantFrom('1', '2') }),
  },
  { requiredKeys: ['title'] },
)

describe('merging the fields of a record', () => {
  it('takes the only side that changed as it is', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (base, side) => {
        expect(mergeRecords(base, side, base)).toEqual({ record: side, conflicts: [] })
        expect(mergeRecords(base, base, side)).toEqual({ record: side, conflicts: [] })
        expect(mergeRecords(base, side, side)).toEqual({ record: side, conflicts: [] })
      }),
      { numRuns: 200 },
    )
  })

  it('asks the same whichever side is called ours', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, anyRecord, (base, one, two) => {
        const paths = mergeRecords(base, one, two).conflicts.map(({ path, ours, theirs }) => [
          path,
          ours,
          theirs,
        ])
        const mirrored = mergeRecords(base, two, one).conflicts.map(({ path, ours, theirs }) => [
          path,
          theirs,
          ours,
        ])
        expect(new Set(mirrored.map((each) => JSON.stringify(each)))).toEqual(
          new Set(paths.map((each) => JSON.stringify(each))),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('takes different fields, entries, and words of both sides', () => {
    const ours = {
      ...meeting,
      title: 'Our workshop',
      tags: ['idm', 'ours', 'data'],
      agenda: [entry('a', 'Opening'), entry('b'), entry('x')],
    }
    const theirs = {
      ...meeting,
      city: undefined,
      updatedAt: '2026-02-01T00:00:00.000Z',
      tags: ['data'],
      agenda: [entry('c', 'Item c'), entry('a', 'Item a', ['p1']), entry('b')],
    }
    expect(mergeRecords<typeof meeting>(meeting, ours, theirs)).toEqual({
      record: {
        id: 'm',
        title: 'Our workshop',
        updatedAt: '2026-02-01T00:00:00.000Z',
        dates: meeting.dates,
        tags: ['ours', 'data'],
        agenda: [entry('a', 'Opening', ['p1']), entry('b'), entry('x')],
      },
      conflicts: [],
    })
  })

  it('asks about a field that both changed, a period as a whole, and an entry one of them deleted', () => {
    const ours = {
      ...meeting,
      city: 'Quito',
      dates: { start: '2026-03-03', end: '2026-03-04' },
      agenda: [entry('a'), entry('b')],
    }
    const theirs = {
      ...meeting,
      city: 'Accra',
      dates: { start: '2026-03-01', end: '2026-03-05' },
      agenda: [entry('a'), entry('b'), entry('c', 'Closing')],
    }
    const { record, conflicts } = mergeRecords<typeof meeting>(meeting, ours, theirs)
    expect(record.city).toBe('Quito')
    expect(record.agenda).toEqual([entry('a'), entry('b'), entry('c', 'Closing')])
    expect(conflicts).toEqual([
      { path: ['city'], base: 'Geneva', ours: 'Quito', theirs: 'Accra' },
      { path: ['dates'], base: meeting.dates, ours: ours.dates, theirs: theirs.dates },
      { path: ['agenda', 'c'], base: entry('c'), ours: undefined, theirs: entry('c', 'Closing') },
    ])
    const answered = conflicts.reduce(
      (now, { path, theirs: theirValue }) => withField(now, path, theirValue),
      record,
    )
    expect(answered).toEqual(theirs)
    expect(withField(record, ['agenda', 'c'], undefined).agenda).toEqual([entry('a'), entry('b')])
    expect(withField(record, ['agenda', 'a', 'title'], 'New').agenda[0]).toEqual(entry('a', 'New'))
  })

  it('asks about a list as a whole where its entries cannot be told apart', () => {
    const names = (...texts: string[]) => ({ names: texts.map((text) => ({ language: 'en', text })) })
    expect(mergeRecords(names('One'), names('Two'), names('Three')).conflicts).toMatchObject([
      { path: ['names'] },
    ])
  })

  it('without a common ancestor asks wherever the two differ', () => {
    const { record, conflicts } = mergeRecords<Record<string, string>>(
      null,
      { title: 'A', city: 'Quito' },
      { title: 'B', venue: 'Hall' },
    )
    expect(record).toEqual({ title: 'A', city: 'Quito', venue: 'Hall' })
    expect(conflicts.map(({ path }) => path)).toEqual([['title']])
  })
})
