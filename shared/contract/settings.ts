import { oc } from '@orpc/contract'
import { z } from 'zod'
import { interfaceLanguage } from '../model/languages.ts'
import { settingsFields } from '../model/settings/v1.ts'
import { errors } from './errors.ts'

export const settings = z.strictObject(settingsFields)
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

const word = z.string().min(1).max(100)

/** Words that come into one language's part of the personal dictionary, and words that leave it. */
export const wordChange = z.strictObject({
  language: interfaceLanguage,
  add: z.array(word).max(1000).default([]),
  remove: z.array(word).max(1000).default([]),
})
export type WordChange = z.infer<typeof wordChange>

/** The settings after a change of the personal dictionary; each word stands once, the newest last. */
export function withWords<S extends Pick<Settings, 'personalDictionary'>>(before: S, change: WordChange): S {
  const { personalDictionary } = before
  const { language, add, remove } = change
  const kept = personalDictionary[language].filter((each) => !remove.includes(each))
  const words = [...new Set([...kept, ...add])]
  return { ...before, personalDictionary: { ...personalDictionary, [language]: words } }
}

const refusals = {
  READ_ONLY: errors.READ_ONLY,
  DISK_FULL: errors.DISK_FULL,
  CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
}

export const settingsContract = {
  get: oc.output(settings),
  /** Replaces the parts given, leaves the others. */
  update: oc
    .input(settings.omit({ personalDictionary: true }).partial())
    .output(settings)
    .errors(refusals),
  /** Changes the personal dictionary word by word, so that two windows do not write over each other's words. */
  changeWords: oc.input(wordChange).output(settings).errors(refusals),
}
