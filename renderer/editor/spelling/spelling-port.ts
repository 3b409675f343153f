import type { Language } from '../../../shared/model/languages.ts'

/** Languages there is a dictionary for. */
export const spellingLanguages = ['en', 'fr', 'es'] as const satisfies readonly Language[]
export type SpellingLanguage = (typeof spellingLanguages)[number]

/** What the speller needs from the page: where dictionaries lie, and the reader's own words. */
export type SpellingPort = {
  /** Address of a dictionary's affix or word file, on the page's own origin. */
  dictionaryUrl: (language: SpellingLanguage, file: 'aff' | 'dic') => string
  /** Words the reader added, in any language. */
  personalWords: () => readonly string[]
  addPersonalWord: (word: string) => void
}

export function hasDictionary(language: string): language is SpellingLanguage {
  return spellingLanguages.some((each) => each === language)
}
