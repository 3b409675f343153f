import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRecords } from './merge-records.ts'

const issue = (number: number, file: string, more: object = {}) => ({
  number,
  issuedAt: `2026-03-0${number}T09:00:00.000Z`,
  sha256: file.repeat(64).slice(0, 64),
  pages: 3,
  ...more,
})
const pack = (issues?: object[]) => ({ title: 'Pack', ...(issues ? { issues } : {}) })
const merged = (base: object[] | undefined, ours: object[] | undefined, theirs: object[] | undefined) =>
  mergeRecords(pack(base), pack(ours), pack(theirs))

describe('issues of two sides', () => {
  const [one, two] = [issue(1, 'a'), issue(2, 'b')]

  it('are put together, whoever made them', () => {
    expect(merged([one], [one, two], [one])).toEqual({ record: pack([one, two]), conflicts: [] })
    expect(merged(undefined, [one], undefined)).toEqual({ record: pack([one]), conflicts: [] })
    const third = issue(3, 'c')
    expect(merged([one], [one, two], [one, third])).toEqual({
      record: pack([one, two, third]),
      conflicts: [],
    })
  })

  it('of one number are both kept, the earlier first', () => {
    const late = issue(2, 'c', { issuedAt: '2026-03-09T09:00:00.000Z' })
    for (const [ours, theirs] of [
      [two, late],
      [late, two],
    ] as const)
      expect(merged([one], [one, ours], [one, theirs])).toEqual({
        record: pack([one, two, late]),
        conflicts: [],
      })
  })

  it('are never forgotten because one side does not have them', () => {
    expect(merged([one, two], [one, two], [one]).record).toEqual(pack([one, two]))
    expect(merged([one, two], [], [one, two]).record).toEqual(pack([one, two]))
  })

  it('that one side corrected stand corrected', () => {
    const right = { ...one, rev: 7 }
    expect(merged([one], [one], [right]).record).toEqual(pack([right]))
    expect(merged([one], [right], [one]).record).toEqual(pack([right]))
  })

  it('come out the same whichever side is ours, with every one of both, once', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('a', 'b', 'c')), {
      maxLength: 5,
    })
    const listOf = (pairs: [number, string][]) =>
      [...new Map(pairs.map((pair) => [pair.join(), pair])).values()].map(([n, file]) => issue(n, file))
    fc.assert(
      fc.property(some, some, (ours, theirs) => {
        const [a, b] = [listOf(ours), listOf(theirs)]
        const { record, conflicts } = merged([], a, b)
        expect(record).toEqual(merged([], b, a).record)
        expect(conflicts).toEqual([])
        const keys = (list: { number: number; sha256: string }[]) =>
          list.map(({ number, sha256 }) => `${number} ${sha256}`)
        expect(new Set(keys(record.issues as typeof a))).toEqual(new Set(keys([...a, ...b])))
        expect((record.issues as typeof a).length).toBe(new Set(keys([...a, ...b])).size)
      }),
      { numRuns: 200 },
    )
  })
})
