import { oc } from '@orpc/contract'
import { z } from 'zod'
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

export const settingsContract = {
  get: oc.output(settings),
  /** Replaces the parts given, leaves the others. */
  update: oc.input(settings.partial()).output(settings).errors({
    READ_ONLY: errors.READ_ONLY,
    DISK_FULL: errors.DISK_FULL,
    CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
  }),
}
