import { isVowel, slipBudget, slipCosts } from '../../../shared/text/distance.ts'
import { soundNumber } from '../../../shared/text/sound.ts'
import { capitalSign } from '../index/analyse.ts'
import { startOf, wordAt, type Segment } from '../index/segment.ts'

/** A word of the library that may have been meant, and what the slip cost. */
export type Variant = { word: string; cost: number; documents: number }

/** The words that are compared: those of some segments, and how many documents have one. */
export type Words = { segments: readonly { segment: Segment }[]; documentsWith(word: string): number }

/** Cost of a word that only sounds like the one typed, and of one that is spelt quite otherwise. */
const heardCost = 0.9
const onlyHeardCost = 1.1
/** Longest word compared: what is longer is data. */
const longest = 40

/** What somebody who stops typing here has less often meant than a whole word: one that goes on. */
const unfinishedCost = 0.35

/**
 * At most `limit` words of the library within the budget of slips, the likeliest first; the word itself is none. With
 * `prefix` a word may go on after what was typed.
 */
export function variantsOf(
  words: Words,
  typed: string,
  options: { prefix?: boolean; limit?: number; budget?: number } = {},
): Variant[] {
  const { prefix = false, limit = 12, budget = slipBudget(typed.length) } = options
  if (budget === 0 || typed.length > longest || isAcronym(words, typed)) return []
  const found = new Map<string, Variant>()
  for (const { segment } of words.segments) {
    const met: Met[] = []
    compareWords(segment, typed, budget, prefix, (at, cost) =>
      met.push({ at, cost, documents: segment.frequencies[at]! }),
    )
    // Words are spelt out for the likeliest only; there may be thousands.
    for (const { at, cost, documents } of likeliest(met, limit * 4)) {
      const word = wordAt(segment, at)
      const known = found.get(word) ?? { word, cost, documents: 0 }
      known.documents += documents
      known.cost = Math.min(known.cost, cost)
      found.set(word, known)
    }
  }
  found.delete(typed)
  return likeliest([...found.values()], limit * 2)
    .filter(({ word }) => !/\d/.test(word) && !isAcronym(words, word))
    .slice(0, limit)
}

type Met = { at: number; cost: number; documents: number }

function likeliest<T extends { cost: number; documents: number; word?: string }>(
  met: T[],
  most: number,
): T[] {
  const rated = met.map((each) => ({ each, rate: likelihood(each) }))
  return rated
    .toSorted((a, b) => a.rate - b.rate || ((a.each.word ?? '') < (b.each.word ?? '') ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each)
}

/** Whether the word is met in capitals more often than not; it is neither corrected nor a correction. */
export function isAcronym(words: Words, word: string): boolean {
  if (word.length > 8) return false
  const capitals = words.documentsWith(capitalSign + word)
  return capitals > 0 && capitals * 2 > words.documentsWith(word)
}

/** Two known words that were written without the space between them, the best known ones; null where there are none. */
export function splitOf(words: Words, typed: string): [string, string] | null {
  let best: [string, string] | null = null
  let bestWeight = 0
  for (let at = shortestPart; at <= typed.length - shortestPart; at += 1) {
    const parts: [string, string] = [typed.slice(0, at), typed.slice(at)]
    const weight = Math.min(words.documentsWith(parts[0]), words.documentsWith(parts[1]))
    if (weight <= bestWeight) continue
    bestWeight = weight
    best = parts
  }
  return best
}

const shortestPart = 3

/** A word in ten times as many documents may cost 0.35 more. */
export function likelihood({ cost, documents }: { cost: number; documents: number }): number {
  return cost - 0.35 * Math.log10(documents + 1)
}

/** Of each word of a segment: letters it begins with in common with the one before, and its letters, a bit for each. */
type Outline = { shared: Uint8Array; letters: Uint32Array }
const outlines = new WeakMap<Segment, Outline>()

/** The bit a letter has in an outline: one of the upper eight for a vowel, of the lower 24 for any other. */
function bitOf(code: number): number {
  return 1 << (isVowel(code) ? 24 + ((code >>> 2) & 7) : code % 24)
}

function outlineOf(segment: Segment): Outline {
  const known = outlines.get(segment)
  if (known) return known
  const { characters, wordEnds } = segment
  const shared = new Uint8Array(wordEnds.length)
  const letters = new Uint32Array(wordEnds.length)
  for (let word = 0, before = 0, start = 0; word < wordEnds.length; word += 1) {
    const end = wordEnds[word]!
    let same = 0
    const most = Math.min(start - before, end - start, 255)
    while (same < most && characters[before + same] === characters[start + same]) same += 1
    shared[word] = same
    for (let at = start; at < end; at += 1) letters[word]! |= bitOf(characters[at]!)
    before = start
    start = end
  }
  const outline = { shared, letters }
  outlines.set(segment, outline)
  return outline
}

// What letters cost at least that one word has and the other has not: a vowel can stand for another vowel, any other
// letter for a neighbour. Looked up sixteen bits at a time, and a little less for the sake of rounding.
const leastLower = Float32Array.from({ length: 1 << 16 }, (_, bits) => 0.799 * countBits(bits))
const leastUpper = Float32Array.from(
  { length: 1 << 16 },
  (_, bits) => 0.799 * countBits(bits & 0xff) + 0.599 * countBits(bits >>> 8),
)

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left > 0; left &= left - 1) count += 1
  return count
}

// Rows of the comparison, one for each letter of the word, kept from word to word: in order, most words share their
// beginning with the one before. One thread, one comparison at a time.
const width = longest + 1
const table = new Float32Array((64 + 2) * width)
const ends = new Float32Array(64 + 2)

/**
 * Weighted Damerau–Levenshtein distance (optimal string alignment) of what was typed to every word of a segment, as
 * `slipDistance` has it, or what sounding alike costs; words that lack too many of the letters, or share a hopeless
 * beginning with the one before, are passed over. With `prefix` a word may go on.
 */
function compareWords(
  segment: Segment,
  typed: string,
  budget: number,
  prefix: boolean,
  keep: (word: number, cost: number) => void,
): void {
  const { characters, wordEnds, sounds } = segment
  const { shared, letters } = outlineOf(segment)
  const { codes, removals, substitutions } = tableOf(typed)
  const columns = typed.length
  const sound = soundNumber(typed)
  const sign = capitalSign.charCodeAt(0)
  const outline = codes.subarray(1).reduce((bits, code) => bits | bitOf(code), 0)
  // A letter more or less costs at least half a slip, and hardly ever all of them do.
  const band = Math.ceil(budget) + 1
  table[0] = 0
  for (let j = 1; j <= columns; j += 1) table[j] = table[j - 1]! + removals[j]!
  ends[0] = Infinity
  // Rows up to `valid` hold for the word before; no word can be within the budget beyond `dead` letters of it.
  let valid = 0
  let dead = Infinity
  for (let word = 0; word < letters.length; word += 1) {
    const common = shared[word]!
    if (common < dead) {
      dead = Infinity
      if (valid > common) valid = common
    }
    const isHeard = sound !== 0 && sounds[word] === sound
    const own = letters[word]!
    if (
      dead < Infinity ||
      leastCost(outline & ~own) > budget ||
      (!prefix && leastCost(own & ~outline) > budget)
    ) {
      if (isHeard) keep(word, onlyHeardCost)
      continue
    }
    const start = startOf(wordEnds, word)
    const length = wordEnds[word]! - start
    if (length > 64 || characters[start] === sign) continue
    let row = valid
    while (row < length) {
      row += 1
      const letter = characters[start + row - 1]!
      const before = row > 1 ? characters[start + row - 2]! : 0
      const here = row * width
      const above = here - width
      const added = slipCosts.insertion(letter, before, row === 1)
      const from = row > band ? row - band : 1
      const to = row + band < columns ? row + band : columns
      let cheapest = Infinity
      if (from === 1) cheapest = table[here] = table[above]! + added
      else table[here + Math.min(from - 1, columns)] = Infinity
      for (let j = from; j <= to; j += 1) {
        const code = codes[j]!
        let cost = table[above + j - 1]!
        if (code !== letter) {
          cost +=
            letter < 128 && !(row === 1 && j === 1)
              ? substitutions[j * 128 + letter]!
              : slipCosts.substitution(code, letter, row === 1 && j === 1)
          if (code === before && codes[j - 1] === letter && row > 1 && j > 1) {
            const swapped = table[above - width + j - 2]! + (row === 2 || j === 2 ? 1 : slipCosts.swap)
            if (swapped < cost) cost = swapped
          }
        }
        const removed = table[here + j - 1]! + removals[j]!
        if (removed < cost) cost = removed
        const missing = table[above + j]! + added
        if (missing < cost) cost = missing
        table[here + j] = cost
        if (cost < cheapest) cheapest = cost
      }
      for (let j = to + 1; j <= columns; j += 1) table[here + j] = Infinity
      ends[row] = Math.min(ends[row - 1]!, table[here + columns]!)
      if (cheapest > budget && (!prefix || ends[row]! > budget)) {
        dead = row
        break
      }
    }
    valid = row
    const whole = dead < Infinity ? Infinity : table[length * width + columns]!
    const going =
      dead < Infinity || !prefix
        ? Infinity
        : ends[length]! <= budget
          ? ends[length]! + unfinishedCost
          : Infinity
    const cost = whole <= budget ? whole : going
    if (isHeard) keep(word, cost < Infinity ? Math.min(cost, heardCost) : onlyHeardCost)
    else if (cost < Infinity) keep(word, cost)
  }
}

/** The least that letters cost which one word has and the other has not, by their bits. */
function leastCost(bits: number): number {
  return leastLower[bits & 0xffff]! + leastUpper[bits >>> 16]!
}

/** Of what was typed, letter by letter from 1: its code, what leaving it out costs, and what any ASCII letter instead does. */
function tableOf(typed: string): { codes: Uint16Array; removals: Float32Array; substitutions: Float32Array } {
  const codes = new Uint16Array(typed.length + 1)
  const removals = new Float32Array(typed.length + 1)
  const substitutions = new Float32Array((typed.length + 1) * 128)
  for (let j = 1; j <= typed.length; j += 1) {
    codes[j] = typed.charCodeAt(j - 1)
    removals[j] = slipCosts.insertion(codes[j]!, codes[j - 1]!, j === 1)
    for (let letter = 0; letter < 128; letter += 1)
      substitutions[j * 128 + letter] = slipCosts.substitution(codes[j]!, letter, false)
  }
  return { codes, removals, substitutions }
}
