import type { NamedLines } from '../search-fields.ts'
import { readNumbers, roomier } from './bytes.ts'

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
  /** The people and places each document names, so that its text need not be read for them. */
  named: NamedLines[]
  /** Bytes of each document's packed text. */
  textEnds: Float64Array
  characters: Uint16Array
  wordEnds: Uint32Array
  /** Documents each word stands in. */
  frequencies: Uint32Array
  /** For each word four runs of numbers, one of each for a document: see `Postings`. */
  postings: Uint8Array
  postingEnds: Uint32Array
  /** For each document of a word its places, as distances. */
  places: Uint8Array
  placeEnds: Uint32Array
  /** A number for how each word sounds; 0 where it has no letters that say. */
  sounds: Uint32Array
  /** What stands in short fields once more, in the order of words: the first letters of a query are looked for in names only. */
  names: { words: Uint32Array; documents: Uint32Array; masks: Uint32Array; inBody: Uint32Array }
}

/** Places of the short fields come first, so many each, and after them those of the body. */
export const placesPerField = 512
export const firstBodyPlace = placesPerField * 8

export function wordCount(segment: Segment): number {
  return segment.frequencies.length
}

/** Where row `row` begins, by where each ends. */
export function startOf(ends: ArrayLike<number>, row: number): number {
  return row === 0 ? 0 : ends[row - 1]!
}

export function wordAt({ characters, wordEnds }: Segment, word: number): string {
  return String.fromCharCode(...characters.subarray(startOf(wordEnds, word), wordEnds[word]))
}

/** Number of the word, or -1. */
export function findWord(segment: Segment, word: string): number {
  const at = firstFrom(wordCount(segment), (each) => isBefore(segment, each, word))
  return at < wordCount(segment) && wordAt(segment, at) === word ? at : -1
}

/** The words that begin so: from the first number to before the second. */
export function findBeginning(segment: Segment, beginning: string): [number, number] {
  const next = beginning.slice(0, -1) + String.fromCharCode(beginning.charCodeAt(beginning.length - 1) + 1)
  const [from, to] = [beginning, next].map((word) =>
    firstFrom(wordCount(segment), (each) => isBefore(segment, each, word)),
  )
  return [from!, to!]
}

/** The rows of `segment.names` that hold the words that begin so: from the first to before the second. */
export function findNames(segment: Segment, beginning: string): [number, number] {
  const { words } = segment.names
  const [from, to] = findBeginning(segment, beginning).map((word) =>
    firstFrom(words.length, (row) => words[row]! < word),
  )
  return [from!, to!]
}

/** The first of `count` rows in order that is not before what is looked for. */
function firstFrom(count: number, isBefore: (row: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore({ characters, wordEnds }: Segment, at: number, word: string): boolean {
  const start = startOf(wordEnds, at)
  const length = wordEnds[at]! - start
  for (let index = 0; index < length && index < word.length; index += 1) {
    const difference = characters[start + index]! - word.charCodeAt(index)
    if (difference !== 0) return difference < 0
  }
  return length < word.length
}

/** Which of two words comes first, each by the letters and the ends of its row; as `sort` has it. */
export function compareLetters(
  letters: Uint16Array,
  ends: Uint32Array,
  word: number,
  others: Uint16Array,
  otherEnds: Uint32Array,
  other: number,
): number {
  let at = startOf(ends, word)
  let against = startOf(otherEnds, other)
  const end = ends[word]!
  const otherEnd = otherEnds[other]!
  for (; at < end && against < otherEnd; at += 1, against += 1) {
    const difference = letters[at]! - others[against]!
    if (difference !== 0) return difference
  }
  return end - at - (otherEnd - against)
}

/**
 * The documents of one word, read out. They are written as four runs: distances from the document before, the lowest bit
 * of which says whether the word stands in a short field; how often it does in the body; the masks of those short fields;
 * and, read by those who want places only, the bytes of each document's places.
 */
export class Postings {
  count = 0
  documents = new Uint32Array(0)
  masks = new Uint8Array(0)
  inBody = new Uint32Array(0)
  /** Where the places of each document begin in `segment.places`, one more for the end. */
  placesFrom = new Uint32Array(1)
  /** The places of the document that was asked for last. */
  places = new Uint32Array(64)

  read(segment: Segment, word: number, withPlaces = false): this {
    const count = segment.frequencies[word]!
    if (count > this.documents.length) this.#grow(count)
    const { documents, masks, inBody, placesFrom } = this
    const bytes = segment.postings
    let at = readNumbers(bytes, startOf(segment.postingEnds, word), count, documents)
    at = readNumbers(bytes, at, count, inBody)
    let document = -1
    for (let index = 0; index < count; index += 1) {
      const step = documents[index]!
      document += (step >>> 1) + 1
      documents[index] = document
      masks[index] = (step & 1) === 0 ? 0 : bytes[at++]!
    }
    this.count = count
    if (!withPlaces) return this
    readNumbers(bytes, at, count, placesFrom)
    let place = startOf(segment.placeEnds, word)
    for (let index = 0; index <= count; index += 1) {
      const size = placesFrom[index]!
      placesFrom[index] = place
      place += size
    }
    return this
  }

  /** Reads the places of the document at `index`, in order; how many there are. */
  readPlaces(segment: Segment, index: number): number {
    const bytes = segment.places
    const end = this.placesFrom[index + 1]!
    const longest = end - this.placesFrom[index]!
    if (longest > this.places.length) this.places = roomier(this.places, longest)
    let count = 0
    let place = this.masks[index] === 0 ? firstBodyPlace : 0
    for (let at = this.placesFrom[index]!; at < end; count += 1) {
      at = readNumbers(bytes, at, 1, one)
      this.places[count] = place += one[0]!
    }
    return count
  }

  #grow(count: number): void {
    this.documents = roomier(this.documents, count)
    this.masks = roomier(this.masks, count)
    this.inBody = roomier(this.inBody, count)
    this.placesFrom = roomier(this.placesFrom, count + 1)
  }
}

const one = new Uint32Array(1)
