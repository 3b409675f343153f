import {
  defaultSettings,
  settings as settingsShape,
  withWords,
  type Settings,
  type WordChange,
} from '../../shared/contract/settings.ts'
import { settingsId, type SettingsV1 } from '../../shared/model/settings/v1.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'

/** The choices kept with a library; defaults until the first one is made. */
export interface SettingsService {
  get(): Promise<Settings>
  /** Replaces the parts given. */
  update(parts: Partial<Omit<Settings, 'personalDictionary'>>): Promise<Settings>
  /** Changes the personal dictionary as it then is, whatever windows and hosts did to it meanwhile. */
  changeWords(change: WordChange): Promise<Settings>
}

export function createSettings(ports: {
  library: Library
  store: RecordStore
  now: () => Date
}): SettingsService {
  const { library, store, now } = ports

  const get = async (): Promise<Settings> => {
    if (library.revOf(settingsId) === 0) return defaultSettings
    const { record } = await store.read(settingsId)
    return record.kind === 'settings' ? toSettings(record) : defaultSettings
  }

  const edit = async (change: (record: SettingsV1) => SettingsV1): Promise<Settings> => {
    const moment = now().toISOString()
    const base = { id: settingsId, kind: 'settings' as const, createdAt: moment, updatedAt: moment }
    // Two tabs that make the first choice at once must not each begin from the defaults.
    await store.addOnce({ ...base, tags: [], ...defaultSettings })
    await store.edit(settingsId, 'record', null, ({ record }) => ({ record: change(record as SettingsV1) }))
    return get()
  }

  return {
    get,
    update: (parts) => edit((record) => ({ ...record, ...parts })),
    changeWords: (change) => edit((record) => withWords(record, change)),
  }
}

function toSettings(record: SettingsV1): Settings {
  return settingsShape.strip().parse(record)
}
