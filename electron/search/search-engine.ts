import { ColumnReader } from './columns.ts'
import { matchQuery, type QueryMarks } from './match.ts'
import { packText, unpackText } from './packed-text.ts'
import type { Query } from './query.ts'
import type { SearchFields } from './search-fields.ts'
import type { IndexedDocument } from './segment-builder.ts'
import { SegmentShelf } from './segment-shelf.ts'
import { showHit, type Shown } from './show-hit.ts'
import { findSimilar, type SimilarParagraph } from './similar.ts'

/** Hits, best first, in columns, because thousands of objects are dear to hand from thread to thread. */
export type Found = {
  /** Ids, one space apart. */
  ids: string
  /** Comparable within one answer. */
  scores: Float32Array
  /** 1 where another word stood in for one that was typed. */
  fuzzy: Uint8Array
  marks: QueryMarks
}

/** What runs beside the workbench, in a thread of its own or in the same one. Every call is answered in its order. */
export interface SearchEngine {
  revisions(): [id: string, rev: number][]
  put(documents: IndexedDocument[]): void
  remove(ids: string[]): void
  find(query: Query): Found
  show(ids: string[], titles: string[], marks: QueryMarks): Shown[]
  /** Paragraphs of documents most like a text, best first, those of `exclude` left out. */
  similar(text: string, exclude: string[], limit: number): SimilarParagraph[]
  /** Merges what is small for about `ms` milliseconds; whether there is more to do. */
  tidy(ms: number): boolean
  /** Nothing more is coming for now: what was put in is written down, and may be merged. */
  rest(): void
  /** Forgets everything, as after damage. */
  reset(): void
  close(): void
}

export const nothingFound: Found = {
  ids: '',
  scores: new Float32Array(),
  fuzzy: new Uint8Array(),
  marks: { words: [], prefixes: [], variants: [] },
}

/** Opens the index in `folder`, or one in memory. What cannot be read is as if it had never been, and `revisions` does not name it. */
export function createSearchEngine(folder: string | null, key: Uint8Array | null = null): SearchEngine {
  const shelf = new SegmentShelf(folder, key)
  let reader: ColumnReader | null = null
  const read = () => {
    const segments = shelf.segments()
    if (!reader || reader.segments !== segments) reader = new ColumnReader(segments)
    return reader
  }
  const textOf = (id: string): SearchFields | null => {
    const packed = shelf.text(id)
    return packed === null ? null : unpackText(packed)
  }
  return {
    revisions: () => shelf.revisions(),
    put: (documents) => {
      for (const document of documents) shelf.put(document, packText(document.fields))
      // A little at a time, so that the pieces of a large library are not all merged at its end.
      shelf.tidy(documents.length > 1 ? 10 : 1)
    },
    remove: (ids) => ids.forEach((id) => shelf.remove(id)),
    find: (query) => {
      const { rows, scores, fuzzy, marks } = matchQuery(query, read())
      return { ids: Array.from(rows, (row) => shelf.idOf(row)).join(' '), scores, fuzzy, marks }
    },
    show: (ids, titles, marks) => ids.map((id, index) => showHit(id, titles[index] ?? '', textOf(id), marks)),
    similar: (text, exclude, limit) =>
      findSimilar(text, { reader: read(), idOf: (row) => shelf.idOf(row), textOf, exclude, limit }),
    tidy: (ms) => shelf.tidy(ms),
    rest: () => shelf.rest(),
    reset: () => shelf.reset(),
    close: () => shelf.close(),
  }
}
