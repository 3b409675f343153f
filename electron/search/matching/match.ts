import { valueSign } from '../index/analyse.ts'
import { bestOf } from './best-of.ts'
import { levels, type Column, type ColumnReader } from './columns.ts'
import { standsIn } from './phrase.ts'
import { shortestBodyPrefix, type Phrase, type Query, type QueryTerm } from '../query/query.ts'
import { bodyMask, maskOf, shortFields } from '../search-fields.ts'
import { isAcronym, likelihood, splitOf, variantsOf, type Variant } from './spelling.ts'

/** Folded words that were looked for, to be marked in what is found; `variants` stood in for misspelt ones. */
export type QueryMarks = { words: string[]; prefixes: string[]; variants: string[] }

/** Documents found, in the order of the index: row, score, and (1) whether another word stood in for one that was typed. */
export type Match = { rows: Uint32Array; scores: Float32Array; fuzzy: Uint8Array; marks: QueryMarks }

/** Looser readings of the query are tried only while fewer than this many documents were found. */
const enough = 20

/**
 * Lowest score of each reading of a query. A reading never reaches the next one's: all words as typed stand above the
 * likeliest correction, that above other corrections, and these above documents that lack a word.
 */
export const readingScores = { exact: 3000, corrected: 2000, similar: 1000, partial: 0 } as const
const scoreOfLevel = [0, readingScores.similar, readingScores.corrected, readingScores.exact]

/** Finds the documents that match a query, each at its strictest reading. */
export function matchQuery(query: Query, reader: ColumnReader): Match {
  const { terms } = query
  const marks: QueryMarks = { words: [], prefixes: [], variants: [] }
  if (terms.length === 0)
    return { rows: new Uint32Array(), scores: new Float32Array(), fuzzy: new Uint8Array(), marks }
  markWords(terms, marks)
  const columns = terms.map((term) => exactColumn(term, reader))
  const excluded = excludedRows(query, reader)
  addAlternatives(query, columns, reader, marks)
  let lowest = lowestLevels(columns)
  const countFull = () => count((lowest = lowestLevels(columns)), excluded)
  let full = count(lowest, excluded)
  if (full < enough) {
    addMerged(terms, columns, reader, marks)
    // A word that was torn apart explains both its halves.
    if (marks.variants.length === 0 || countFull() === 0)
      terms.forEach((term, index) => correct(term, columns[index]!, reader, marks, false))
    full = countFull()
    if (terms.length > 1 && full === 0) {
      // Nothing has them all: a word everybody knows may be the wrong one.
      terms.forEach((term, index) => correct(term, columns[index]!, reader, marks, true))
      full = countFull()
    }
  }
  return { ...rank(terms, columns, lowest, excluded, full === 0, reader), marks }
}

/** What a word in its other number, and one that goes on, is worth to the word itself. */
const otherNumber = 0.7
const goingOn = 0.7

function exactColumn(term: QueryTerm, reader: ColumnReader): Column {
  const { value, forms, numbers, fields } = term
  const column = reader.empty()
  const none = () => count(column.levels) === 0
  if (value) {
    reader.addWord(column, valueSign + value.written, levels.exact, 1, fields)
    if (none() && value.phrase.words.length > 1) addForm(value.phrase, column, reader, fields, 1)
  }
  if (!value || none())
    forms.forEach((form, index) => addForm(form, column, reader, fields, index === 0 ? 1 : 0.95))
  for (const word of numbers) reader.addWord(column, word, levels.exact, otherNumber, fields)
  return column
}

function addForm(
  { words, prefix }: Phrase,
  column: Column,
  reader: ColumnReader,
  fields: number | null,
  quality: number,
): void {
  const [word = ''] = words
  if (words.length > 1) return reader.addPhrase(column, words, prefix, levels.exact, quality, fields)
  reader.addWord(column, word, levels.exact, quality, fields)
  if (!prefix) return
  // Beginnings of one or two letters are looked for in names only: in bodies they would match almost all.
  const short = word.length < shortestBodyPrefix && word.charCodeAt(0) < 0x2e80
  const wanted = short ? (fields ?? namesMask) & ~bodyMask : fields
  reader.addBeginning(column, word, levels.exact, quality * goingOn, wanted)
}

const namesMask = maskOf(...shortFields.filter((field) => field !== 'people' && field !== 'places'))

function excludedRows({ excluded }: Query, reader: ColumnReader): Uint8Array | null {
  if (excluded.length === 0) return null
  const column = reader.empty()
  for (const { words } of excluded) {
    if (words.length > 1) reader.addPhrase(column, words, false, levels.exact, 1, null)
    reader.addWord(column, words.join(''), levels.exact, 1, null)
  }
  return column.levels
}

/** Another name of the same thing counts as the one that was typed, a little less. */
function addAlternatives(query: Query, columns: Column[], reader: ColumnReader, marks: QueryMarks): void {
  for (const { from, to, names } of query.alternatives) {
    const other = reader.empty()
    for (const words of names) {
      if (words.length > 1) reader.addPhrase(other, words, false, levels.exact, 0.7, null)
      else reader.addWord(other, words[0]!, levels.exact, 0.7, null)
      if (words.length === 1) marks.words.push(words[0]!)
    }
    for (let index = from; index < to; index += 1) merge(columns[index]!, other)
  }
}

/** Two neighbouring words that were one known word torn apart. */
function addMerged(terms: readonly QueryTerm[], columns: Column[], reader: ColumnReader, marks: QueryMarks) {
  terms.slice(1).forEach((term, index) => {
    const before = terms[index]!
    if (!isOneWord(before) || !isOneWord(term)) return
    const word = before.forms[0]!.words[0]! + term.forms[0]!.words[0]!
    if (reader.documentsWith(word) === 0 || isAcronym(reader, word)) return
    const merged = reader.empty()
    reader.addWord(merged, word, levels.corrected, 1, term.fields)
    merge(columns[index]!, merged)
    merge(columns[index + 1]!, merged)
    marks.variants.push(word)
  })
}

function isOneWord({ forms, value }: QueryTerm): boolean {
  return value === null && forms[0]!.words.length === 1 && forms.length === 1
}

/** Adds what else a word may have meant: where nobody wrote it, or so few that the documents may be misspelt rather than the query. */
function correct(
  term: QueryTerm,
  column: Column,
  reader: ColumnReader,
  marks: QueryMarks,
  known: boolean,
): void {
  if (term.fuzzy === null) return
  const rare = Math.max(1, Math.floor(reader.rows / 2000))
  if (!known && (reader.documentsWith(term.fuzzy) > rare || count(column.levels) >= enough)) return
  const found = spellings(term, reader)
  const best = found[0]
  if (!best) return addSplit(term, column, reader, marks)
  for (const each of found) {
    const level = !known && each.cost <= best.cost + 0.01 ? levels.corrected : levels.similar
    const quality = Math.exp(likelihood(best) - likelihood(each))
    reader.addWord(column, each.word, level, Math.min(1, quality), term.fields)
    marks.variants.push(each.word)
  }
}

function addSplit(term: QueryTerm, column: Column, reader: ColumnReader, marks: QueryMarks): void {
  const split = splitOf(reader, term.fuzzy!)
  if (!split) return
  reader.addPhrase(column, split, false, levels.corrected, 1, term.fields)
  marks.variants.push(...split)
}

function spellings(term: QueryTerm, reader: ColumnReader): Variant[] {
  const typed = term.fuzzy!
  const prefix = term.forms[0]!.prefix && typed.length >= shortestTyping
  let found = variantsOf(reader, typed, { prefix, limit: prefix ? 24 : 12 })
  // Widened only when nothing is found, and nobody wrote the word as it is.
  if (found.length === 0 && reader.documentsWith(typed) === 0)
    found = variantsOf(reader, typed, { budget: widerBudget(typed.length) })
  const all = found.toSorted((a, b) => a.cost - b.cost)
  const widest = (all[0]?.cost ?? 0) + 1
  return all.filter(({ cost }) => cost <= widest)
}

function widerBudget(length: number): number {
  if (length < 4) return 0
  return length < 7 ? 1.6 : length < 9 ? 2.4 : 3
}

// A shorter beginning with a slip in it may be the beginning of anything.
const shortestTyping = 5

function merge(into: Column, other: Column): void {
  for (let row = 0; row < other.levels.length; row += 1) {
    const level = other.levels[row]!
    if (level === 0 || level < into.levels[row]!) continue
    if (level > into.levels[row]! || other.values[row]! > into.values[row]!)
      into.values[row] = other.values[row]!
    into.levels[row] = level
  }
}

/** Rows with any level, those that are left out apart. */
function count(column: Uint8Array, excluded: Uint8Array | null = null): number {
  let documents = 0
  if (excluded)
    for (let row = 0; row < column.length; row += 1) documents += column[row]! > 0 && !excluded[row] ? 1 : 0
  else for (let row = 0; row < column.length; row += 1) documents += column[row]! > 0 ? 1 : 0
  return documents
}

function lowestLevels([first, ...others]: Column[]): Uint8Array {
  if (others.length === 0) return first!.levels
  const lowest = first!.levels.slice()
  for (const { levels: other } of others)
    for (let row = 0; row < lowest.length; row += 1) if (other[row]! < lowest[row]!) lowest[row] = other[row]!
  return lowest
}

/** Documents with every word, or, where there are none, those that have the most telling ones. */
function rank(
  terms: readonly QueryTerm[],
  columns: Column[],
  lowest: Uint8Array,
  excluded: Uint8Array | null,
  partial: boolean,
  reader: ColumnReader,
): Omit<Match, 'marks'> {
  const documents = lowest.length
  const weights = columns.map(({ levels: column }) => Math.log(1 + documents / (count(column) + 1)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = partial ? 15 : 28
  const rows = new Uint32Array(documents)
  const scores = new Float32Array(documents)
  const fuzzy = new Uint8Array(documents)
  // What a filter asks for must hold, whatever else is missing.
  const asked = columns.filter((_, index) => terms[index]!.value)
  let found = 0
  for (let row = 0; row < documents; row += 1) {
    if ((!partial && lowest[row] === 0) || excluded?.[row]) continue
    if (partial && asked.some(({ levels: own }) => own[row] === 0)) continue
    let value = 0
    let met = 0
    let metWords = 0
    let level: number = levels.exact
    for (let index = 0; index < columns.length; index += 1) {
      const own = columns[index]!.levels[row]!
      if (own === 0) continue
      met += weights[index]!
      metWords += 1
      if (own < level) level = own
      value += weights[index]! * columns[index]!.values[row]!
    }
    if (metWords === 0) continue
    const share = metWords / columns.length
    if (partial && share < 0.5 && met < total * 0.5) continue
    const base = partial ? readingScores.partial + share * 400 : scoreOfLevel[level]!
    rows[found] = row
    scores[found] = base + Math.min(700, (value / total) * scale)
    fuzzy[found] = level < levels.exact ? 1 : 0
    found += 1
  }
  const match = { rows: rows.slice(0, found), scores: scores.slice(0, found), fuzzy: fuzzy.slice(0, found) }
  addNearness(terms, match, reader)
  return match
}

/** Rows whose words are looked at for standing side by side. */
const nearnessRows = 200

/** Neighbouring words of the query that are neighbours in a text too say that it is the text that was meant. */
function addNearness(
  terms: readonly QueryTerm[],
  { rows, scores }: Omit<Match, 'marks'>,
  reader: ColumnReader,
): void {
  const pairs = terms.slice(1).flatMap((term, index) => {
    const [before, after] = [terms[index]!.forms[0]!, term.forms[0]!]
    const short = after.prefix && after.words[0]!.length < shortestBodyPrefix
    return before.words.length === 1 && after.words.length === 1 && !short
      ? [{ words: [before.words[0]!, after.words[0]!], open: after.prefix }]
      : []
  })
  if (pairs.length === 0 || rows.length < 2) return
  const among = new Map(bestOf(scores, nearnessRows).map((at) => [rows[at]!, at]))
  for (const { segment, base } of reader.segments) {
    for (const { words, open } of pairs) {
      for (const { document, mask } of standsIn(segment, words, open, (each) => among.has(base + each)))
        scores[among.get(base + document)!]! += (mask ? 60 : 25) / pairs.length
    }
  }
}

/** Of a row of words only those that say something by themselves: in `C/115/1` not every 1 of the text is meant. */
function markWords(terms: readonly QueryTerm[], marks: QueryMarks): void {
  for (const { words, prefix } of terms.flatMap((term) => term.forms)) {
    const telling = words.filter(
      (word) => words.length === 1 || word.length > 2 || word.charCodeAt(0) >= 0x2e80,
    )
    const last = words.at(-1)!
    const open = prefix && telling.includes(last)
    if (open) marks.prefixes.push(last)
    marks.words.push(...telling.filter((word) => !open || word !== last))
  }
}
