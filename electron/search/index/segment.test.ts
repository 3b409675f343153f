import { describe, expect, it } from 'vitest'
import type { SearchFields } from '../search-fields.ts'
import { mergeSegments } from './merge-segments.ts'
import { SegmentBuilder } from './segment-builder.ts'
import {
  findBeginning,
  findNames,
  findWord,
  firstBodyPlace,
  placesPerField,
  Postings,
  wordAt,
  wordCount,
  type Segment,
} from './segment.ts'
import type { Built } from './segment-writer.ts'

const texts = ['policy of return, and return', 'Return', 'the Policy paper']

function fieldsOf(title: string, body: string): SearchFields {
  return { title, symbol: '', names: '', tags: '', people: '', places: '', body: [{ text: body }] }
}

function built(from: number, to: number): Built {
  const builder = new SegmentBuilder()
  for (let index = from; index < to; index += 1) {
    const fields = fieldsOf(`Paper ${index}`, texts[index]!)
    builder.add({ id: `d${index}`, rev: index, fields }, Uint8Array.of(index, index))
  }
  return builder.finish(from + 1)
}

function wordsOf(segment: Segment): string[] {
  return Array.from({ length: wordCount(segment) }, (_, word) => wordAt(segment, word))
}

/** Documents of a word, with the mask of short fields, how often the body has it, and its places. */
function read(segment: Segment, word: string) {
  const postings = new Postings().read(segment, findWord(segment, word), true)
  return Array.from({ length: postings.count }, (_, index) => {
    const count = postings.readPlaces(segment, index)
    return {
      document: postings.documents[index],
      mask: postings.masks[index],
      inBody: postings.inBody[index],
      places: [...postings.places.subarray(0, count)],
    }
  })
}

function merged(...inputs: { built: Built; gone?: number[] }[]): Built {
  const work = mergeSegments(
    inputs.map(({ built: { segment, texts: packed }, gone = [] }) => ({
      segment,
      gone: Uint8Array.from(segment.ids, (_, document) => (gone.includes(document) ? 1 : 0)),
      readText: (from, to) => packed.subarray(from, to),
    })),
  )
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

describe('a segment', () => {
  const { segment } = built(0, 3)

  it('has its words in order, and finds them whole and by how they begin', () => {
    expect(wordsOf(segment)).toEqual(['0', '1', '2', 'and', 'of', 'paper', 'policy', 'return', 'the'])
    expect(wordAt(segment, findWord(segment, 'policy'))).toBe('policy')
    expect(findWord(segment, 'polic')).toBe(-1)
    expect(findWord(segment, 'zebra')).toBe(-1)
    expect(findBeginning(segment, 'p')).toEqual([5, 7])
    expect(findBeginning(segment, 'paper')).toEqual([5, 6])
    expect(findBeginning(segment, 'x')).toEqual([9, 9])
  })

  it('says where each stands: in which fields, how often in the body, and at which places', () => {
    const body = firstBodyPlace
    expect(read(segment, 'return')).toEqual([
      { document: 0, mask: 0, inBody: 2, places: [body + 2, body + 4] },
      { document: 1, mask: 0, inBody: 1, places: [body] },
    ])
    expect(read(segment, 'paper').map(({ document, mask, inBody }) => [document, mask, inBody])).toEqual([
      [0, 1, 0],
      [1, 1, 0],
      [2, 1, 1],
    ])
    expect(read(segment, 'paper')[2]!.places).toEqual([0, body + 2])
    expect(placesPerField).toBeLessThan(body)
  })

  it('has the words of names once more, by themselves', () => {
    const [from, to] = findNames(segment, 'pap')
    const { words, documents, masks, inBody } = segment.names
    expect([...documents.subarray(from, to)]).toEqual([0, 1, 2])
    expect([...masks.subarray(from, to)]).toEqual([1, 1, 1])
    expect([...inBody.subarray(from, to)]).toEqual([0, 0, 1])
    expect(wordAt(segment, words[from]!)).toBe('paper')
    // Of policy only bodies speak.
    expect(findNames(segment, 'pol')).toEqual([to, to])
  })
})

describe('segments that are merged', () => {
  it('are what one segment of all their documents is', () => {
    const one = built(0, 3)
    const both = merged({ built: built(0, 2) }, { built: built(2, 3) })
    expect(both.segment).toEqual({ ...one.segment, sequence: 3 })
    expect(both.texts).toEqual(one.texts)
  })

  it('leave out what is gone, and words that only it had', () => {
    const both = merged({ built: built(0, 2), gone: [0] }, { built: built(2, 3) })
    const rest = built(1, 3)
    expect(both.segment).toEqual({ ...rest.segment, sequence: 3 })
    expect(wordsOf(both.segment)).not.toContain('of')
    expect([...both.texts]).toEqual([1, 1, 2, 2])
  })
})
