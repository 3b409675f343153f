import type { ColumnReader } from '../matching/columns.ts'
import type { SearchFields } from '../search-fields.ts'
import { compare, likelyRows, mostRead, patternOf, type Pattern, type SimilarParagraph } from './similar.ts'

/** Where reading stands: a document of those chosen, and a passage of it. */
export type SimilarFrom = { document: number; passage: number }
export type SimilarStep = { found: SimilarParagraph[]; next: SimilarFrom | null }

/** Finds paragraphs like one, a little at a time, so that questions are answered in between. */
export type SimilarSearch = {
  /** Ids of the documents worth reading, the likeliest first, those of `exclude` left out. */
  documents(text: string, exclude: readonly string[]): string[]
  /** Reads on for about `ms` milliseconds; `next` is null at the end. */
  read(text: string, ids: readonly string[], from: SimilarFrom, ms: number): SimilarStep
}

type Sources = {
  reader(): ColumnReader
  idOf(row: number): string
  textOf(id: string): SearchFields | null
}

export function createSimilarSearch({ reader, idOf, textOf }: Sources): SimilarSearch {
  // What one step needed the next one needs again.
  let pattern: { text: string; reader: ColumnReader; pattern: Pattern } | null = null
  let document: { id: string; body: SearchFields['body'] } | null = null
  const patternFor = (text: string) => {
    const current = reader()
    if (pattern?.text !== text || pattern.reader !== current)
      pattern = { text, reader: current, pattern: patternOf(text, current) }
    return pattern.pattern
  }
  const bodyOf = (id: string, isBegun: boolean) => {
    if (!isBegun || document?.id !== id) document = { id, body: textOf(id)?.body ?? [] }
    return document.body
  }
  return {
    documents: (text, exclude) => {
      const own = patternFor(text)
      if (own.words.length === 0) return []
      const left = new Set(exclude)
      const ids = likelyRows(own, reader()).map(idOf)
      return ids.filter((id) => !left.has(id)).slice(0, mostRead)
    },
    read: (text, ids, from, ms) => {
      const own = patternFor(text)
      const until = performance.now() + ms
      const found: SimilarParagraph[] = []
      let { document: at, passage } = from
      for (; at < ids.length; at += 1, passage = 0) {
        const body = bodyOf(ids[at]!, passage > 0)
        for (; passage < body.length; passage += 1) {
          const alike = compare(own, ids[at]!, body[passage]!)
          if (alike) found.push(alike)
          if (performance.now() >= until) return { found, next: { document: at, passage: passage + 1 } }
        }
      }
      document = null
      return { found, next: null }
    },
  }
}
