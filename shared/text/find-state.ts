import { slipBudget, slipDistance } from './distance.ts'
import { fold } from './fold.ts'
import { stateCodes } from './state-codes.ts'
import { commonStateName, stateName } from './states.ts'

/** What a text says of a State: its code, or the codes it may have been meant to be, likeliest first. */
export type FoundState = { code: string } | { code: null; near: string[] }

const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const

/** Names lists of participants use beside those of the Unicode data, folded. */
const otherNames: Record<string, string> = {
  'cote d ivoire': 'CI',
  'ivory coast': 'CI',
  'cabo verde': 'CV',
  'russian federation': 'RU',
  'federation de russie': 'RU',
  'republic of korea': 'KR',
  'democratic people s republic of korea': 'KP',
  'republic of moldova': 'MD',
  'viet nam': 'VN',
  'lao people s democratic republic': 'LA',
  'lao pdr': 'LA',
  'islamic republic of iran': 'IR',
  'syrian arab republic': 'SY',
  'united republic of tanzania': 'TZ',
  'plurinational state of bolivia': 'BO',
  'bolivarian republic of venezuela': 'VE',
  'brunei darussalam': 'BN',
  'the gambia': 'GM',
  'the netherlands': 'NL',
  'the bahamas': 'BS',
  'the former yugoslav republic of macedonia': 'MK',
  'czech republic': 'CZ',
  swaziland: 'SZ',
  uk: 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'united states of america': 'US',
  usa: 'US',
  'etats-unis d amerique': 'US',
  uae: 'AE',
  drc: 'CD',
  'democratic republic of the congo': 'CD',
  'republique democratique du congo': 'CD',
  'republic of the congo': 'CG',
  congo: 'CG',
  turkiye: 'TR',
  turkey: 'TR',
  'state of palestine': 'PS',
  palestine: 'PS',
  'timor-leste': 'TL',
  'holy see': 'VA',
  'saint-siege': 'VA',
  'santa sede': 'VA',
  burma: 'MM',
}

let known: ReadonlyMap<string, string> | undefined

function names(): ReadonlyMap<string, string> {
  known ??= new Map([
    ...languages.flatMap((language) =>
      stateCodes.map((code): [string, string] => [plain(commonStateName(code, language)), code]),
    ),
    ...languages.flatMap((language) =>
      stateCodes.map((code): [string, string] => [plain(stateName(code, language)), code]),
    ),
    ...Object.entries(otherNames).map(([name, code]): [string, string] => [plain(name), code]),
    ...stateCodes.map((code): [string, string] => [plain(code), code]),
  ])
  return known
}

/**
 * The State a text names: by its ISO 3166-1 alpha-2 code or a name in one of the six languages, accents, case and "the"
 * aside. Nothing is guessed: a misspelt name only gives the codes that are near, for somebody to be asked.
 */
export function findState(text: string): FoundState {
  const wanted = plain(text)
  const exact = names().get(wanted)
  if (exact) return { code: exact }
  const near = new Map<string, number>()
  for (const [name, code] of names()) {
    const distance =
      wanted.length >= 4 && name.includes(wanted)
        ? 0.5
        : slipDistance(wanted, name, Math.max(1, slipBudget(wanted.length)))
    if (distance !== null && name.length > 2) near.set(code, Math.min(distance, near.get(code) ?? 9))
  }
  const ranked = [...near].toSorted((a, b) => a[1] - b[1]).map(([code]) => code)
  return { code: null, near: ranked.slice(0, 5) }
}

function plain(name: string): string {
  return fold(name)
    .replace(/['’.,()&]/g, ' ')
    .replace(/^the /, '')
    .replace(/\s+/g, ' ')
    .trim()
}
