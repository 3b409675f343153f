import { slipBudget, slipCosts } from '../../shared/text/distance.ts'
import { soundNumber } from '../../shared/text/sound.ts'
import { capitalSign } from './analyse.ts'
import type { ColumnReader } from './columns.ts'
import { wordAt, type Segment } from './segment.ts'

/** A word of the library that may have been meant, and what the slip cost. */
export type Variant = { word: string; cost: number; documents: number }

/** Cost of a word that only sounds like the one typed. */
const heardCost = 0.9
/** Longest word compared: what is longer is data. */
const longest = 40

/** At most `limit` words of the library within the budget of slips, the likeliest first; the word itself is none. */
export function variantsOf(
  reader: ColumnReader,
  typed: string,
  options: { prefix?: boolean; limit?: number; budget?: number } = {},
): Variant[] {
  const budget = options.budget ?? slipBudget(typed.length)
  if (budget === 0 || typed.length > longest || isAcronym(reader, typed)) return []
  const found = new Map<string, Variant>()
  const sound = options.prefix ? 0 : soundNumber(typed)
  for (const { segment } of reader.segments) {
    const keep = (at: number, cost: number) => {
      const word = wordAt(segment, at)
      const known = found.get(word)
      if (!known) found.set(word, { word, cost, documents: segment.frequencies[at]! })
      else {
        known.documents += segment.frequencies[at]!
        known.cost = Math.min(known.cost, cost)
      }
    }
    const heard = sound === 0 ? [] : soundingLike(segment, sound)
    const seen = new Set<number>()
    compareWords(segment, typed, budget, options.prefix ?? false, (at, cost) => {
      seen.add(at)
      keep(at, heard.includes(at) ? Math.min(cost, heardCost) : cost)
    })
    for (const at of heard) if (!seen.has(at)) keep(at, heardCost + 0.2)
  }
  found.delete(typed)
  return [...found.values()]
    .filter(({ word }) => !/[\d¤]/.test(word))
    .toSorted(byLikelihood)
    .slice(0, (options.limit ?? 12) * 2)
    .filter(({ word }) => !isAcronym(reader, word))
    .slice(0, options.limit ?? 12)
}

/** Whether the word is met in capitals more often than not; it is neither corrected nor a correction. */
export function isAcronym(reader: ColumnReader, word: string): boolean {
  if (word.length > 8) return false
  const capitals = reader.documentsWith(capitalSign + word)
  return capitals > 0 && capitals * 2 > reader.documentsWith(word)
}

/** Two known words that were written without the space between them, the best known ones; null where there are none. */
export function splitOf(reader: ColumnReader, typed: string): [string, string] | null {
  let best: [string, string] | null = null
  let bestWeight = 0
  for (let at = shortestPart; at <= typed.length - shortestPart; at += 1) {
    const parts: [string, string] = [typed.slice(0, at), typed.slice(at)]
    const weight = Math.min(reader.documentsWith(parts[0]), reader.documentsWith(parts[1]))
    if (weight <= bestWeight) continue
    bestWeight = weight
    best = parts
  }
  return best
}

const shortestPart = 3

function soundingLike(segment: Segment, sound: number): number[] {
  const found: number[] = []
  const { sounds } = segment
  for (let at = 0; at < sounds.length; at += 1) if (sounds[at] === sound) found.push(at)
  return found
}

/** A word in ten times as many documents may cost 0.35 more. */
function byLikelihood(a: Variant, b: Variant): number {
  return likelihood(a) - likelihood(b) || (a.word < b.word ? -1 : 1)
}

export function likelihood({ cost, documents }: Variant): number {
  return cost - 0.35 * Math.log10(documents + 1)
}

// Rows of the comparison, one for each letter of the word, kept from word to word: in order, most words share their
// beginning with the one before. One thread, one comparison at a time.
const width = longest + 1
const table = new Float32Array((64 + 2) * width)
const ends = new Float32Array(64 + 2)

/**
 * Weighted Damerau–Levenshtein distance (optimal string alignment) of what was typed to every word of a segment, as
 * `slipDistance` has it; whatever shares a hopeless beginning is passed over. With `prefix` a word may go on.
 */
function compareWords(
  segment: Segment,
  typed: string,
  budget: number,
  prefix: boolean,
  keep: (word: number, cost: number) => void,
): void {
  const { characters, wordEnds, shared } = segment
  const columns = typed.length
  const codes = Uint16Array.from(typed, (letter) => letter.charCodeAt(0))
  const { insertion, substitution, swap } = slipCosts
  table[0] = 0
  for (let j = 1; j <= columns; j += 1)
    table[j] = table[j - 1]! + insertion(codes[j - 1]!, j > 1 ? codes[j - 2]! : 0, j === 1)
  ends[0] = Infinity
  // Rows up to here hold for the word before; beyond `dead` letters no word can be within the budget.
  let valid = 0
  let dead = Infinity
  const sign = capitalSign.charCodeAt(0)
  for (let word = 0; word < wordEnds.length; word += 1) {
    const common = word === 0 ? 0 : shared[word]!
    if (common >= dead) continue
    dead = Infinity
    if (valid > common) valid = common
    const start = word === 0 ? 0 : wordEnds[word - 1]!
    const length = wordEnds[word]! - start
    if (length > 64 || characters[start] === sign) {
      valid = 0
      continue
    }
    let row = valid
    while (row < length) {
      row += 1
      const letter = characters[start + row - 1]!
      const before = row > 1 ? characters[start + row - 2]! : 0
      const here = row * width
      const above = here - width
      const added = insertion(letter, before, row === 1)
      let cheapest = (table[here] = table[above]! + added)
      for (let j = 1; j <= columns; j += 1) {
        const code = codes[j - 1]!
        let cost = table[above + j - 1]!
        if (code !== letter) cost += substitution(code, letter, row === 1 && j === 1)
        const removed = table[here + j - 1]! + insertion(code, j > 1 ? codes[j - 2]! : 0, j === 1)
        if (removed < cost) cost = removed
        const missing = table[above + j]! + added
        if (missing < cost) cost = missing
        if (row > 1 && j > 1 && code === before && codes[j - 2] === letter && code !== letter) {
          const swapped = table[above - width + j - 2]! + (row === 2 || j === 2 ? 1 : swap)
          if (swapped < cost) cost = swapped
        }
        table[here + j] = cost
        if (cost < cheapest) cheapest = cost
      }
      ends[row] = Math.min(ends[row - 1]!, table[here + columns]!)
      if (cheapest > budget && (!prefix || ends[row]! > budget)) {
        dead = row
        break
      }
    }
    valid = row
    if (dead <= length && dead !== Infinity) continue
    const cost = prefix ? ends[length]! : table[length * width + columns]!
    if (cost <= budget) keep(word, cost)
  }
}
