import Fuse from 'fuse.js'
import { fold } from '../../../shared/text/fold.ts'
import { highlight } from '../../../shared/text/highlight.ts'
import { slipBudget, slipDistance } from '../../../shared/text/distance.ts'
import { isAcronym, isShortAcronym, tokensOf } from '../../../shared/text/tokens.ts'
import type { SearchHit } from '../../../shared/contract/search.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { inTurns } from '../in-turns.ts'
import { namesOf } from '../search-fields.ts'

/** Finds records by title, symbol, acronym, alias or name, as they are typed. */
export type Switcher = {
  /** Tells of a record that is new or has changed. */
  set(summary: RecordSummary): void
  remove(id: string): void
  /** Records of which it is a name, whatever its case, accents and slashes. */
  same(text: string): string[]
  /**
   * Records whose name it is, then those it begins, then those that contain it, then those it resembles. Others have their
   * turn in between, as there may be many names.
   */
  find(text: string, allow: (id: string) => boolean): Promise<Named[]>
}

export type Named = { id: string; score: number; similarTo?: string }

type Entry = {
  id: string
  names: string[]
  folded: string[]
  packed: string[]
  words: string[][]
  /** The names without their acronyms, which are never taken for one another. */
  comparable: string[]
}

/** A name that is what was typed stands above every other hit of any search. */
export const nameScores = {
  same: 5000,
  begins: 900,
  words: 800,
  contains: 700,
  slips: 600,
  resembles: 400,
} as const

export function createSwitcher(): Switcher {
  const entries = new Map<string, Entry>()
  const byName = new Map<string, Set<string>>()
  const forget = (id: string) => {
    for (const name of entries.get(id)?.packed ?? []) byName.get(name)?.delete(id)
    entries.delete(id)
  }
  return {
    set: (summary) => {
      const names = namesOf(summary)
      const words = names.map((name) => tokensOf(name).map(({ term }) => term))
      const folded = words.map((each) => each.join(' '))
      const packed = words.map((each) => each.join(''))
      forget(summary.id)
      for (const name of packed) byName.set(name, (byName.get(name) ?? new Set()).add(summary.id))
      const comparable = names.map(withoutAcronyms)
      entries.set(summary.id, { id: summary.id, names, folded, packed, words, comparable })
    },
    remove: forget,
    same: (text) => [...(byName.get(packedOf(text)) ?? [])],
    find: async (text, allow) => {
      const typed = tokensOf(text).map(({ term }) => term)
      if (typed.length === 0) return []
      const query = typed.join(' ')
      const packed = typed.join('')
      const found: Named[] = []
      const rest: Entry[] = []
      // As they are now: one that changes in another's turn would come a second time at the end.
      await inTurns([...entries.values()], (entry) => {
        const score = plainScore(entry, query, packed, typed)
        if (score > 0 && allow(entry.id)) found.push({ id: entry.id, score })
        else if (score === 0) rest.push(entry)
      })
      found.sort((a, b) => b.score - a.score)
      if (!mayResemble(text, query)) return found
      const pairs = typed.map(pairsOf)
      const slipped: Named[] = []
      const left: Entry[] = []
      await inTurns(rest, (entry) => {
        const own = slippedIn(entry, typed, pairs, allow)
        slipped.push(...own)
        if (own.length === 0) left.push(entry)
      })
      slipped.sort((a, b) => b.score - a.score)
      return [...found, ...slipped, ...(await resembling(query, left, allow))]
    },
  }
}

/** A hit of the switcher as the contract has it. */
export function toNamedHit(summary: RecordSummary, named: Named, text: string): SearchHit {
  const prefixes = tokensOf(text).map(({ term }) => term)
  return {
    summary,
    score: named.score,
    title: highlight(summary.title, { words: new Set(), prefixes }),
    ...(named.similarTo === undefined ? {} : { similarTo: named.similarTo }),
  }
}

function plainScore(entry: Entry, query: string, packed: string, typed: string[]): number {
  let best = 0
  entry.folded.forEach((name, index) => {
    if (best === nameScores.same) return
    // A symbol is found with its slashes, without them, or with blanks instead.
    if (entry.packed[index] === packed) best = nameScores.same
    else if (name.startsWith(query)) best = Math.max(best, nameScores.begins - Math.min(90, name.length))
    else if (hasBeginnings(entry.words[index]!, typed))
      best = Math.max(best, nameScores.words - Math.min(90, name.length))
    else if (query.length > 2 && (name.includes(query) || entry.packed[index]!.includes(packed)))
      best = Math.max(best, nameScores.contains)
  })
  return best
}

function hasBeginnings(words: string[], typed: string[]): boolean {
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
}

/** A name in which every typed word begins a word, give or take the slips its length allows: all words count, not one of them. */
function slippedIn(
  entry: Entry,
  typed: string[],
  pairs: string[][],
  allow: (id: string) => boolean,
): Named[] {
  let best: Named | null = null
  entry.comparable.forEach((name, index) => {
    // Comparing letters is dear; a name without half the pairs of a word cannot hold it.
    if (!pairs.every((own) => hasHalf(name, own))) return
    const words = name.split(' ')
    const costs = typed.map((word) => Math.min(...words.map((each) => slipCost(word, each))))
    const cost = costs.reduce((sum, each) => sum + each, 0)
    const score = nameScores.slips - 50 * cost - Math.min(90, name.length) / 10
    if (cost < Infinity && score > (best?.score ?? 0))
      best = { id: entry.id, score, similarTo: entry.names[index]! }
  })
  return best && allow(entry.id) ? [best] : []
}

function slipCost(typed: string, word: string): number {
  if (word.startsWith(typed)) return 0
  return slipDistance(typed, word, slipBudget(typed.length), { prefix: true }) ?? Infinity
}

/** Whether half of the pairs are in the name; most names are given up after a few. */
function hasHalf(name: string, pairs: readonly string[]): boolean {
  let mayLack = pairs.length / 2
  for (const pair of pairs) if (!name.includes(pair) && --mayLack < 0) return false
  return true
}

function packedOf(text: string): string {
  return tokensOf(text)
    .map(({ term }) => term)
    .join('')
}

function mayResemble(text: string, query: string): boolean {
  return query.length >= 4 && !text.trim().split(/\s+/).some(isShortAcronym)
}

/** Fuse over every name takes a third of a second in a large library, so it sees only names that share enough pairs of letters. */
async function resembling(query: string, entries: Entry[], allow: (id: string) => boolean): Promise<Named[]> {
  const pairs = pairsOf(query)
  const folded = fold(query)
  const found: Named[] = []
  await inTurns(entries, ({ id, names, comparable }) => {
    const items = comparable.flatMap((name, index) => (hasHalf(name, pairs) ? [{ name, at: index }] : []))
    if (items.length === 0 || !allow(id)) return
    const fuse = new Fuse(items, {
      keys: ['name'],
      threshold: 0.35,
      ignoreLocation: true,
      includeScore: true,
    })
    const [best] = fuse.search(folded, { limit: 1 })
    if (!best) return
    const score = nameScores.resembles * (1 - (best.score ?? 1))
    found.push({ id, score, similarTo: names[best.item.at]! })
  })
  return found.toSorted((a, b) => b.score - a.score).slice(0, mostResembling)
}

/** Records shown at most of those that only resemble what was typed. */
const mostResembling = 50

function withoutAcronyms(name: string): string {
  const words = tokensOf(name).filter(({ start, end }) => !isAcronym(name.slice(start, end)))
  return words.map(({ term }) => term).join(' ')
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
