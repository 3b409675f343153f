import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frontIds, pinPages, withdrawnFrom, type EntryToPin, type IssuedEntry } from './pin-pages.ts'

const entry = (entryId: string, pages: number): EntryToPin => ({ entryId, title: entryId, pages })
const labels = (entries: readonly IssuedEntry[]) =>
  Object.fromEntries(entries.map((each) => [each.entryId, each.labels.join(' ')]))

describe('pages of a pack', () => {
  const first = pinPages([], [entry('', 2), entry('a', 3), entry('b', 2), entry('c', 1)])

  it('are counted from 1 while nothing is issued', () => {
    expect(labels(first)).toEqual({ '': '1 2', a: '3 4 5', b: '6 7', c: '8' })
  })

  it('keep their labels when a late paper comes between them', () => {
    const second = pinPages(first, [
      entry('', 2),
      entry('a', 3),
      entry('late', 3),
      entry('b', 2),
      entry('c', 1),
    ])
    expect(labels(second)).toEqual({ '': '1 2', a: '3 4 5', late: '5.1 5.2 5.3', b: '6 7', c: '8' })
    const third = pinPages(second, [
      entry('', 2),
      entry('a', 3),
      entry('later', 2),
      entry('late', 3),
      entry('latest', 1),
      entry('b', 2),
      entry('c', 1),
    ])
    expect(labels(third)).toMatchObject({
      later: '5.0.1 5.0.2',
      late: '5.1 5.2 5.3',
      latest: '5.4',
      b: '6 7',
    })
  })

  it('simply go on where a paper comes at the end', () => {
    const second = pinPages(first, [entry('', 2), entry('a', 3), entry('b', 2), entry('c', 1), entry('d', 2)])
    expect(labels(second)).toMatchObject({ c: '8', d: '9 10' })
  })

  it('of a paper that was withdrawn leave one page with its first label, for good', () => {
    const second = pinPages(first, [entry('', 2), entry('a', 3), entry('c', 1)])
    expect(second.map(({ entryId }) => entryId)).toEqual(['', 'a', 'b', 'c'])
    expect(second[2]).toEqual({ entryId: 'b', title: 'b', labels: ['6'], retired: ['7'], withdrawn: true })
    const third = pinPages(second, [entry('', 2), entry('a', 3), entry('new', 1), entry('c', 1)])
    expect(labels(third)).toEqual({ '': '1 2', a: '3 4 5', b: '6', new: '7.1', c: '8' })
    expect(third.find(({ entryId }) => entryId === 'b')).toMatchObject({ retired: ['7'], withdrawn: true })
    expect(withdrawnFrom(second, [{ entryId: '' }, { entryId: 'c' }])).toEqual([
      { entryId: 'a', title: 'a', behind: '' },
      { entryId: 'b', title: 'b', behind: 'a' },
    ])
  })

  it('of a paper that grew or shrank leave every other page where it was', () => {
    const grown = pinPages(first, [entry('', 3), entry('a', 5), entry('b', 1), entry('c', 1)])
    expect(labels(grown)).toEqual({ '': '1 2 2.1', a: '3 4 5 5.1 5.2', b: '6', c: '8' })
    const again = pinPages(grown, [entry('', 3), entry('a', 5), entry('b', 2), entry('c', 1)])
    expect(labels(again)).toMatchObject({ b: '6 6.1', c: '8' })
  })

  it('find a place before one that stands right behind its neighbour', () => {
    const rounds = ['e a', 'g a', 'ee', '', 'ee'].map((round) => Array.from(round.replace(' ', '')))
    let issued: IssuedEntry[] = []
    for (const round of rounds)
      issued = pinPages(issued, [
        entry('', 2),
        ...[...new Set(round)].map((id) => entry(id, round.filter((each) => each === id).length)),
      ])
    const all = issued.flatMap((one) => [...one.labels, ...(one.retired ?? [])])
    expect(new Set(all).size).toBe(all.length)
  })

  it('are counted in Roman figures before the agenda ends where that was asked for, and go on so', () => {
    const one = pinPages([], [entry('', 2), entry('a', 1)], 'after-agenda')
    expect(labels(one)).toEqual({ '': 'i ii', a: '1' })
    const two = pinPages(one, [entry('', 4), entry('a', 1)])
    expect(labels(two)).toEqual({ '': 'i ii iii iv', a: '1' })
    const three = pinPages(two, [entry('', 3), entry('a', 1)])
    expect(three[0]).toMatchObject({ labels: ['i', 'ii', 'iii'], retired: ['iv'] })
    expect(labels(pinPages(three, [entry('', 4), entry('a', 1)]))['']).toBe('i ii iii v')
    // An issue that counted them from 1 goes on doing so.
    expect(labels(pinPages(first, [entry('', 3)], 'after-agenda'))['']).toBe('1 2 2.1')
  })

  it('of the contents stand behind the agenda, and move for nothing', () => {
    const id = frontIds.contents
    const bare = pinPages([], [entry('', 2), entry('a', 1)])
    // They come into a pack that is out: nothing else is called otherwise.
    const now = pinPages(bare, [entry('', 2), entry(id, 2), entry('a', 1)])
    expect(labels(now)).toEqual({ '': '1 2', [id]: '2.1 2.2', a: '3' })
    const fresh = pinPages([], [entry('', 2), entry(id, 1), entry('a', 1)])
    expect(labels(fresh)).toEqual({ '': '1 2', [id]: '3', a: '4' })
    const grown = pinPages(fresh, [entry('', 3), entry(id, 2), entry('a', 1)])
    expect(labels(grown)).toEqual({ '': '1 2 2.1', [id]: '3 3.1', a: '4' })
    // And out again: no slip, and nobody has their labels.
    const without = pinPages(grown, [entry('', 3), entry('a', 1), entry('b', 1)])
    expect(labels(without)).toEqual({ '': '1 2 2.1', [id]: '', a: '4', b: '5' })
    expect(without[1]).toMatchObject({ entryId: id, retired: ['3', '3.1'] })
    expect(without.some(({ withdrawn }) => withdrawn)).toBe(false)
    expect(withdrawnFrom(grown, [{ entryId: '' }, { entryId: 'a' }])).toEqual([])
  })

  it('of the contents have Roman figures where the agenda has, and places between them', () => {
    const id = frontIds.contents
    const one = pinPages([], [entry('', 3), entry(id, 1), entry('a', 1)], 'after-agenda')
    expect(labels(one)).toEqual({ '': 'i ii iii', [id]: 'iv', a: '1' })
    const two = pinPages(one, [entry('', 4), entry(id, 2), entry('a', 1), entry('b', 1)])
    expect(labels(two)).toEqual({ '': 'i ii iii iii.1', [id]: 'iv v', a: '1', b: '2' })
    expect(pinPages(two, [entry('', 4), entry(id, 2), entry('a', 1), entry('b', 1)])).toEqual(two)
  })

  it('never share a label, and never lose one they were issued under, whatever happens between issues', () => {
    const pack = fc.uniqueArray(
      fc.record({
        entryId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
        pages: fc.integer({ min: 1, max: 4 }),
      }),
      { selector: ({ entryId }) => entryId, maxLength: 8 },
    )
    const front = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })
    const round = fc.record({ front, each: pack })
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 6 }), fc.boolean(), (issues, isRoman) => {
        let issued: IssuedEntry[] = []
        const ever = new Map<string, string>()
        for (const { front, each } of issues) {
          const pages = front.map((count, at) => entry(at === 0 ? '' : frontIds.contents, count))
          issued = pinPages(
            issued,
            [...pages, ...each.map((one) => entry(one.entryId, one.pages))],
            isRoman ? 'after-agenda' : 'throughout',
          )
          const all = issued.flatMap((one) => [...one.labels, ...(one.retired ?? [])])
          expect(new Set(all).size).toBe(all.length)
          for (const { entryId, labels: own } of issued)
            for (const label of own) {
              expect(ever.get(label) ?? entryId).toBe(entryId)
              ever.set(label, entryId)
            }
        }
      }),
      { numRuns: 500 },
    )
  })
})
