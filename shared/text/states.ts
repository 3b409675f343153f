import type { Language } from '../model/languages.ts'

/** The name of a State (ISO 3166-1 alpha-2) in a language; the code itself where no name is known. */
export function stateName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
}

/** Orders State codes by their names, as lists of participants are sorted in the language of the document. */
export function compareStates(language: Language): (a: string, b: string) => number {
  const collator = new Intl.Collator(language)
  return (a, b) => collator.compare(stateName(a, language), stateName(b, language))
}
