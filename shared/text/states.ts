import type { Language } from '../model/languages.ts'
import { fold } from './fold.ts'
import { stateNames } from './state-names.ts'

/** ISO 3166-1 alpha-2 code of a Member State or observer State of the United Nations. */
export type StateCode = keyof typeof stateNames

export const stateCodes = Object.keys(stateNames) as StateCode[]

export function isStateCode(text: string): text is StateCode {
  return Object.hasOwn(stateNames, text)
}

/**
 * The State's name as the United Nations writes it in lists, in English, French or Spanish; in Arabic, Chinese and
 * Russian, and for codes that are none of its States, the name the platform knows, else the code.
 */
export function stateName(code: string, language: Language): string {
  const column = columns[language]
  return column === undefined || !isStateCode(code) ? platformName(code, language) : stateNames[code][column]
}

/** Orders State codes by their names as the alphabet of `language` orders them: accents count only between equals. */
export function compareStates(language: Language): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(language, { sensitivity: 'variant', ignorePunctuation: false })
  return (a, b) => compare(stateName(a, language), stateName(b, language))
}

/** The State meant by a code or by a name in English, French or Spanish, its common short form too; null where none is. */
export function toStateCode(text: string): StateCode | null {
  const code = text.trim().toUpperCase()
  if (isStateCode(code)) return code
  return (codesByName ??= readNames()).get(nameKey(text)) ?? null
}

const columns: Partial<Record<Language, 0 | 1 | 2>> = { en: 0, fr: 1, es: 2 }

const platform = new Map<Language, Intl.DisplayNames>()

function platformName(code: string, language: Language): string {
  const names = platform.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  platform.set(language, names)
  // Anything but two letters is refused by `of`.
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}

let codesByName: Map<string, StateCode> | undefined

function readNames(): Map<string, StateCode> {
  const codes = new Map<string, StateCode>()
  for (const code of stateCodes) {
    const common = (['en', 'fr', 'es'] as const).map((language) => platformName(code, language))
    const bare = stateNames[code].map((name) => name.replace(/ \(.*\)$/, ''))
    // Official names are set last: where a common one is another State's official name, that State is meant.
    for (const name of [...bare, ...common]) if (!codes.has(nameKey(name))) codes.set(nameKey(name), code)
  }
  for (const code of stateCodes) for (const name of stateNames[code]) codes.set(nameKey(name), code)
  return codes
}

function nameKey(name: string): string {
  return fold(name.replaceAll('&', 'and')).replace(/[^\p{L}]+/gu, '')
}
