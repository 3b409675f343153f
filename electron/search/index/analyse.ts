import { fold, withoutArabicArticle } from '../../../shared/text/fold.ts'
import { isAcronym, plainFolds, visitCompounds } from '../../../shared/text/tokens.ts'
import { shortFields, type SearchFields, type ShortField } from '../search-fields.ts'
import { firstBodyPlace, placesPerField } from './segment.ts'
import type { Vocabulary } from './vocabulary.ts'
import { asWritten } from '../written-value.ts'

/** Sign before a word that the index keeps for each acronym, so that acronyms are counted like words; no word contains it. */
export const capitalSign = '¤'

/** Sign before a value of a field as it is written, which the index keeps where that says more than its words do. */
export const valueSign = capitalSign + capitalSign

/** Told the number of each word, and its place. */
type Meet = (word: number, place: number) => void

/**
 * Tells every word of a document with its place: the words in order, so that phrases hold, and at the place of a word its
 * other forms (compounds written as one, Arabic words without their article). Returns the number of words in the body.
 */
export function analyse(fields: SearchFields, words: Vocabulary, meet: Meet): number {
  const acronyms = new Set<string>()
  shortFields.forEach((name, field) => {
    const last = (field + 1) * placesPerField - 1
    analyseText(fields[name], field * placesPerField, last, words, meet, acronyms)
    if (hasValues.has(name))
      for (const value of valuesIn(fields[name])) meet(words.numberOf(valueSign + value), last)
  })
  let place = firstBodyPlace
  for (const { text } of fields.body) place = analyseText(text, place, Infinity, words, meet, acronyms)
  for (const acronym of acronyms) meet(words.numberOf(capitalSign + acronym), firstBodyPlace)
  return place - firstBodyPlace
}

const hasValues: ReadonlySet<ShortField> = new Set(['tags', 'people', 'places'])

/** The values of a field that are written otherwise than folded, and the parts of `Hà Nội, Viêt Nam`. */
function valuesIn(field: string): Set<string> {
  const values = field.split('\n').flatMap((value) => [value, ...value.split(',')])
  return new Set(values.map(asWritten).filter((value) => value !== null))
}

/** The place after the last word. Words beyond `last` all stand there, and are found but not in phrases. */
function analyseText(
  text: string,
  from: number,
  last: number,
  words: Vocabulary,
  meet: Meet,
  acronyms: Set<string>,
): number {
  let place = from
  const here = () => (place < last ? place : last)
  // A text set in capitals throughout makes no acronyms; most texts never ask.
  let allCapitals: boolean | null = null
  const lookForAcronym = (start: number, end: number) => {
    const word = text.slice(start, end)
    if (!isAcronym(word)) return
    allCapitals ??= text === text.toUpperCase() && /\p{L}\s+\p{L}/u.test(text)
    if (!allCapitals) acronyms.add(fold(word))
  }
  const addBare = (term: string) => {
    const bare = withoutArabicArticle(term)
    if (bare) meet(words.numberOf(bare), here())
  }
  const folds = plainFolds()
  visitCompounds(
    text,
    ({ tokens, joined }) => {
      const start = here()
      for (const token of tokens) {
        meet(words.numberOf(token.term), here())
        addBare(token.term)
        place += 1
        if (mayBeAcronym(text, token.start, token.end)) lookForAcronym(token.start, token.end)
      }
      if (joined) meet(words.numberOf(joined), start)
    },
    {
      read: (start) => words.take(text, start, folds),
      word: (start, end) => {
        meet(words.taken(end - start), here())
        // Every article has a lam among the first four letters.
        if (text.charCodeAt(start) >= 0x600 && text.slice(start, start + 4).includes('\u0644'))
          addBare(fold(text.slice(start, end)))
        if (mayBeAcronym(text, start, end)) lookForAcronym(start, end)
        place += 1
      },
    },
  )
  return place
}

/** A cheap look before the dear one: two to eight characters of which the first two may be capitals. */
function mayBeAcronym(text: string, start: number, end: number): boolean {
  const length = end - start
  if (length < 2 || length > 8) return false
  return !isSmall(text.charCodeAt(start)) && !isSmall(text.charCodeAt(start + 1))
}

/** Small letters of Latin and Cyrillic, and the scripts from Hebrew to Myanmar, which have no capitals. */
function isSmall(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0x430 && code <= 0x45f) || (code >= 0x590 && code < 0x10a0)
}
