/** How many slips are forgiven in a word of this many letters: none under 4, one from 4 to 6, two from 7 on. */
export function slipBudget(length: number): 0 | 1 | 2 {
  if (length < 4) return 0
  return length < 7 ? 1 : 2
}

/**
 * Weighted Damerau–Levenshtein distance (optimal string alignment) from what was typed to a word, or null where it
 * exceeds `budget`. A plain slip costs about 1; a doubled letter, a vowel for a vowel, two letters swapped and a neighbouring
 * key cost less, a wrong first letter costs more. With `prefix`, `word` may go on after what was typed.
 */
export function slipDistance(
  typed: string,
  word: string,
  budget: number,
  options: { prefix?: boolean } = {},
): number | null {
  const columns = word.length
  if (!options.prefix && Math.abs(typed.length - columns) > budget / cheapest) return null
  let beforePrevious: number[] = []
  let previous: number[] = [0]
  for (let j = 1; j <= columns; j += 1) previous[j] = previous[j - 1]! + insertion(word, j - 1)
  for (let i = 1; i <= typed.length; i += 1) {
    const current = [previous[0]! + insertion(typed, i - 1)]
    let best = current[0]!
    for (let j = 1; j <= columns; j += 1) {
      let cost = Math.min(
        previous[j - 1]! + substitution(typed, word, i - 1, j - 1),
        previous[j]! + insertion(typed, i - 1),
        current[j - 1]! + insertion(word, j - 1),
      )
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + (i === 2 || j === 2 ? 1 : swap))
      }
      current[j] = cost
      if (cost < best) best = cost
    }
    if (best > budget) return null
    beforePrevious = previous
    previous = current
  }
  const distance = options.prefix ? Math.min(...previous) : previous[columns]!
  return distance <= budget ? distance : null
}

const swap = 0.7
const doubled = 0.5
// A letter too few or too many is likelier than an unrelated one in its place.
const missed = 0.95
const vowel = 0.6
const neighbour = 0.8
const first = 1.6
const cheapest = doubled

function insertion(word: string, at: number): number {
  return codeInsertion(word.charCodeAt(at), at === 0 ? 0 : word.charCodeAt(at - 1), at === 0)
}

function substitution(typed: string, word: string, i: number, j: number): number {
  return typed[i] === word[j]
    ? 0
    : codeSubstitution(typed.charCodeAt(i), word.charCodeAt(j), i === 0 && j === 0)
}

function codeInsertion(code: number, before: number, isFirst: boolean): number {
  if (isFirst) return first
  return code === before ? doubled : missed
}

function codeSubstitution(a: number, b: number, areFirst: boolean): number {
  if (areFirst) return first
  if (vowelCodes[a] && vowelCodes[b]) return vowel
  return a < 128 && b < 128 && neighbourCodes[a * 128 + b] ? neighbour : 1
}

/** Whether a letter is a vowel, for which another vowel is written more often than another letter; by its code unit. */
export function isVowel(code: number): boolean {
  return vowelCodes[code] === 1
}

/** What single slips cost, by UTF-16 code units, for who compares a word with many at once. */
export const slipCosts = {
  /** A letter too many or too few after `before`. */
  insertion: codeInsertion,
  /** One letter for another, different one. */
  substitution: codeSubstitution,
  swap,
}

/** Keys beside each other on QWERTY and, for letters that move, AZERTY. */
const neighbours: Record<string, string> = {
  a: 'qswz',
  b: 'vghn',
  c: 'xdfvks',
  d: 'serfcx',
  e: 'wsdrz',
  f: 'drtgvcp',
  g: 'ftyhbvj',
  h: 'gyujnb',
  i: 'ujko',
  j: 'huikmng',
  k: 'jiolmcq',
  l: 'kopm',
  m: 'njkl',
  n: 'bhjm',
  o: 'iklp',
  p: 'olf',
  q: 'waks',
  r: 'edft',
  s: 'awedxzc',
  t: 'rfgy',
  u: 'yhji',
  v: 'cfgb',
  w: 'qaesx',
  x: 'zsdcw',
  y: 'tghu',
  z: 'asxes',
}

const vowelCodes = new Uint8Array(0x10000)
for (const letter of 'aeiouyаеиоуыэюя') vowelCodes[letter.charCodeAt(0)] = 1

const neighbourCodes = new Uint8Array(128 * 128)
for (const [letter, keys] of Object.entries(neighbours)) {
  for (const key of keys) neighbourCodes[letter.charCodeAt(0) * 128 + key.charCodeAt(0)] = 1
}
