/**
 * A part of the index that never changes once made: its words in order (by UTF-16 code units), and for each word the
 * documents it stands in and its places in them. Arrays named `…Ends` hold, for each row, where the next one begins.
 */
export type Segment = {
  /** Of two segments that hold a document, the one with the higher number has it newer. */
  sequence: number
  ids: string[]
  revs: Uint32Array
  /** Words of each document's body. */
  lengths: Uint32Array
  /** Bytes of each document's packed text. */
  textEnds: Float64Array
  characters: Uint16Array
  wordEnds: Uint32Array
  /** Documents each word stands in. */
  frequencies: Uint32Array
  /** For each document of a word: its distance from the one before (the lowest bit says whether a mask follows), the mask of short fields, words in the body, bytes of places. */
  documents: Uint8Array
  documentEnds: Uint32Array
  /** For each document of a word its places, as distances. */
  places: Uint8Array
  placeEnds: Uint32Array
  /** A number for how each word sounds; 0 where it has no letters that say. */
  sounds: Uint32Array
  /** Letters each word begins with in common with the word before it, at most 255. */
  shared: Uint8Array
}

/** Places of the short fields come first, so many each, and after them those of the body. */
export const placesPerField = 512
export const firstBodyPlace = placesPerField * 8

export function wordCount(segment: Segment): number {
  return segment.frequencies.length
}

export function wordAt({ characters, wordEnds }: Segment, word: number): string {
  const start = word === 0 ? 0 : wordEnds[word - 1]!
  return String.fromCharCode(...characters.subarray(start, wordEnds[word]))
}

/** Number of the word, or -1. */
export function findWord(segment: Segment, word: string): number {
  const at = lowerBound(segment, word)
  return at < wordCount(segment) && compare(segment, at, word) === 0 ? at : -1
}

/** The words that begin so: from the first number to before the second. */
export function findBeginning(segment: Segment, beginning: string): [number, number] {
  const first = lowerBound(segment, beginning)
  const last = String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1)
  return [first, lowerBound(segment, beginning.slice(0, -1) + last)]
}

/** The documents of one word, read out: document, mask of its short fields, words in the body, and where its places are. */
export class Postings {
  count = 0
  documents = new Uint32Array(0)
  masks = new Uint8Array(0)
  words = new Uint32Array(0)
  /** Where the places of each document begin in `segment.places`, one more for the end. */
  placesFrom = new Uint32Array(1)

  read(segment: Segment, word: number): this {
    const count = segment.frequencies[word]!
    if (count > this.documents.length) this.#grow(count)
    const bytes = segment.documents
    const { documents, masks, words, placesFrom } = this
    let at = word === 0 ? 0 : segment.documentEnds[word - 1]!
    let place = word === 0 ? 0 : segment.placeEnds[word - 1]!
    let document = -1
    for (let index = 0; index < count; index += 1) {
      let value = bytes[at++]!
      if (value > 0x7f) {
        let shift = 7
        value &= 0x7f
        for (;;) {
          const next = bytes[at++]!
          value |= (next & 0x7f) << shift
          if (next < 0x80) break
          shift += 7
        }
      }
      document += (value >>> 1) + 1
      documents[index] = document
      masks[index] = value & 1 ? bytes[at++]! : 0
      let inBody = bytes[at++]!
      if (inBody > 0x7f) {
        let shift = 7
        inBody &= 0x7f
        for (;;) {
          const next = bytes[at++]!
          inBody |= (next & 0x7f) << shift
          if (next < 0x80) break
          shift += 7
        }
      }
      words[index] = inBody
      placesFrom[index] = place
      let size = bytes[at++]!
      if (size > 0x7f) {
        let shift = 7
        size &= 0x7f
        for (;;) {
          const next = bytes[at++]!
          size |= (next & 0x7f) << shift
          if (next < 0x80) break
          shift += 7
        }
      }
      place += size
    }
    placesFrom[count] = place
    this.count = count
    return this
  }

  /** The places of the document at `index`, in order. */
  placesOf(segment: Segment, index: number): number[] {
    const found: number[] = []
    const bytes = segment.places
    const end = this.placesFrom[index + 1]!
    let place = this.masks[index] === 0 ? firstBodyPlace : 0
    for (let at = this.placesFrom[index]!; at < end;) {
      let value = 0
      let shift = 0
      for (;;) {
        const next = bytes[at++]!
        value |= (next & 0x7f) << shift
        if (next < 0x80) break
        shift += 7
      }
      place += value
      found.push(place)
    }
    return found
  }

  #grow(count: number): void {
    const room = Math.max(count, this.documents.length * 2, 64)
    this.documents = new Uint32Array(room)
    this.masks = new Uint8Array(room)
    this.words = new Uint32Array(room)
    this.placesFrom = new Uint32Array(room + 1)
  }
}

/** First word that is not before `word`. */
function lowerBound(segment: Segment, word: string): number {
  let low = 0
  let high = wordCount(segment)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(segment, middle, word) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compare({ characters, wordEnds }: Segment, at: number, word: string): number {
  const start = at === 0 ? 0 : wordEnds[at - 1]!
  const length = wordEnds[at]! - start
  const common = Math.min(length, word.length)
  for (let index = 0; index < common; index += 1) {
    const difference = characters[start + index]! - word.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return length - word.length
}

/** Letters each word has in common with the one before it. */
export function sharedBeginnings(characters: Uint16Array, wordEnds: Uint32Array): Uint8Array {
  const shared = new Uint8Array(wordEnds.length)
  let before = 0
  let start = wordEnds[0] ?? 0
  for (let word = 1; word < wordEnds.length; word += 1) {
    const most = Math.min(start - before, wordEnds[word]! - start, 255)
    let length = 0
    while (length < most && characters[before + length] === characters[start + length]) length += 1
    shared[word] = length
    before = start
    start = wordEnds[word]!
  }
  return shared
}
