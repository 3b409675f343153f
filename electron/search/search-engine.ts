import { ColumnReader } from './matching/columns.ts'
import { matchQuery, type QueryMarks } from './matching/match.ts'
import { packText, unpackText } from './index/packed-text.ts'
import type { Query } from './query/query.ts'
import type { NamedLines, SearchFields } from './search-fields.ts'
import type { IndexedDocument } from './index/segment-builder.ts'
import { SegmentShelf } from './index/segment-shelf.ts'
import { showHit, type Shown } from './showing/show-hit.ts'
import { createSimilarSearch, type SimilarFrom, type SimilarStep } from './said-before/similar-search.ts'

/** Hits in columns, in the order of the index, because thousands of objects are dear to hand from thread to thread. */
export type Found = {
  /** Numbers of the documents. */
  rows: Uint32Array
  /** Comparable within one answer. */
  scores: Float32Array
  /** 1 where another word stood in for one that was typed. */
  fuzzy: Uint8Array
  marks: QueryMarks
  /** Which state of the index the numbers hold for; a later one has a higher number. */
  numbering: number
  /** Ids of all documents by their numbers, one space apart; null where the asker has them. */
  ids: string | null
}

/** All documents of an index with their revisions: the ids one space apart, as thousands of pairs are dear to hand over. */
type Revisions = { ids: string; revs: Uint32Array }

/** What runs beside the workbench, in a thread of its own or in the same one. Every call is answered in its order. */
export interface SearchEngine {
  revisions(): Revisions
  put(documents: IndexedDocument[]): void
  remove(ids: string[]): void
  /** `known` is the last numbering of which the asker has the ids. */
  find(query: Query, known?: number): Found
  show(ids: string[], titles: string[], marks: QueryMarks): Shown[]
  /** The people and places these documents name; those the index does not have are left out. */
  named(ids: string[]): [id: string, lines: NamedLines][]
  /** Ids of documents that may have a paragraph like a text, the likeliest first, those of `exclude` left out. */
  similarDocuments(text: string, exclude: string[]): string[]
  /** Paragraphs like a text in these documents, from one place on, as far as one comes in `ms` milliseconds. */
  similarIn(text: string, ids: string[], from: SimilarFrom, ms: number): SimilarStep
  /** Merges what is small for about `ms` milliseconds; whether there is more to do. */
  tidy(ms: number): boolean
  /** Nothing more is coming for now: what was put in is written down, and may be merged. */
  rest(): void
  /** Forgets everything, as after damage. */
  reset(): void
  close(): void
}

export const nothingFound: Found = {
  rows: new Uint32Array(),
  scores: new Float32Array(),
  fuzzy: new Uint8Array(),
  marks: { words: [], prefixes: [], variants: [] },
  numbering: 0,
  ids: null,
}

/** Opens the index in `folder`, or one in memory. What cannot be read is as if it had never been, and `revisions` does not name it. */
export function createSearchEngine(folder: string | null, key: Uint8Array | null = null): SearchEngine {
  const shelf = new SegmentShelf(folder, key)
  let reader: ColumnReader | null = null
  let numbering = 0
  const read = () => {
    const segments = shelf.segments()
    if (reader?.segments === segments) return reader
    // Higher than that of any thread before this one.
    numbering = Math.max(numbering + 1, Date.now())
    return (reader = new ColumnReader(segments))
  }
  const textOf = (id: string): SearchFields | null => {
    const packed = shelf.text(id)
    return packed === null ? null : unpackText(packed)
  }
  const similar = createSimilarSearch({ reader: read, idOf: (row) => shelf.idOf(row), textOf })
  return {
    revisions: () => {
      const all = shelf.revisions()
      return { ids: all.map(([id]) => id).join(' '), revs: Uint32Array.from(all, ([, rev]) => rev) }
    },
    put: (documents) => {
      for (const document of documents) shelf.put(document, packText(document.fields))
      // A little at a time, so that the pieces of a large library are not all merged at its end.
      shelf.tidy(documents.length > 1 ? 10 : 1)
    },
    remove: (ids) => ids.forEach((id) => shelf.remove(id)),
    find: (query, known) => {
      const { segments, ...match } = { ...matchQuery(query, read()), segments: shelf.segments() }
      const ids = known === numbering ? null : segments.flatMap(({ segment }) => segment.ids).join(' ')
      return { ...match, numbering, ids }
    },
    show: (ids, titles, marks) => ids.map((id, index) => showHit(id, titles[index] ?? '', textOf(id), marks)),
    named: (ids) =>
      ids.flatMap((id): [string, NamedLines][] => {
        const lines = shelf.named(id)
        return lines ? [[id, lines]] : []
      }),
    similarDocuments: similar.documents,
    similarIn: similar.read,
    tidy: (ms) => shelf.tidy(ms),
    rest: () => shelf.rest(),
    reset: () => shelf.reset(),
    close: () => shelf.close(),
  }
}
