import { oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId } from '../model/ids.ts'
import { interfaceLanguage, language } from '../model/languages.ts'
import { errors } from './errors.ts'

/** What is remembered of the page between sessions; every part may be missing and then has its default. */
export const workspace = z.strictObject({
  tabs: z.array(z.strictObject({ view: z.string().max(80), recordId: recordId.optional() })).max(60),
  activeTab: z.int().min(0).max(59),
  /** Percentages of the window's width. */
  panes: z.strictObject({ navigator: z.number().min(0).max(100), inspector: z.number().min(0).max(100) }),
  navigatorOpen: z.boolean(),
  inspectorOpen: z.boolean(),
})
export type Workspace = z.infer<typeof workspace>

export const settings = z.strictObject({
  interfaceLanguage: interfaceLanguage.nullable(),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Who "my actions" are: names an action's owner is compared with. */
  myNames: z.array(z.string().trim().min(1).max(200)).max(10),
  spelling: z.boolean(),
  personalDictionary: z.strictObject({
    en: z.array(z.string().max(100)).max(20_000),
    fr: z.array(z.string().max(100)).max(20_000),
    es: z.array(z.string().max(100)).max(20_000),
  }),
  newDocumentLanguage: language,
  recentRecords: z.array(recordId).max(30),
  workspace: workspace.nullable(),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  interfaceLanguage: null,
  appearance: 'system',
  myNames: [],
  spelling: true,
  personalDictionary: { en: [], fr: [], es: [] },
  newDocumentLanguage: 'en',
  recentRecords: [],
  workspace: null,
}

export const settingsContract = {
  get: oc.output(settings),
  /** Replaces the parts given, leaves the others. */
  update: oc
    .input(settings.partial())
    .output(settings)
    .errors({ READ_ONLY: errors.READ_ONLY, DISK_FULL: errors.DISK_FULL }),
}
