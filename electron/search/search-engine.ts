import { firstOf, highlight, snippet, type MarkedText, type Marks } from '../../shared/text/highlight.ts'
import { indexTerms, isAcronym } from '../../shared/text/tokens.ts'
import { IndexDatabase, type IndexTerms, type StoredRow } from './index-database.ts'
import { matchQuery, type Match, type QueryMarks } from './match.ts'
import { columnWeights, type SearchFields } from './search-fields.ts'
import { Vocabulary } from './vocabulary.ts'

export type IndexedDocument = { id: string; rev: number; fields: SearchFields }

/** Where a document's hit is shown: marked title and passage, and the word that stood in for a misspelt one. */
export type Shown = { id: string; title: MarkedText; snippet: MarkedText | null; similarTo: string | null }

export type Found = {
  /** Best first, with a score that is comparable within one answer. */
  hits: { id: string; score: number; fuzzy: boolean }[]
  marks: QueryMarks
}

/** What runs beside the workbench, in a thread of its own or in the same one. Every call is answered in its order. */
export interface SearchEngine {
  revisions(): [id: string, rev: number][]
  put(documents: IndexedDocument[]): void
  remove(ids: string[]): void
  find(text: string, enough: number): Found
  show(ids: string[], titles: string[], marks: QueryMarks): Shown[]
  /** Forgets everything, as after damage. */
  reset(): void
  close(): void
}

/** Sign before a word that the index keeps for each acronym, so that acronyms are counted like words; no word contains it. */
const capitalSign = '¤'

/** Opens the index in `folder`, or one in memory. What cannot be read is begun anew, and `revisions` then says so by being empty. */
export function createSearchEngine(folder: string | null): SearchEngine {
  const database = new IndexDatabase(folder)
  const rows = new Map<string, StoredRow>()
  const ids = new Map<number, string>()
  let vocabulary = new Vocabulary()
  let nextRow = 1
  load()

  return {
    revisions: () => [...rows.values()].map(({ id, rev }) => [id, rev]),
    put: (documents) =>
      guarded(() => {
        for (const document of documents) {
          forget(document.id)
          keep(document)
        }
      }),
    remove: (gone) => guarded(() => gone.forEach(forget)),
    find: (text, enough) => {
      const context = { database, vocabulary, enough, documents: rows.size }
      const match = guarded(() => matchQuery(text, context))
      return { hits: match.hits.flatMap(toHit), marks: match.marks }
    },
    show: (shown, titles, marks) =>
      guarded(() => shown.map((id, index) => show(id, titles[index] ?? '', marks))),
    reset,
    close: () => database.close(),
  }

  /** Damage met while working empties the index; the caller then finds `revisions` empty and hands everything in again. */
  function guarded<T>(work: () => T): T {
    try {
      return database.together(work)
    } catch (error) {
      // What was rolled back must not live on in memory.
      if (database.isSound()) load()
      else reset()
      throw error
    }
  }

  function reset(): void {
    database.reset()
    load()
  }

  function load(): void {
    try {
      database.together(read)
    } catch {
      database.reset()
      read()
    }
  }

  function read(): void {
    rows.clear()
    ids.clear()
    vocabulary = new Vocabulary()
    nextRow = 1
    for (const stored of database.rows()) {
      rows.set(stored.id, stored)
      ids.set(stored.row, stored.id)
      nextRow = Math.max(nextRow, stored.row + 1)
    }
    for (const { word, documents } of database.words()) count(word, documents)
  }

  function count(word: string, documents: number): void {
    if (word.startsWith(capitalSign)) vocabulary.addCapital(word.slice(1), documents)
    else if (documents > 0) vocabulary.add(word, documents)
    else vocabulary.remove(word)
  }

  function keep({ id, rev, fields }: IndexedDocument): void {
    const stored = { row: nextRow, id, rev }
    nextRow += 1
    const { terms, words } = analyse(fields)
    database.add(stored, fields, terms)
    rows.set(id, stored)
    ids.set(stored.row, id)
    for (const word of words) count(word, 1)
  }

  function forget(id: string): void {
    const stored = rows.get(id)
    if (!stored) return
    const fields = database.fields(stored.row)
    database.remove(stored.row)
    rows.delete(id)
    ids.delete(stored.row)
    if (fields) for (const word of analyse(fields).words) count(word, -1)
  }

  function toHit({ row, score, fuzzy }: Match['hits'][number]): Found['hits'] {
    const id = ids.get(row)
    return id === undefined ? [] : [{ id, score, fuzzy }]
  }

  function show(id: string, title: string, marks: QueryMarks): Shown {
    const row = rows.get(id)?.row
    const fields = row === undefined ? null : database.fields(row)
    const all: Marks = { words: new Set([...marks.words, ...marks.variants]), prefixes: marks.prefixes }
    const variants = new Set(marks.variants)
    return {
      id,
      title: highlight(title, all),
      snippet: fields?.body ? snippet(fields.body, all) : null,
      similarTo: fields && variants.size > 0 ? similarWord(fields, variants) : null,
    }
  }
}

/** The index's columns for a record, and every different word in them. */
function analyse(fields: SearchFields): { terms: IndexTerms; words: Set<string> } {
  const words = new Set<string>()
  const extra = new Set<string>()
  const terms: Partial<IndexTerms> = {}
  for (const column of Object.keys(fields) as (keyof SearchFields)[]) {
    const analysed = indexTerms(fields[column])
    // A symbol's first letters are looked for in its own column, with its slashes and without.
    terms[column] = (column === 'symbol' ? [...analysed.words, ...analysed.extra] : analysed.words).join(' ')
    for (const word of analysed.words) words.add(word)
    for (const word of analysed.extra) extra.add(word)
  }
  for (const acronym of acronymsOf(fields)) extra.add(capitalSign + acronym)
  terms.extra = [...extra].join(' ')
  for (const word of extra) words.add(word)
  return { terms: terms as IndexTerms, words }
}

/** Words that this record writes in capitals only; a title set in capitals throughout makes no acronyms. */
function acronymsOf(fields: SearchFields): Set<string> {
  const acronyms = new Set<string>()
  for (const text of Object.values(fields)) {
    if (text === text.toUpperCase() && /\p{L}\s+\p{L}/u.test(text)) continue
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])[\p{Lu}\p{Nd}]{2,8}(?![\p{L}\p{N}])/gu)) {
      if (isAcronym(word)) acronyms.add(word.toLowerCase())
    }
  }
  return acronyms
}

function similarWord(fields: SearchFields, variants: ReadonlySet<string>): string | null {
  for (const column of Object.keys(columnWeights) as (keyof typeof columnWeights)[]) {
    const word = column === 'extra' ? null : firstOf(fields[column], variants)
    if (word) return word
  }
  return null
}
