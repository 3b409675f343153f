import { ByteWriter } from './bytes.ts'
import { compareLetters, Postings, startOf, wordCount, type Segment } from './segment.ts'
import { noDocuments, SegmentWriter, type Built } from './segment-writer.ts'

/** A segment to be merged: which of its documents are gone, and their packed texts. */
export type MergeInput = {
  segment: Segment
  gone: Uint8Array
  readText(from: number, to: number): Uint8Array
}

/** Words, and texts, merged between two pauses: some milliseconds of work. */
const wordsPerStep = 1500
const textsPerStep = 200

/**
 * One segment of several, without the documents that were gone when it began. It yields often, so that whoever runs it
 * can answer searches in between.
 */
export function* mergeSegments(inputs: MergeInput[]): Generator<void, Built> {
  const list = noDocuments()
  const texts = new ByteWriter()
  // The new number of each document; -1 for those that are gone.
  const numbers = inputs.map(({ segment }) => new Int32Array(segment.ids.length).fill(-1))
  for (const [index, { segment, gone, readText }] of inputs.entries()) {
    for (const [document, id] of segment.ids.entries()) {
      if (gone[document]) continue
      const packed = readText(startOf(segment.textEnds, document), segment.textEnds[document]!)
      texts.copy(packed, 0, packed.length)
      numbers[index]![document] = list.ids.push(id) - 1
      list.named.push(segment.named[document]!)
      list.revs.add(segment.revs[document]!)
      list.lengths.add(segment.lengths[document]!)
      list.textEnds.push(texts.length)
      if (document % textsPerStep === 0) yield
    }
  }
  const writer = new SegmentWriter()
  const postings = new Postings()
  // The next word of each input.
  const heads = inputs.map(() => 0)
  for (let steps = 1; ; steps += 1) {
    if (steps % wordsPerStep === 0) yield
    const first = firstOf(inputs, heads)
    if (first.length === 0) break
    for (const index of first) {
      const { segment } = inputs[index]!
      const { count, documents, masks, inBody, placesFrom } = postings.read(segment, heads[index]!, true)
      for (let at = 0; at < count; at += 1) {
        const document = numbers[index]![documents[at]!]!
        if (document < 0) continue
        writer.places.copy(segment.places, placesFrom[at]!, placesFrom[at + 1]!)
        writer.document(document, masks[at]!, inBody[at]!)
      }
    }
    const { characters, wordEnds, sounds } = inputs[first[0]!]!.segment
    const word = heads[first[0]!]!
    writer.word(characters, startOf(wordEnds, word), wordEnds[word]!, sounds[word]!)
    for (const index of first) heads[index]! += 1
  }
  const sequence = Math.max(...inputs.map(({ segment }) => segment.sequence))
  return { segment: writer.finish(sequence, list), texts: texts.finish() }
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
  return compareLetters(one.characters, one.wordEnds, heads[a]!, other.characters, other.wordEnds, heads[b]!)
}
