import { fold, withoutArabicArticle } from '../../../shared/text/fold.ts'
import { betweenWords, compoundAt, isAcronym, maxTerm, plainFolds } from '../../../shared/text/tokens.ts'
import { shortFields, type SearchFields, type ShortField } from '../search-fields.ts'
import { firstBodyPlace, placesPerField } from './segment.ts'
import { asWritten } from '../written-value.ts'

/** Sign before a word that the index keeps for each acronym, so that acronyms are counted like words; no word contains it. */
export const capitalSign = '¤'

/** Sign before a value of a field as it is written, which the index keeps where that says more than its words do. */
export const valueSign = capitalSign + capitalSign

/** Who is told the words of a document with their places. */
export type WordSink = {
  /** A folded word. */
  word(word: string, place: number): void
  /** What begins at `start` in a text, letter by letter as they fold (`plainFolds`): where that ends. */
  take(text: string, start: number): number
  /** What was taken last, so many letters, is a word. */
  taken(length: number, place: number): void
}

/**
 * Tells every word of a document with its place: the words in order, so that phrases hold, and at the place of a word its
 * other forms (compounds written as one, Arabic words without their article). Returns the number of words in the body.
 */
export function analyse(fields: SearchFields, sink: WordSink): number {
  const acronyms = new Set<string>()
  shortFields.forEach((name, field) => {
    const last = (field + 1) * placesPerField - 1
    analyseText(fields[name], field * placesPerField, last, sink, acronyms)
    if (hasValues.has(name)) for (const value of valuesIn(fields[name])) sink.word(valueSign + value, last)
  })
  let place = firstBodyPlace
  for (const { text } of fields.body) place = analyseText(text, place, Infinity, sink, acronyms)
  for (const acronym of acronyms) sink.word(capitalSign + acronym, firstBodyPlace)
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
  sink: WordSink,
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
    if (bare) sink.word(bare, here())
  }
  const folds = plainFolds()
  for (let at = 0; at < text.length;) {
    const end = sink.take(text, at)
    if (end > at && (end === text.length || folds[text.charCodeAt(end)] === betweenWords)) {
      if (end - at <= maxTerm) {
        sink.taken(end - at, here())
        if (mayHaveArticle(text, at)) addBare(fold(text.slice(at, end)))
        if (mayBeAcronym(text, at, end)) lookForAcronym(at, end)
        place += 1
      }
      at = end + 1
      continue
    }
    const isBetween = end === at && folds[text.charCodeAt(at)] === betweenWords
    const compound = isBetween ? null : compoundAt(text, at)
    if (compound) {
      const start = here()
      for (const token of compound.tokens) {
        sink.word(token.term, here())
        addBare(token.term)
        place += 1
        if (mayBeAcronym(text, token.start, token.end)) lookForAcronym(token.start, token.end)
      }
      if (compound.joined) sink.word(compound.joined, start)
    }
    at = compound?.end ?? at + 1
  }
  return place
}

/** A cheap look before the dear one: an Arabic word with a lam among its first four letters, as every article has. */
function mayHaveArticle(text: string, start: number): boolean {
  if (text.charCodeAt(start) < 0x600) return false
  return text.slice(start, start + 4).includes('\u0644')
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
