import { z } from 'zod'
import { recordId } from '../ids.ts'
import { paper, pdfStandard } from '../document/issue.ts'
import { interfaceLanguage, language } from '../languages.ts'
import { recordBase } from '../record-base.ts'

const share = z.number().min(0).max(100)

/** What is remembered of the page between sessions; every part may be missing and then has its default. */
export const workspace = z.strictObject({
  tabs: z.array(z.strictObject({ view: z.string().max(80), recordId: recordId.optional() })).max(60),
  activeTab: z.int().min(0).max(59),
  /** Percentages of the window's width. */
  panes: z.strictObject({ navigator: share, inspector: share, pages: share.optional() }),
  navigatorOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  /** Whether a document's pages stand beside its text. */
  pagesOpen: z.boolean().optional(),
})
export type Workspace = z.infer<typeof workspace>

/** A search kept by its name: the words as typed, and the values chosen beside them, by facet. */
export const savedSearch = z.strictObject({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  text: z.string().max(2000),
  filters: z.record(z.string().max(40), z.array(z.string().min(1).max(200)).min(1).max(50)),
})
export type SavedSearch = z.infer<typeof savedSearch>

/** Recent searches kept, and characters of one; what is longer is not kept. */
export const mostRecentSearches = 8
export const longestRecentSearch = 200

const words = z.array(z.string().max(100)).max(20_000)

/** Choices of the person who works with this library; they travel with it. */
export const settingsFields = {
  /** Null: the system's language. */
  interfaceLanguage: interfaceLanguage.nullable(),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Who "my actions" are: names an action's owner is compared with. */
  myNames: z.array(z.string().trim().min(1).max(200)).max(10),
  spelling: z.boolean(),
  /** Absent: British, as the United Nations write. */
  englishSpelling: z.enum(['british', 'american']).optional(),
  personalDictionary: z.strictObject({ en: words, fr: words, es: words }),
  newDocumentLanguage: language,
  recentRecords: z.array(recordId).max(30),
  workspace: workspace.nullable(),
  /** How documents were last published. */
  publishing: z.strictObject({ standard: pdfStandard, paper, watermark: z.boolean() }).optional(),
  /** In the order in which they were saved. */
  savedSearches: z.array(savedSearch).max(100).optional(),
  /** Words that were searched for lately, the last ones first. */
  recentSearches: z.array(z.string().min(1).max(longestRecentSearch)).max(mostRecentSearches).optional(),
} as const

/** A library has one settings record, under a fixed id. It is never listed, searched or put in the bin. */
export const settingsV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('settings'),
  ...settingsFields,
})
export type SettingsV1 = z.infer<typeof settingsV1>

export const settingsId = recordId.parse('00000000-0000-7000-8000-000000000001')
