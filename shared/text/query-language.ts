import { fold } from './fold.ts'

/** What a query can be narrowed by, as the keys read in English. */
export const filterKeys = [
  'type',
  'status',
  'year',
  'mechanism',
  'lang',
  'tag',
  'person',
  'place',
  'in',
  'is',
  'has',
] as const
export type FilterKey = (typeof filterKeys)[number]

/** The keys as they are suggested in each language of the interface, and every other way to write them, folded. */
export const keyNames: Record<FilterKey, { en: string; fr: string; es: string; also: readonly string[] }> = {
  type: { en: 'type', fr: 'type', es: 'tipo', also: ['kind', 'genre', 'nature', 'clase'] },
  status: { en: 'status', fr: 'statut', es: 'estado', also: ['state', 'etat'] },
  year: { en: 'year', fr: 'année', es: 'año', also: ['an'] },
  mechanism: { en: 'mechanism', fr: 'mécanisme', es: 'mecanismo', also: ['mech'] },
  lang: { en: 'lang', fr: 'langue', es: 'idioma', also: ['language', 'lengua'] },
  tag: { en: 'tag', fr: 'étiquette', es: 'etiqueta', also: ['tags', 'motcle'] },
  person: { en: 'person', fr: 'personne', es: 'persona', also: ['people', 'who', 'qui', 'quien'] },
  place: {
    en: 'place',
    fr: 'lieu',
    es: 'lugar',
    also: ['where', 'city', 'country', 'ville', 'pays', 'ciudad', 'pais'],
  },
  in: { en: 'in', fr: 'dans', es: 'en', also: [] },
  is: { en: 'is', fr: 'est', es: 'es', also: [] },
  has: { en: 'has', fr: 'avec', es: 'con', also: ['contient', 'tiene'] },
}

/** Words with a meaning after `in:`, `is:` and `has:`, as suggested in each language. */
export const flagNames = {
  in: { title: { en: 'title', fr: 'titre', es: 'título' } },
  is: { mine: { en: 'mine', fr: 'moi', es: 'mío' } },
  has: {
    annex: { en: 'annex', fr: 'annexe', es: 'anexo' },
    action: { en: 'action', fr: 'action', es: 'acción' },
    decision: { en: 'decision', fr: 'décision', es: 'decisión' },
    deadline: { en: 'deadline', fr: 'échéance', es: 'plazo' },
  },
} as const

/** The flag a word after `in:`, `is:` or `has:` means, in any of the languages; null where it means none. */
export function readFlag(key: keyof typeof flagNames, value: string): string | null {
  const folded = fold(value)
  for (const [flag, names] of Object.entries<Record<string, string>>(flagNames[key]))
    if (Object.values(names).some((name) => fold(name) === folded || fold(name) + 's' === folded)) return flag
  return null
}

/** One thing in a query as typed; offsets are UTF-16 code units of the query, end exclusive. */
export type QueryPart = { negated: boolean; start: number; end: number } & (
  | { type: 'words'; text: string }
  | { type: 'phrase'; text: string }
  | { type: 'filter'; key: FilterKey; value: string }
)

/**
 * Cuts a query into bare words, `"quoted phrases"`, `key:value` filters and, with a minus before them, their opposites.
 * Keys are known in English, French and Spanish, with or without accents. Whatever makes no sense (an unclosed quote, an
 * unknown key, a key without a value, `year:abc`) is read as words; it never fails.
 */
export function parseQueryText(text: string): QueryPart[] {
  const parts: QueryPart[] = []
  for (const match of text.matchAll(partPattern)) {
    const [whole, minus = '', key, keyQuoted, keyBare, quoted, bare = ''] = match
    const at = { negated: minus !== '', start: match.index, end: match.index + whole.length }
    const known = key === undefined ? null : readKey(key)
    const value = (keyQuoted ?? keyBare ?? '').trim()
    if (known && isValue(known, value)) parts.push({ type: 'filter', key: known, value, ...at })
    else if (quoted !== undefined && /[\p{L}\p{N}]/u.test(quoted))
      parts.push({ type: 'phrase', text: quoted, ...at })
    else {
      const words = key === undefined ? (quoted ?? bare) : `${key} ${value}`
      const plain = words.replace(/["“”«»]/g, ' ').trim()
      // A minus that stands alone, or before nothing that can be found, excludes nothing.
      if (/[\p{L}\p{N}]/u.test(plain)) parts.push({ type: 'words', text: plain, ...at })
    }
  }
  return parts
}

/** The key a word before a colon stands for, in any of the languages; null where it is none. */
export function readKey(name: string): FilterKey | null {
  const folded = fold(name)
  for (const key of filterKeys) {
    const { en, fr, es, also } = keyNames[key]
    if ([en, fr, es].some((each) => fold(each) === folded) || also.includes(folded)) return key
  }
  return null
}

/** Years as `2014`, `2014..2018`, `2014..`, `..2018`, also with a dash; null where they are none. */
export function readYears(value: string): [number, number] | null {
  const match = /^(\d{4})?(\.\.+|…|-|–)?(\d{4})?$/.exec(value)
  if (!match || (!match[1] && !match[3])) return null
  const [, from, dots, to] = match
  if (!dots) return from && !to ? [Number(from), Number(from)] : null
  const years: [number, number] = [from ? Number(from) : 0, to ? Number(to) : 9999]
  return years[0] <= years[1] ? years : [years[1], years[0]]
}

function isValue(key: FilterKey, value: string): boolean {
  if (key === 'year') return readYears(value) !== null
  if (key === 'in' || key === 'has') return readFlag(key, value) !== null
  return /[\p{L}\p{N}]/u.test(value)
}

const quotes = String.raw`["“”«»]`
const inQuotes = String.raw`${quotes}\s?([^"“”«»]*?)\s?${quotes}`
const partPattern = new RegExp(
  String.raw`(?<![^\s"”»])([-−])?(?:(\p{L}+)\s?[:：](?:${inQuotes}|([^\s"“”«»]*))|${inQuotes}|(\S+))`,
  'gu',
)
