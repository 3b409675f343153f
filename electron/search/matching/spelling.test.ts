import { describe, expect, it } from 'vitest'
import { slipBudget, slipDistance } from '../../../shared/text/distance.ts'
import { ColumnReader } from './columns.ts'
import { plainText } from '../search-library.test-kit.ts'
import { SegmentBuilder } from '../index/segment-builder.ts'
import { splitOf, variantsOf } from './spelling.ts'
import { toFields } from '../search-fields.ts'
import { uuidFor } from '../uuid.test-kit.ts'
import { recordSummary } from '../../../shared/model/summary.ts'

/** A reader over texts, each in a segment of its own. */
function readerOf(...texts: string[]): ColumnReader {
  const moment = '2018-01-01T00:00:00.000Z'
  return new ColumnReader(
    texts.map((text, base) => {
      const id = uuidFor(base)
      const summary = {
        id,
        kind: 'document',
        title: '',
        createdAt: moment,
        updatedAt: moment,
        tags: [],
        links: [],
      }
      const builder = new SegmentBuilder()
      const fields = toFields(recordSummary.parse(summary), plainText(text))
      builder.add({ id, rev: 1, fields }, new Uint8Array())
      return { segment: builder.finish(base).segment, gone: new Uint8Array(1), base }
    }),
  )
}
const wordsOf = (...input: Parameters<typeof variantsOf>) => variantsOf(...input).map(({ word }) => word)

describe('what may have been meant', () => {
  it('is the cheapest slip, and of like ones the more frequent word', () => {
    expect(wordsOf(readerOf('migration migrations mitigation emigration'), 'migratoin')[0]).toBe('migration')
    expect(wordsOf(readerOf('border bordes', 'bordes', 'bordes'), 'bordee')[0]).toBe('bordes')
  })

  it('is never the word itself, nor anything for words too short', () => {
    const reader = readerOf('policy rcm rcp')
    expect(wordsOf(reader, 'policy')).toEqual([])
    expect(wordsOf(reader, 'rcn')).toEqual([])
  })

  it('is never an acronym, nor asked for one', () => {
    const reader = readerOf('the MIDCAS meeting', 'midcar')
    expect(wordsOf(reader, 'midcaz')).toEqual(['midcar'])
    expect(wordsOf(reader, 'midcas')).toEqual([])
  })

  it('is a word that goes on, for a beginning', () => {
    const reader = readerOf('consultation')
    expect(wordsOf(reader, 'consutl')).toEqual([])
    expect(wordsOf(reader, 'consutl', { prefix: true })).toEqual(['consultation'])
  })

  it('is a word that sounds alike, however it is spelt', () => {
    expect(wordsOf(readerOf('maintenant umbral contextual'), 'mentenan')).toEqual([])
    expect(wordsOf(readerOf('maintenant'), 'mêntenant'.normalize('NFD').replace(/\p{M}/gu, ''))).toEqual([
      'maintenant',
    ])
    expect(wordsOf(readerOf('umbral'), 'unvral')).toEqual(['umbral'])
    expect(wordsOf(readerOf('contextual'), 'contecctual')).toEqual(['contextual'])
  })

  it('is two words that were run together, the best known ones', () => {
    const reader = readerOf('final report port finalre', 'final report', 'final')
    expect(splitOf(reader, 'finalreport')).toEqual(['final', 'report'])
    expect(splitOf(reader, 'nonsense')).toBeNull()
  })

  it('costs what comparing word by word costs, for any words in any order', () => {
    // Words over few letters share beginnings and have many near ones, long ones among them.
    let state = 7
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
    const make = (longest: number) =>
      Array.from({ length: 3 + random(longest) }, () => 'abeqn'[random(5)]!).join('')
    const vocabulary = [...new Set(Array.from({ length: 600 }, () => make(16)))]
    const reader = readerOf(vocabulary.join(' '))
    for (let round = 0; round < 60; round += 1) {
      const typed = make(9)
      const budget = slipBudget(typed.length)
      const found = new Map(variantsOf(reader, typed, { limit: 1000 }).map(({ word, cost }) => [word, cost]))
      for (const word of vocabulary) {
        const cost = budget === 0 ? null : slipDistance(typed, word, budget)
        if (word === typed || cost === null) continue
        // Words that sound alike may come cheaper.
        expect(found.get(word), `${typed} ${word}`).toBeLessThanOrEqual(cost + 1e-4)
      }
      for (const [word, cost] of found) {
        const distance = slipDistance(typed, word, 9)!
        if (cost < 0.89) expect(distance, `${typed} ${word}`).toBeCloseTo(cost, 3)
      }
    }
  })
})
