import { describe, expect, it } from 'vitest'
import { createHitDesk } from '../showing/hit-desk.ts'
import { createSearchEngine } from '../search-engine.ts'
import type { SearchFields } from '../search-fields.ts'
import { searchLibrary } from '../search-library.test-kit.ts'
import type { SimilarFrom } from './similar-search.ts'
import type { SimilarParagraph } from './similar.ts'

const asked = 'The Council noted that portable pensions of migrant nurses remain without agreement.'

function fieldsOf(title: string, paragraphs: string[]): SearchFields {
  const body = paragraphs.map((text, at) => ({ text, block: `b${at}`, number: String(at + 1) }))
  return { title, symbol: '', names: '', tags: '', people: '', places: '', body }
}

/** An engine with papers of which every third says much the same as what is asked for, somewhere in it. */
function papers(count: number) {
  const engine = createSearchEngine(null)
  const documents = Array.from({ length: count }, (_, number) => {
    const paragraphs = Array.from(
      { length: 12 },
      (__, at) => `Paragraph ${at} of paper ${number} on other matters.`,
    )
    if (number % 3 === 0) paragraphs[number % 12] = asked.replace('noted', `noted in year ${number}`)
    return { id: `d${number}`, rev: 1, fields: fieldsOf(`Paper ${number}`, paragraphs) }
  })
  engine.put(documents)
  return engine
}

describe('looking for what was said before', () => {
  const engine = papers(40)
  const ids = engine.similarDocuments(asked, ['d0'])

  it('chooses documents by the rarest words, and leaves out who asks', () => {
    expect(ids).not.toContain('d0')
    expect(ids.slice(0, 13).toSorted()).toEqual(
      Array.from({ length: 13 }, (_, at) => `d${(at + 1) * 3}`).toSorted(),
    )
    expect(engine.similarDocuments('', [])).toEqual([])
    expect(engine.similarDocuments('zzz qqq', [])).toEqual([])
  })

  it('finds the same a paragraph at a time as all at once', () => {
    const whole = engine.similarIn(asked, ids, { document: 0, passage: 0 }, Infinity)
    expect(whole.next).toBeNull()
    expect(whole.found).toHaveLength(13)
    expect(whole.found[0]?.place).toMatchObject({
      block: expect.stringMatching(/^b/),
      number: expect.any(String),
    })
    const found: SimilarParagraph[] = []
    let from: SimilarFrom | null = { document: 0, passage: 0 }
    let steps = 0
    while (from) {
      const step = engine.similarIn(asked, ids, from, 0)
      found.push(...step.found)
      from = step.next
      steps += 1
      // Another question in between takes nothing away.
      if (steps % 7 === 0) engine.similarIn('other matters altogether', ids, { document: 0, passage: 0 }, 0)
    }
    expect(steps).toBeGreaterThan(ids.length)
    expect(found).toEqual(whole.found)
  })

  it('goes on where a document went away in between', () => {
    const own = papers(9)
    const chosen = own.similarDocuments(asked, [])
    const step = own.similarIn(asked, chosen, { document: 0, passage: 0 }, 0)
    own.remove(chosen)
    expect(own.similarIn(asked, chosen, step.next!, Infinity)).toEqual({ found: [], next: null })
  })
})

describe('who asks for what was said before', () => {
  const library = searchLibrary(Array.from({ length: 5 }, (_, at) => ({ title: `Paper ${at}` })))
  const [first = '', second = ''] = [...library.summaries.keys()]
  const paragraph = (id: string, score: number) => ({
    id,
    score,
    place: { block: 'b1' },
    passage: { text: asked, ranges: [] },
  })

  it('stops the reading when nobody waits any more', async () => {
    const stopped = new AbortController()
    let steps = 0
    const desk = createHitDesk({
      summaries: () => library.summaries,
      link: {
        show: () => Promise.resolve([]),
        similarDocuments: () => Promise.resolve([first, second]),
        similarIn: (_text, _ids, { document, passage }) => {
          steps += 1
          if (steps === 3) stopped.abort()
          return Promise.resolve({ found: [], next: { document, passage: passage + 1 } })
        },
      },
    })
    expect(await desk.similar(asked, undefined, 8, stopped.signal)).toEqual([])
    expect(steps).toBe(3)
  })

  it('has what was found until the thread was lost, the likest first', async () => {
    let steps = 0
    const desk = createHitDesk({
      summaries: () => library.summaries,
      link: {
        show: () => Promise.resolve([]),
        similarDocuments: () => Promise.resolve([first, second]),
        similarIn: () => {
          steps += 1
          if (steps > 2) return Promise.reject(new Error('search thread ended'))
          const found = [steps === 1 ? paragraph(first, 0.3) : paragraph(second, 0.9)]
          return Promise.resolve({ found, next: { document: steps, passage: 0 } })
        },
      },
    })
    const found = await desk.similar(asked, undefined, 8)
    expect(found.map(({ summary, score }) => [summary.id, score])).toEqual([
      [second, 0.9],
      [first, 0.3],
    ])
  })
})
