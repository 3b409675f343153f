import { describe, expect, it } from 'vitest'
import { plainFolds } from '../../../shared/text/tokens.ts'
import { startOf } from './segment.ts'
import { Vocabulary } from './vocabulary.ts'

function spelt({ letters, ends }: Vocabulary, word: number): string {
  return String.fromCharCode(...letters.subarray(startOf(ends, word), ends[word]))
}

function number(words: Vocabulary, word: string): number {
  return words.numberOf(word)
}

describe('words by number', () => {
  it('are as many as differ, numbered as they are met, however many there are', () => {
    const words = new Vocabulary()
    const made = Array.from({ length: 20_000 }, (_, index) => `w${(index * 7919) % 20_000}x`)
    for (const [index, word] of made.entries()) expect(number(words, word)).toBe(index)
    for (const index of [0, 1, 4095, 4096, 19_999]) {
      expect(number(words, made[index]!)).toBe(index)
      expect(spelt(words, index)).toBe(made[index])
    }
    expect(words.count).toBe(20_000)
    expect(Array.from(words.sorted(), (word) => spelt(words, word))).toEqual(made.toSorted())
  })

  it('are found where they stand in a text, letter by letter as they fold', () => {
    const words = new Vocabulary()
    const text = 'Élysée, ELYSEE; Ёлка ёлки'
    const at = (start: number) => {
      const end = words.take(text, start, plainFolds())
      return [end, words.taken(end - start)]
    }
    expect([at(0), at(8), at(16), at(21)]).toEqual([
      [6, 0],
      [14, 0],
      [20, 1],
      [25, 2],
    ])
    expect(number(words, 'elysee')).toBe(0)
    expect([0, 1, 2].map((word) => spelt(words, word))).toEqual(['elysee', 'елка', 'елки'])
  })

  it('are told apart though one begins another, or has its letters in another order', () => {
    const words = new Vocabulary()
    const made = ['ab', 'a', 'abc', 'ba', 'b', '', 'aa']
    expect(made.map((word) => number(words, word))).toEqual(made.map((_, index) => index))
    expect(Array.from(words.sorted(), (word) => spelt(words, word))).toEqual(made.toSorted())
  })

  it('leave nothing behind that were taken in and are none, however long', () => {
    const words = new Vocabulary()
    const long = 'x'.repeat(10_000)
    expect(words.take(long, 0, plainFolds())).toBe(10_000)
    expect(words.take('half‐', 0, plainFolds())).toBe(4)
    expect([words.count, number(words, 'word'), spelt(words, 0)]).toEqual([0, 0, 'word'])
  })

  it('are in order whenever that is asked, those met since between those met before', () => {
    const words = new Vocabulary()
    const made = Array.from({ length: 3000 }, (_, index) => `w${(index * 7919) % 3000}x`)
    for (const [from, to] of [
      [0, 1],
      [1, 40],
      [40, 40],
      [40, 3000],
    ]) {
      made.slice(from, to).forEach((word) => number(words, word))
      expect(Array.from(words.sorted(), (word) => spelt(words, word))).toEqual(made.slice(0, to).toSorted())
    }
  })
})
