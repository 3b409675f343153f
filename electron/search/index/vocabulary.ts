import { betweenWords, maxTerm } from '../../../shared/text/tokens.ts'
import { roomier } from './bytes.ts'
import { compareLetters, startOf } from './segment.ts'

/** Words numbered in the order they are met, told apart by their letters: no string is made of a word of a text. */
export class Vocabulary {
  count = 0
  /** The letters of all words, one after the other, and where each word ends. */
  letters = new Uint16Array(1 << 13)
  ends = new Uint32Array(1 << 10)
  /** A table of twice as many places as there may be words: in each one more than the number of the word, and its hash. */
  #slots = new Uint32Array(1 << 12)
  #hash = 0
  #order = new Uint32Array(0)

  /**
   * Takes in the word that begins at `start`, each of its letters as `folds` has it (as it is, where that is null), as far as
   * it goes; where it ends. Its number is that of the `taken` word, should it be one.
   */
  take(text: string, start: number, folds: Uint16Array | null): number {
    const longest = folds === null ? text.length : Math.min(text.length, start + maxTerm)
    if (this.count === this.ends.length) this.#grow()
    const from = startOf(this.ends, this.count)
    const room = from + longest - start
    if (room > this.letters.length) this.letters = roomier(this.letters, room)
    const { letters } = this
    let hash = 0
    let at = start
    // The letters are written behind the last word, where they stay if the word is new.
    for (; at < longest; at += 1) {
      const code = text.charCodeAt(at)
      const letter = folds === null ? code : folds[code]!
      if (letter <= betweenWords && folds !== null) break
      letters[from + at - start] = letter
      hash = Math.imul(hash ^ letter, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    this.#hash = hash >>> 0
    if (folds && at === longest)
      while (at < text.length && folds[text.charCodeAt(at)]! > betweenWords) at += 1
    return at
  }

  /** Number of a word that is folded already. */
  numberOf(word: string): number {
    return this.taken(this.take(word, 0, null))
  }

  /** Number of the word taken in last, of so many letters. */
  taken(length: number): number {
    const { letters, ends } = this
    const hash = this.#hash
    const slots = this.#slots
    const from = startOf(ends, this.count)
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const known = slots[slot]! - 1
      if (known < 0) {
        slots[slot] = this.count + 1
        slots[slot + 1] = hash
        ends[this.count] = from + length
        return this.count++
      }
      if (slots[slot + 1] !== hash) continue
      const other = startOf(ends, known)
      let same = ends[known]! - other === length ? 0 : length + 1
      while (same < length && letters[other + same] === letters[from + same]) same += 1
      if (same === length) return known
    }
  }

  /** The numbers of all words, in the order of their letters; those met since it was asked last are put between the others. */
  sorted(): Uint32Array {
    const { letters, ends } = this
    const compare = (one: number, other: number) => compareLetters(letters, ends, one, letters, ends, other)
    const known = this.#order
    const fresh = Uint32Array.from({ length: this.count - known.length }, (_, word) => known.length + word)
    fresh.sort(compare)
    const order = new Uint32Array(this.count)
    for (let at = 0, old = 0, next = 0; at < order.length; at += 1) {
      const isOld = next === fresh.length || (old < known.length && compare(known[old]!, fresh[next]!) < 0)
      order[at] = isOld ? known[old++]! : fresh[next++]!
    }
    return (this.#order = order)
  }

  #grow(): void {
    this.ends = roomier(this.ends, 0)
    const before = this.#slots
    const slots = (this.#slots = new Uint32Array(before.length * 2))
    const mask = slots.length - 1
    for (let old = 0; old < before.length; old += 2) {
      if (before[old] === 0) continue
      let slot = (before[old + 1]! << 1) & mask
      while (slots[slot] !== 0) slot = (slot + 2) & mask
      slots[slot] = before[old]!
      slots[slot + 1] = before[old + 1]!
    }
  }
}
