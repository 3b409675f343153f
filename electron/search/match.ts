import type { IndexDatabase } from './index-database.ts'
import { parseQuery, shortestBodyPrefix, type Phrase, type Query, type QueryTerm } from './query.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Folded words that were looked for, to be marked in what is found; `variants` stood in for misspelt ones. */
export type QueryMarks = { words: string[]; prefixes: string[]; variants: string[] }

export type Match = { hits: { row: number; score: number; fuzzy: boolean }[]; marks: QueryMarks }

export type MatchContext = {
  database: Pick<IndexDatabase, 'match'>
  vocabulary: Vocabulary
  /** Looser readings of the query are tried only while fewer than this many documents were found. */
  enough: number
  /** Documents in the index. */
  documents: number
}

/**
 * Lowest score of each reading of a query. A reading never reaches the next one's: all words as typed stand above the
 * likeliest correction, that above other corrections, and these above documents that lack a word.
 */
export const readingScores = { exact: 3000, corrected: 2000, similar: 1000, partial: 0 } as const

/** Finds the documents that match what was typed, each at its strictest reading. */
export function matchQuery(text: string, context: MatchContext): Match {
  const query = parseQuery(text)
  const marks: QueryMarks = { words: [], prefixes: [], variants: [] }
  if (query.terms.length === 0) return { hits: [], marks }
  markWords(query, marks)
  const collected = new Map<number, { row: number; score: number; fuzzy: boolean }>()
  const collect = (expression: string | null, base: number, fuzzy: boolean) => {
    if (expression === null) return
    for (const { row, rank } of context.database.match(expression + without(query))) {
      if (!collected.has(row)) collected.set(row, { row, score: base + Math.min(900, rank * 20), fuzzy })
    }
  }
  collect(every(query.terms.map(formsOf)), readingScores.exact, false)

  if (collected.size < context.enough) {
    for (const { expression, word } of mergedReadings(query, context)) {
      const before = collected.size
      collect(expression, readingScores.corrected, true)
      if (collected.size > before) marks.variants.push(word)
    }
  }
  const corrections = collected.size < context.enough ? correctionsOf(query, context) : null
  if (corrections) {
    collect(every(corrections.likeliest), readingScores.corrected, true)
    if (collected.size < context.enough) collect(every(corrections.all), readingScores.similar, true)
    marks.variants.push(...corrections.variants)
  }
  if (collected.size === 0 && query.terms.length > 1) {
    const groups = corrections?.all ?? query.terms.map(formsOf)
    const fuzzy = corrections !== null
    collect(any(leaveOneOut(groups)), readingScores.partial + 50, fuzzy)
    if (collected.size === 0) collect(any(groups), readingScores.partial, fuzzy)
  }
  return { hits: [...collected.values()], marks }
}

/** Readings in which two neighbouring words are one known word that was torn apart. */
function mergedReadings(query: Query, { vocabulary }: MatchContext): { expression: string; word: string }[] {
  return query.terms.slice(1).flatMap((term, index) => {
    const before = query.terms[index]!
    if (!isOneWord(before) || !isOneWord(term)) return []
    const word = before.forms[0]!.words[0]! + term.forms[0]!.words[0]!
    if (vocabulary.documentsOf(word) === 0 || vocabulary.isAcronym(word)) return []
    const groups = query.terms.map(formsOf)
    groups.splice(index, 2, phrase({ words: [word], prefix: false }))
    return [{ expression: groups.join(' AND '), word }]
  })
}

function isOneWord({ forms }: QueryTerm): boolean {
  return forms[0]!.words.length === 1 && forms.length === 1
}

type Corrections = { likeliest: string[]; all: string[]; variants: string[] }

/** Expressions of the query's words with what else each may have meant; null where nothing else may be meant. */
function correctionsOf(query: Query, context: MatchContext): Corrections | null {
  const variants: string[] = []
  const likeliest: string[] = []
  const all: string[] = []
  for (const term of query.terms) {
    const own = formsOf(term)
    const found = mayBeMisspelt(term, context) ? variantsOf(term, context.vocabulary) : []
    const best = found.filter(({ cost }) => cost <= found[0]!.cost + 0.01)
    likeliest.push(anyOf([own, ...best.map(({ phrase }) => phrase)]))
    all.push(anyOf([own, ...found.map(({ phrase }) => phrase)]))
    variants.push(...found.map(({ word }) => word))
  }
  return variants.length > 0 ? { likeliest, all, variants } : null
}

/** A word nobody wrote, or so few that the documents may be misspelt rather than the query. */
function mayBeMisspelt(term: QueryTerm, { vocabulary, documents }: MatchContext): boolean {
  if (term.fuzzy === null) return false
  const rare = Math.max(1, Math.floor(documents / 2000))
  const known = vocabulary.documentsOf(term.fuzzy)
  if (known > rare) return false
  return known > 0 || !isBeginning(term, vocabulary)
}

function isBeginning(term: QueryTerm, vocabulary: Vocabulary): boolean {
  return term.forms[0]!.prefix && vocabulary.hasPrefix(term.fuzzy!)
}

type Spelling = { word: string; cost: number; phrase: string }

function variantsOf(term: QueryTerm, vocabulary: Vocabulary): Spelling[] {
  const typed = term.fuzzy!
  const typing = term.forms[0]!.prefix && typed.length >= shortestTyping
  const beginnings = typing ? vocabulary.variants(typed, { prefix: true, limit: 20 }) : []
  // Somebody who stops typing has more often written a whole word than half of one.
  const unfinished = beginnings.map((each) => ({ ...each, cost: each.cost + 0.35 }))
  const spellings = new Map<string, Spelling>()
  for (const { word, cost } of [...vocabulary.variants(typed), ...unfinished]) {
    if (spellings.has(word)) continue
    spellings.set(word, { word, cost, phrase: phrase({ words: [word], prefix: false }) })
  }
  const split = spellings.size === 0 ? vocabulary.splitOf(typed) : null
  if (split)
    spellings.set(split[1], { word: split[1], cost: 1, phrase: phrase({ words: split, prefix: false }) })
  const found = [...spellings.values()].toSorted((a, b) => a.cost - b.cost)
  const widest = (found[0]?.cost ?? 0) + 1
  return found.filter(({ cost }) => cost <= widest)
}

// A shorter beginning with a slip in it may be the beginning of anything.
const shortestTyping = 5

/** Of a row of words only those that say something by themselves: in `C/115/1` not every 1 of the text is meant. */
function markWords(query: Query, marks: QueryMarks): void {
  for (const { words, prefix } of query.terms.flatMap((term) => term.forms)) {
    const telling = words.filter(
      (word) => words.length === 1 || word.length > 2 || word.charCodeAt(0) >= 0x2e80,
    )
    const last = words.at(-1)!
    const open = prefix && telling.includes(last)
    if (open) marks.prefixes.push(last)
    marks.words.push(...telling.filter((word) => !open || word !== last))
  }
}

function formsOf(term: QueryTerm): string {
  return anyOf(term.forms.map(phrase))
}

/** Beginnings of one or two letters are looked for in titles, symbols and names only: in bodies they would match almost all. */
function phrase({ words, prefix }: Phrase): string {
  const quoted = `"${words.join(' ')}"`
  if (!prefix) return quoted
  const last = words.at(-1)!
  const short = last.length < shortestBodyPrefix && words.length === 1 && last.charCodeAt(0) < 0x2e80
  return short ? `(${quoted} OR {title symbol names tags} : ${quoted} *)` : `${quoted} *`
}

function every(groups: readonly string[]): string | null {
  return groups.length > 0 ? groups.join(' AND ') : null
}

function any(groups: readonly string[]): string | null {
  return groups.length > 0 ? anyOf(groups) : null
}

function anyOf(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`
}

function leaveOneOut(groups: readonly string[]): string[] {
  if (groups.length > 8) return []
  return groups.map((_, index) => `(${groups.filter((_group, other) => other !== index).join(' AND ')})`)
}

function without(query: Query): string {
  return query.excluded.map((each) => ` NOT ${phrase(each)}`).join('')
}
