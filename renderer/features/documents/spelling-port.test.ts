import { expect, test } from 'vitest'
import { defaultSettings, withWords, type Settings } from '../../../shared/contract/settings.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { createSpellingPort } from './spelling-port.ts'

function portIn(language: Language) {
  let settings: Settings = defaultSettings
  const port = () =>
    createSpellingPort(language, settings, (change) => {
      settings = withWords(settings, change)
    })
  return { port, words: () => settings.personalDictionary }
}

test('puts a word into the dictionary of the document’s language, once', () => {
  const { port, words } = portIn('fr')
  for (const word of ['migratoire', 'Ezulwini', 'migratoire']) port().addPersonalWord(word)
  expect(words()).toEqual({ en: [], fr: ['migratoire', 'Ezulwini'], es: [] })
  expect(port().personalWords()).toEqual(['migratoire', 'Ezulwini'])
})

test('puts a word of a language without a dictionary among the English ones', () => {
  const { port, words } = portIn('ar')
  port().addPersonalWord('MIDWA')
  expect(words().en).toEqual(['MIDWA'])
})

test('spells English as the British do, unless it is wanted otherwise', () => {
  expect(createSpellingPort('en', defaultSettings, () => undefined).english).toBe('british')
  const american = { ...defaultSettings, englishSpelling: 'american' as const }
  expect(createSpellingPort('en', american, () => undefined).english).toBe('american')
})
