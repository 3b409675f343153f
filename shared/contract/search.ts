import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { interfaceLanguage, language } from '../model/languages.ts'
import { recordId } from '../model/ids.ts'
import { recordKind } from '../model/record.ts'
import { recordSummary } from '../model/summary.ts'

/** Offsets are UTF-16 code units of `text`, end exclusive. */
export const highlighted = z.strictObject({ text: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) })
export type Highlighted = z.infer<typeof highlighted>

/** Longest query that is looked at, UTF-16 code units. */
export const longestQuery = 2000

/** What facets count by, and what the filters of a query narrow. */
export const facetNames = [
  'kind',
  'type',
  'status',
  'language',
  'year',
  'mechanism',
  'tag',
  'person',
  'place',
] as const
export type FacetName = (typeof facetNames)[number]

export const searchInput = z.strictObject({
  /** Words and filters as typed (`shared/text/query-language.ts`); what is set beside them narrows further. */
  text: z.string().max(longestQuery),
  kinds: z.array(recordKind).optional(),
  types: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
  languages: z.array(language).optional(),
  years: z.tuple([z.int(), z.int()]).optional(),
  mechanismId: recordId.optional(),
  tags: z.array(z.string()).optional(),
  /** Named among the people, or places, of a record; case and accents do not matter. */
  people: z.array(z.string()).optional(),
  places: z.array(z.string()).optional(),
  limit: z.int().min(1).max(200).default(30),
  /** Whether hits bring their passages along; without, `snippets` is asked for them after the hits are on the screen. */
  snippets: z.boolean().default(true),
  /** Whether the answer counts facets. */
  facets: z.boolean().default(false),
})
export type SearchInput = z.input<typeof searchInput>

/** Where a passage stands: in a block of a document's body, or on a page of a file. */
export const searchPlace = z.strictObject({
  /** Id of the block; absent in texts that have none. */
  block: z.string().optional(),
  /** The words that were found, UTF-16 code units of the block's text (of the passage's where there is no block), end exclusive. */
  ranges: z.array(z.tuple([z.int(), z.int()])),
  /** Number of the block as it is cited, such as "12 (a)" or "II.B". */
  number: z.string().optional(),
  /** Page of a file, from 1. */
  page: z.int().min(1).optional(),
})
export type SearchPlace = z.infer<typeof searchPlace>

export const searchHit = z.strictObject({
  summary: recordSummary,
  /** Comparable within one answer only; higher is better. */
  score: z.number(),
  title: highlighted,
  snippet: highlighted.optional(),
  /** Where the passage stands, so that the record can be opened there. */
  place: searchPlace.optional(),
  /** The word of the library that stood in for a misspelt one. */
  similarTo: z.string().optional(),
  /** Set on a file of which no text could be read, such as a scanned PDF: only its names are searched. */
  withoutText: z.boolean().optional(),
})
export type SearchHit = z.infer<typeof searchHit>

/** How many hits have each value; those of a facet that is narrowed itself count as if it were not. Most frequent first. */
export const facetCount = z.strictObject({
  facet: z.enum(facetNames),
  values: z.array(z.strictObject({ value: z.string(), count: z.int() })),
})
export type FacetCount = z.infer<typeof facetCount>

export const searchAnswer = z.strictObject({
  hits: z.array(searchHit),
  total: z.int(),
  /** How much of the library the index has read, 0–1; below 1 the answer may still grow. */
  indexed: z.number(),
  facets: z.array(facetCount).optional(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

export const searchSnippet = searchHit
  .pick({ title: true, snippet: true, place: true, similarTo: true, withoutText: true })
  .extend({ id: recordId })
export type SearchSnippet = z.infer<typeof searchSnippet>

/** What may be put instead of `from`–`to` of the query: a key (`type:`), or a value of one (`type:final-report`). */
export const searchSuggestion = z.strictObject({
  kind: z.enum(['key', 'value']),
  /** The key in English, whatever language it was typed in, so that the page can say what it does. */
  key: z.string(),
  /** What is put in. */
  text: z.string(),
  from: z.int(),
  to: z.int(),
  /** Records that have the value, where it is one of the library's. */
  count: z.int().optional(),
})
export type SearchSuggestion = z.infer<typeof searchSuggestion>

/** A paragraph of an earlier document that says much the same. */
export const similarPassage = z.strictObject({
  summary: recordSummary,
  /** The whole paragraph, the words both have marked. */
  passage: highlighted,
  place: searchPlace,
  /** 0–1; 1 says the very same. */
  score: z.number(),
})
export type SimilarPassage = z.infer<typeof similarPassage>

/** How much of the library the index has read, 0–1. */
export const searchProgress = z.strictObject({ indexed: z.number() })
export type SearchProgress = z.infer<typeof searchProgress>

export const searchContract = {
  query: oc.input(searchInput).output(searchAnswer),
  /** What the index has read now, and from then on whenever that has changed by a hundredth or is the whole. */
  reading: oc.output(eventIterator(searchProgress)),
  /** The passages of hits already shown, in the order of `ids`; ids that are no longer there are left out. */
  snippets: oc
    .input(z.strictObject({ text: z.string().max(longestQuery), ids: z.array(recordId).max(200) }))
    .output(z.array(searchSnippet)),
  /** What the word before the cursor may become, at most twelve. `cursor` is in UTF-16 code units. */
  suggest: oc
    .input(
      z.strictObject({
        text: z.string().max(longestQuery),
        cursor: z.int().min(0),
        language: interfaceLanguage,
      }),
    )
    .output(z.array(searchSuggestion)),
  /** "Said before": paragraphs of other documents most like this one, the likest first. */
  similar: oc
    .input(
      z.strictObject({
        text: z.string().max(20_000),
        /** The document the paragraph stands in, which is left out with its other editions. */
        exclude: recordId.optional(),
        limit: z.int().min(1).max(30).default(8),
      }),
    )
    .output(z.array(similarPassage)),
  /** The quick switcher: titles, symbols, acronyms, aliases and names only. */
  switch: oc
    .input(z.strictObject({ text: z.string().max(500), limit: z.int().min(1).max(50).default(12) }))
    .output(z.array(searchHit)),
}
