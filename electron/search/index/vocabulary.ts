import { roomier } from './bytes.ts'
import { compareLetters, startOf } from './segment.ts'

/** Words numbered in the order they are met, told apart by their letters: no string is made of a word of a text. */
export class Vocabulary {
  count = 0
  /** The letters of all words, one after the other, and where each word ends. */
  letters = new Uint16Array(1 << 13)
  ends = new Uint32Array(1 << 10)
  #hashes = new Uint32Array(1 << 10)
  /** A table of twice as many places as there may be words, with one more than the number of the word in each. */
  #slots = new Uint32Array(1 << 11)

  /** Number of the word from `start` to `end` in a text, each of its letters taken as `folds` has it. */
  numberOf(text: string, start: number, end: number, folds: Uint16Array | null): number {
    if (this.count === this.ends.length) this.#grow()
    const length = end - start
    const from = startOf(this.ends, this.count)
    if (from + length > this.letters.length) this.letters = roomier(this.letters, from + length)
    const { letters, ends } = this
    let hash = length
    // The letters are written behind the last word, where they stay if the word is new.
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(start + at)
      const letter = folds === null ? code : folds[code]!
      letters[from + at] = letter
      hash = Math.imul(hash ^ letter, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    hash >>>= 0
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot]! - 1
      if (known < 0) {
        this.#slots[slot] = this.count + 1
        this.#hashes[this.count] = hash
        ends[this.count] = from + length
        return this.count++
      }
      if (this.#hashes[known] !== hash) continue
      const other = startOf(ends, known)
      let same = ends[known]! - other === length ? 0 : length + 1
      while (same < length && letters[other + same] === letters[from + same]) same += 1
      if (same === length) return known
    }
  }

  /** The numbers of all words, in the order of their letters. */
  sorted(): Uint32Array {
    const { letters, ends } = this
    const numbers = Uint32Array.from({ length: this.count }, (_, word) => word)
    return numbers.sort((one, other) => compareLetters(letters, ends, one, letters, ends, other))
  }

  #grow(): void {
    this.ends = roomier(this.ends, 0)
    this.#hashes = roomier(this.#hashes, 0)
    this.#slots = new Uint32Array(this.count * 4)
    const mask = this.#slots.length - 1
    for (let word = 0; word < this.count; word += 1) {
      let slot = this.#hashes[word]! & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = word + 1
    }
  }
}
