import { defaultSettings, settings as settingsShape, type Settings } from '../../shared/contract/settings.ts'
import { settingsId, type SettingsV1 } from '../../shared/model/settings/v1.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'

/** The choices kept with a library; defaults until the first one is made. */
export interface SettingsService {
  get(): Promise<Settings>
  /** Replaces the parts given. */
  update(parts: Partial<Settings>): Promise<Settings>
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

  return {
    get,
    async update(parts) {
      const moment = now().toISOString()
      const base = { id: settingsId, kind: 'settings' as const, createdAt: moment, updatedAt: moment }
      // Two tabs that make the first choice at once must not each begin from the defaults.
      await store.addOnce({ ...base, tags: [], ...defaultSettings })
      await store.edit(settingsId, 'record', null, ({ record }) => ({
        record: { ...record, ...parts } as SettingsV1,
      }))
      return get()
    },
  }
}

function toSettings(record: SettingsV1): Settings {
  return settingsShape.strip().parse(record)
}
