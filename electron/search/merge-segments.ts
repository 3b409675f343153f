import { ByteWriter } from './byte-writer.ts'
import { writeDocument, type Built } from './segment-builder.ts'
import { Postings, sharedBeginnings, wordCount, type Segment } from './segment.ts'

/** A segment to be merged: which of its documents are gone, and their packed texts. */
export type MergeInput = {
  segment: Segment
  gone: Uint8Array
  readText(from: number, to: number): Uint8Array
}

/** Words merged between two pauses: some milliseconds of work. */
const wordsPerStep = 1500

/**
 * One segment of several, without the documents that were gone when it began. It yields often, so that whoever runs it
 * can answer searches in between.
 */
export function* mergeSegments(inputs: MergeInput[]): Generator<void, Built> {
  const numbers = renumber(inputs)
  const texts = new ByteWriter()
  const textEnds: number[] = []
  for (const [index, { segment, readText }] of inputs.entries()) {
    for (let document = 0; document < segment.ids.length; document += 1) {
      if (numbers[index]![document]! < 0) continue
      const from = document === 0 ? 0 : segment.textEnds[document - 1]!
      const packed = readText(from, segment.textEnds[document]!)
      texts.copy(packed, 0, packed.length)
      textEnds.push(texts.length)
      if (document % 200 === 199) yield
    }
    yield
  }
  const merged = yield* mergeWords(inputs, numbers)
  const kept = inputs.flatMap(({ segment }, index) =>
    segment.ids.flatMap((id, document) =>
      numbers[index]![document]! < 0
        ? []
        : [{ id, rev: segment.revs[document]!, length: segment.lengths[document]! }],
    ),
  )
  const segment: Segment = {
    sequence: Math.max(...inputs.map((each) => each.segment.sequence)),
    ids: kept.map(({ id }) => id),
    revs: Uint32Array.from(kept, ({ rev }) => rev),
    lengths: Uint32Array.from(kept, ({ length }) => length),
    textEnds: Float64Array.from(textEnds),
    ...merged,
    shared: sharedBeginnings(merged.characters, merged.wordEnds),
  }
  return { segment, texts: texts.finish() }
}

/** The new number of each document; -1 for those that are gone. */
function renumber(inputs: MergeInput[]): Int32Array[] {
  let next = 0
  return inputs.map(({ segment, gone }) =>
    Int32Array.from(segment.ids, (_, document) => (gone[document] ? -1 : next++)),
  )
}

type Words = Pick<
  Segment,
  'characters' | 'wordEnds' | 'frequencies' | 'documents' | 'documentEnds' | 'places' | 'placeEnds' | 'sounds'
>

function* mergeWords(inputs: MergeInput[], numbers: Int32Array[]): Generator<void, Words> {
  const most = inputs.reduce((sum, { segment }) => sum + wordCount(segment), 0)
  const size = (pick: (segment: Segment) => number) =>
    inputs.reduce((sum, { segment }) => sum + pick(segment), 16)
  const characters = new Uint16Array(size((each) => each.characters.length))
  const columns = Array.from({ length: 5 }, () => new Uint32Array(most))
  const [wordEnds, frequencies, documentEnds, placeEnds, sounds] = columns as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ]
  const documents = new ByteWriter(size((each) => each.documents.length))
  const places = new ByteWriter(size((each) => each.places.length))
  const postings = new Postings()
  const heads = inputs.map(() => 0)
  let count = 0
  let length = 0
  for (let steps = 1; ; steps += 1) {
    if (steps % wordsPerStep === 0) yield
    const first = firstOf(inputs, heads)
    if (first.length === 0) break
    let frequency = 0
    let before = -1
    for (const index of first) {
      const { segment } = inputs[index]!
      postings.read(segment, heads[index]!)
      for (let at = 0; at < postings.count; at += 1) {
        const document = numbers[index]![postings.documents[at]!]!
        if (document < 0) continue
        const [from, to] = [postings.placesFrom[at]!, postings.placesFrom[at + 1]!]
        writeDocument(documents, document - before - 1, postings.masks[at]!, postings.words[at]!, to - from)
        places.copy(segment.places, from, to)
        before = document
        frequency += 1
      }
    }
    const { segment } = inputs[first[0]!]!
    const word = heads[first[0]!]!
    for (const index of first) heads[index]! += 1
    if (frequency === 0) continue
    const start = word === 0 ? 0 : segment.wordEnds[word - 1]!
    for (let at = start; at < segment.wordEnds[word]!; at += 1) characters[length++] = segment.characters[at]!
    wordEnds[count] = length
    frequencies[count] = frequency
    documentEnds[count] = documents.length
    placeEnds[count] = places.length
    sounds[count] = segment.sounds[word]!
    count += 1
  }
  return {
    characters: characters.slice(0, length),
    wordEnds: wordEnds.slice(0, count),
    frequencies: frequencies.slice(0, count),
    documents: documents.finish(),
    documentEnds: documentEnds.slice(0, count),
    places: places.finish(),
    placeEnds: placeEnds.slice(0, count),
    sounds: sounds.slice(0, count),
  }
}

/** The inputs, in order, whose next word is the first of all. */
function firstOf(inputs: MergeInput[], heads: number[]): number[] {
  let first: number[] = []
  for (let index = 0; index < inputs.length; index += 1) {
    if (heads[index]! >= wordCount(inputs[index]!.segment)) continue
    const order = first.length === 0 ? -1 : compareHeads(inputs, heads, index, first[0]!)
    if (order < 0) first = [index]
    else if (order === 0) first.push(index)
  }
  return first
}

function compareHeads(inputs: MergeInput[], heads: number[], a: number, b: number): number {
  const [one, other] = [inputs[a]!.segment, inputs[b]!.segment]
  let [at, against] = [startOf(one, heads[a]!), startOf(other, heads[b]!)]
  const [end, otherEnd] = [one.wordEnds[heads[a]!]!, other.wordEnds[heads[b]!]!]
  for (; at < end && against < otherEnd; at += 1, against += 1) {
    const difference = one.characters[at]! - other.characters[against]!
    if (difference !== 0) return difference
  }
  return end - at - (otherEnd - against)
}

function startOf({ wordEnds }: Segment, word: number): number {
  return word === 0 ? 0 : wordEnds[word - 1]!
}
