import type { Language } from '../../../shared/model/languages.ts'

/** Languages there is a dictionary for. */
export const spellingLanguages = ['en', 'fr', 'es'] as const satisfies readonly Language[]
export type SpellingLanguage = (typeof spellingLanguages)[number]

/** How English words are spelt. British is as the United Nations write: "labour", and "organization" with a z. */
export type EnglishSpelling = 'british' | 'american'

export type Dictionary = 'en-GB' | 'en-US' | Exclude<SpellingLanguage, 'en'>

/** What the speller needs from the page: where dictionaries lie, and the reader's own words. */
export type SpellingPort = {
  /** Address of a dictionary's affix or word file, on the page's own origin. */
  dictionaryUrl: (dictionary: Dictionary, file: 'aff' | 'dic') => string
  english: EnglishSpelling
  /** Words the reader added, in any language. */
  personalWords: () => readonly string[]
  addPersonalWord: (word: string) => void
}

export function hasDictionary(language: string): language is SpellingLanguage {
  return spellingLanguages.some((each) => each === language)
}

/** The dictionary that words of a language are looked up in. */
export function dictionaryOf(language: SpellingLanguage, english: EnglishSpelling): Dictionary {
  if (language !== 'en') return language
  return english === 'british' ? 'en-GB' : 'en-US'
}
