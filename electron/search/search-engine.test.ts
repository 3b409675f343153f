import { describe, expect, it } from 'vitest'
import { tokensOf } from '../../shared/text/tokens.ts'
import { readQuery } from './query/query.ts'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'
import type { SearchFields } from './search-fields.ts'

const vocabulary = (
  'migration governance dialogue partnership consultation mechanism authority policy coherence development capacity ' +
  'mobilité réunion étude niños años границы участники الهجرة المؤتمر 国际移民 区域 C/115/1 co-operation MIDSA'
).split(' ')

function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * below)
  }
}

function fieldsOf(title: string, body: string): SearchFields {
  return { title, symbol: '', names: '', tags: '', people: '', places: '', body: [{ text: body }] }
}

/** An engine over random texts, put in and changed in random order, and the texts it should know. */
function filled(seed: number): { engine: SearchEngine; texts: Map<string, string> } {
  const random = createRandom(seed)
  const engine = createSearchEngine(null)
  const texts = new Map<string, string>()
  for (let turn = 1; turn < 400; turn += 1) {
    const id = `d${random(120)}`
    if (random(10) === 0) {
      engine.remove([id])
      texts.delete(id)
    } else {
      const words = Array.from({ length: 4 + random(30) }, () => vocabulary[random(vocabulary.length)]!)
      const body = words.join(random(2) === 0 ? ' ' : ', ')
      engine.put([{ id, rev: turn, fields: fieldsOf(`Title ${id}`, body) }])
      texts.set(id, body)
    }
    if (random(25) === 0) engine.find(readQuery('dialogue ').query)
    if (random(60) === 0) engine.rest()
    engine.tidy(0)
  }
  return { engine, texts }
}

/** Documents that have all the words as a plain look at their texts finds them. */
function scan(texts: ReadonlyMap<string, string>, holds: (words: string[]) => boolean): string[] {
  return [...texts]
    .filter(([, text]) => holds(tokensOf(text).map(({ term }) => term)))
    .map(([id]) => id)
    .toSorted()
}

function idsFound(engine: SearchEngine, text: string) {
  const { rows, ids, ...rest } = engine.find(readQuery(text).query)
  const all = ids!.split(' ')
  return { ...rest, ids: Array.from(rows, (row) => all[row]!) }
}

function found(engine: SearchEngine, text: string): string[] {
  const { ids, fuzzy, scores } = idsFound(engine, text)
  // Where nothing has all the words, some of them are answered instead, below every other reading.
  return ids.filter((_, index) => fuzzy[index] === 0 && scores[index]! >= 1000).toSorted()
}

describe.each([11, 12, 13])('an engine after 400 changes (seed %i)', (seed) => {
  const { engine, texts } = filled(seed)

  it('knows the newest of every document, and no other', () => {
    expect(engine.revisions().ids.split(' ').toSorted()).toEqual([...texts.keys()].toSorted())
    for (const [id, text] of texts) {
      const [shown] = engine.show([id], [''], { words: [], prefixes: [], variants: [] })
      expect(text.startsWith(shown!.snippet!.text.replace(/…$/, '').trim().slice(0, 20))).toBe(true)
    }
  })

  it('finds what a scan finds: one word, two words, words that begin so', () => {
    for (const word of ['migration', 'policy', 'reunion', 'границы', 'midsa']) {
      expect(found(engine, `${word} `), word).toEqual(scan(texts, (words) => words.includes(word)))
    }
    expect(found(engine, 'policy dialogue ')).toEqual(
      scan(texts, (words) => words.includes('policy') && words.includes('dialogue')),
    )
    expect(found(engine, 'consult')).toEqual(
      scan(texts, (words) => words.some((word) => word.startsWith('consult'))),
    )
  })

  it('finds phrases, and leaves out what is excluded', () => {
    const sideBySide = (...row: string[]) =>
      scan(texts, (words) => words.some((_, at) => row.every((word, offset) => words[at + offset] === word)))
    expect(found(engine, '"policy coherence"')).toEqual(sideBySide('policy', 'coherence'))
    expect(found(engine, '"الهجرة المؤتمر"')).toEqual(sideBySide('الهجره', 'الموتمر'))
    expect(found(engine, 'C/115/1 ')).toEqual(sideBySide('c', '115', '1'))
    expect(found(engine, '国际移民 ')).toEqual(sideBySide('国际', '际移', '移民'))
    expect(found(engine, 'policy -coherence')).toEqual(
      scan(texts, (words) => words.includes('policy') && !words.includes('coherence')),
    )
  })

  it('has the same order each time', () => {
    const ask = () => idsFound(engine, 'policy migration').ids
    expect(ask()).toEqual(ask())
    const before = ask()
    engine.find(readQuery('something else').query)
    expect(ask()).toEqual(before)
  })
})

describe('an engine that is emptied', () => {
  it('finds nothing, and can be filled again', () => {
    const { engine } = filled(14)
    engine.reset()
    expect(engine.revisions()).toEqual({ ids: '', revs: new Uint32Array() })
    expect(idsFound(engine, 'policy ').ids).toEqual([])
    engine.put([{ id: 'd1', rev: 1, fields: fieldsOf('New', 'policy') }])
    expect(idsFound(engine, 'policy ').ids).toEqual(['d1'])
    engine.close()
  })
})
