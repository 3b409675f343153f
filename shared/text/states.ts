import type { Language } from '../model/languages.ts'
import { stateNames } from './state-names.ts'

/** ISO 3166-1 alpha-2 code of a Member State or observer State of the United Nations. */
type StateCode = keyof typeof stateNames

function isStateCode(text: string): text is StateCode {
  return Object.hasOwn(stateNames, text)
}

/**
 * The State's name as the United Nations writes it in lists, in English, French or Spanish; in Arabic, Chinese and
 * Russian, and for codes that are none of its States, the common name, else the code.
 */
export function stateName(code: string, language: Language): string {
  const column = columns[language]
  return column === undefined || !isStateCode(code)
    ? commonStateName(code, language)
    : stateNames[code][column]
}

/** Orders State codes by their names as the alphabet of `language` orders them: accents count only between equals. */
export function compareStates(language: Language): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(language, { sensitivity: 'variant', ignorePunctuation: false })
  return (a, b) => compare(stateName(a, language), stateName(b, language))
}

/** The name by which a State is commonly called, such as Bolivia or Vietnam, as the platform knows it; else the code. */
export function commonStateName(code: string, language: Language): string {
  const names = platform.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  platform.set(language, names)
  // Anything but two letters is refused by `of`.
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}

const columns: Partial<Record<Language, 0 | 1 | 2>> = { en: 0, fr: 1, es: 2 }

const platform = new Map<Language, Intl.DisplayNames>()
