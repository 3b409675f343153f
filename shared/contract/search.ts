import { oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId } from '../model/ids.ts'
import { language } from '../model/languages.ts'
import { recordKind } from '../model/record.ts'
import { recordSummary } from '../model/summary.ts'

/** Offsets are UTF-16 code units of `text`, end exclusive. */
export const highlighted = z.strictObject({ text: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) })
export type Highlighted = z.infer<typeof highlighted>

export const searchInput = z.strictObject({
  text: z.string().max(2000),
  kinds: z.array(recordKind).optional(),
  types: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
  languages: z.array(language).optional(),
  years: z.tuple([z.int(), z.int()]).optional(),
  mechanismId: recordId.optional(),
  limit: z.int().min(1).max(200).default(30),
})
export type SearchInput = z.input<typeof searchInput>

export const searchHit = z.strictObject({
  summary: recordSummary,
  /** Comparable within one answer only; higher is better. */
  score: z.number(),
  title: highlighted,
  snippet: highlighted.optional(),
  /** The word of the library that stood in for a misspelt one. */
  similarTo: z.string().optional(),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchAnswer = z.strictObject({
  hits: z.array(searchHit),
  total: z.int(),
  /** How much of the library the index has read, 0–1; below 1 the answer may still grow. */
  indexed: z.number(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

export const searchContract = {
  query: oc.input(searchInput).output(searchAnswer),
  /** The quick switcher: titles, symbols, acronyms, aliases and names only. */
  switch: oc
    .input(z.strictObject({ text: z.string().max(500), limit: z.int().min(1).max(50).default(12) }))
    .output(z.array(searchHit)),
}
