import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { createMemoryLibrary } from '../library/create-memory-library.ts'
import type { Library } from '../library/library.ts'
import { createRecordStore } from '../records/record-store.ts'
import { createSettings, type SettingsService } from './settings.ts'

let library: Library
let settings: SettingsService
const now = () => new Date('2026-03-02T10:00:00.000Z')

beforeEach(async () => {
  library = await createMemoryLibrary()
  settings = createSettings({ library, store: createRecordStore(library, now), now })
})
afterEach(() => library.close())

describe('the choices kept with a library', () => {
  test('are the usual ones, and no file, until the first is made', async () => {
    expect(await settings.get()).toEqual(defaultSettings)
    expect(library.summaries().size).toBe(0)
  })

  test('change in part and leave the others', async () => {
    await settings.update({ appearance: 'dark' })
    await settings.update({ spelling: false })
    expect(await settings.get()).toEqual({ ...defaultSettings, appearance: 'dark', spelling: false })
  })

  test('are all kept when several windows make their first one at the same time', async () => {
    await Promise.all([
      settings.update({ appearance: 'dark' }),
      settings.update({ spelling: false }),
      settings.update({ myNames: ['Secretariat'] }),
    ])
    expect(await settings.get()).toEqual({
      ...defaultSettings,
      appearance: 'dark',
      spelling: false,
      myNames: ['Secretariat'],
    })
  })

  test('answer with what is stored, and take the next one after one that failed', async () => {
    const tooMany = Array.from({ length: 3 }, () => 1n) as unknown as string[]
    await expect(settings.update({ myNames: tooMany })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await settings.update({ myNames: ['Rapporteur'] })).toMatchObject({ myNames: ['Rapporteur'] })
  })

  test('hold every word of the dictionary, whichever windows added them at the same time', async () => {
    await Promise.all(
      ['Ezulwini', 'Puebla', 'Puebla', 'Bali'].map((word) =>
        settings.changeWords({ language: 'en', add: [word], remove: [] }),
      ),
    )
    const both = await Promise.all([
      settings.changeWords({ language: 'en', add: ['Colombo'], remove: ['Bali'] }),
      settings.changeWords({ language: 'fr', add: ['migratoire'], remove: ['Puebla'] }),
    ])
    const { personalDictionary } = await settings.get()
    expect({ ...personalDictionary, en: personalDictionary.en.toSorted() }).toEqual({
      en: ['Colombo', 'Ezulwini', 'Puebla'],
      fr: ['migratoire'],
      es: [],
    })
    expect(both[1].personalDictionary).toEqual(personalDictionary)
  })
})
