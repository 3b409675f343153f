import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokensOf } from '../../shared/text/tokens.ts'
import { readQuery } from './query/query.ts'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'
import { ask, searchLibrary } from './search-library.test-kit.ts'

/** Pieces of what people write and type, in six languages, and what programs and accidents put between them. */
const words =
  'migration Réunion l’Organisation co-operation C/115/1/Rev.2 MIDSA ﬁnal Straße niño é границы Ёлка ' +
  'الهِجْرَة والمؤتمر مـؤتـمر 国际移民 ワーカー การย้ายถิ่น " « » - ( : type: year:2014.. person:" -" \u0000 \ud800 😀 \u202e , . / ’'
const between = [' ', ' ', ' ', '\n', ', ', '. ']
const pieces = fc.constantFrom(...words.split(' '), ...between)
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
const typed = fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 80 }))

function put(engine: SearchEngine, id: string, rev: number, text: string): void {
  const short = { symbol: '', names: '', tags: '', people: '', places: '' }
  engine.put([{ id, rev, fields: { title: `Title ${id}`, ...short, body: [{ text }] } }])
}

function found(engine: SearchEngine, text: string): string[] {
  const { rows, scores, ids } = engine.find(readQuery(text).query)
  const all = ids === null || ids === '' ? [] : ids.split(' ')
  return Array.from(rows, (row, at) => `${all[row]} ${Math.round(scores[at]! * 10)}`).toSorted()
}

describe('whatever is typed', () => {
  const library = searchLibrary([
    { title: 'Réunion sur la migration', text: 'L’Organisation a présenté la ﬁnale, 国际移民 et الهِجْرَة.' },
    { title: 'MIDSA', kind: 'mechanism', text: 'co-operation C/115/1/Rev.2 Straße e\u0301te\u0301' },
    { title: 'Границы', text: 'Ёлка 😀 ワーカー การย้ายถิ่น' },
  ])

  it('is answered, and every mark lies within its text, one behind the other', async () => {
    const index = await library.open()
    await index.ready()
    const check = ({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) => {
      let at = 0
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(to).toBeGreaterThan(from)
        at = to
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { hits } = await ask(index, text.slice(0, 2000), { facets: true })
        for (const { title, snippet } of hits) {
          check(title)
          if (snippet) check(snippet)
        }
        const ids = hits.map(({ summary }) => summary.id)
        for (const { title, snippet } of await index.snippets(text, ids)) {
          check(title)
          if (snippet) check(snippet)
        }
        for (const { title } of await index.switch(text, 10)) check(title)
        for (const { from, to } of await index.suggest(text, text.length, 'fr')) {
          expect(from).toBeLessThanOrEqual(to)
          expect(to).toBe(text.length)
        }
        for (const { passage } of await index.similar(text, undefined, 5)) check(passage)
      }),
      { numRuns: 100, endOnFailure: true },
    )
    await index.close()
  })
})

describe('any document', () => {
  it('is found by each of its own words, as it writes them', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (bodies) => {
        const engine = createSearchEngine(null)
        bodies.forEach((text, at) => put(engine, `d${at}`, 1, text))
        bodies.forEach((text, at) => {
          for (const { start, end } of tokensOf(text)) {
            const word = text.slice(start, end)
            // A surrogate or mark cut off from its letter is no word anybody can type.
            if (tokensOf(word).length === 0) continue
            const ids = found(engine, `"${word}"`).map((each) => each.split(' ')[0])
            expect(ids, `${word} of ${JSON.stringify(text)}`).toContain(`d${at}`)
          }
        })
        engine.close()
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
})

describe('any order of changes', () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    text: fc.option(texts, { nil: null, freq: 4 }),
    next: fc.constantFrom('nothing', 'find', 'rest', 'tidy'),
  })

  it('leaves an index that answers as one made afresh of what is there', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), texts, (changes, query) => {
        const engine = createSearchEngine(null)
        const now = new Map<string, string>()
        changes.forEach(({ id, text, next }, rev) => {
          if (text === null) {
            engine.remove([id])
            now.delete(id)
          } else {
            put(engine, id, rev, text)
            now.set(id, text)
          }
          if (next === 'find') found(engine, 'migration ')
          if (next === 'rest') engine.rest()
          if (next === 'tidy') engine.tidy(0)
        })
        const fresh = createSearchEngine(null)
        for (const [id, text] of now) put(fresh, id, 1, text)
        for (const each of [query, 'migration ', 'title', '国际 ', 'الهجرة ', 'C1151']) {
          const names = (of: SearchEngine) => found(of, each).map((row) => row.split(' ')[0])
          expect(names(engine), each).toEqual(names(fresh))
        }
        engine.close()
        fresh.close()
      }),
      { numRuns: 50, endOnFailure: true },
    )
  })
})
