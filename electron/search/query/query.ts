import { slipBudget } from '../../../shared/text/distance.ts'
import { withoutArabicArticle } from '../../../shared/text/fold.ts'
import { parseQueryText, readFlag, type QueryPart } from '../../../shared/text/query-language.ts'
import { isShortAcronym, visitCompounds, type Compound } from '../../../shared/text/tokens.ts'
import { maskOf } from '../search-fields.ts'
import { written } from '../written-value.ts'

/** A row of folded words that must stand side by side; with `prefix` the last one may go on. */
export type Phrase = { words: string[]; prefix: boolean }

/** One thing asked for: any of `forms` will do. */
export type QueryTerm = {
  forms: Phrase[]
  /** Other numbers of the word, such as its plural: they count as it, a little less. */
  numbers: string[]
  /** The word that may be misspelt, or null where what was typed must be taken at its word. */
  fuzzy: string | null
  /** The fields it must stand in; null for any. */
  fields: number | null
  /** The value it is a word of, where a filter asks for a field; null for what was typed as words. */
  value: Value | null
}

/** A value of a filter, as it was `written` and word by word: the strictest reading that a document answers to counts. */
export type Value = { written: string; phrase: Phrase }

/** Terms `from` to before `to` are a name that has others: any of these stands for them all. */
export type Alternative = { from: number; to: number; names: string[][] }

export type Query = {
  terms: QueryTerm[]
  excluded: Phrase[]
  alternatives: Alternative[]
}

export type FilterPart = Extract<QueryPart, { type: 'filter' }>

/** A query read: what the index is asked, and what is asked of the records it finds. */
export type ReadQuery = { query: Query; filters: FilterPart[] }

/** Short beginnings would match most of a library; in bodies they count as whole words. */
export const shortestBodyPrefix = 3

const titleMask = maskOf('title', 'symbol', 'names')
// What comes in bulk bears its people and places as tags.
const fieldMasks = { person: maskOf('people', 'tags'), place: maskOf('places', 'tags') }

/**
 * Reads what was typed (`parseQueryText` says how). The last bare word is taken as the beginning of one, unless a space
 * follows it. `in:title`, `person:` and `place:` become conditions on the words' fields. Never fails.
 */
export function readQuery(text: string): ReadQuery {
  const parts = parseQueryText(text)
  const typing = !/[\s"”»]$/u.test(text)
  const inTitle = parts.some((part) => part.type === 'filter' && isTitleFlag(part) && !part.negated)
  const fields = inTitle ? titleMask : null
  const terms: QueryTerm[] = []
  const excluded: Phrase[] = []
  const filters: FilterPart[] = []
  for (const [index, part] of parts.entries()) {
    const prefix = typing && index === parts.length - 1
    if (part.type === 'filter') {
      if (isTitleFlag(part)) continue
      if ((part.key === 'person' || part.key === 'place') && !part.negated)
        terms.push(...fieldTerms(part.value, fieldMasks[part.key], prefix))
      else filters.push(part)
    } else if (part.negated) excluded.push(...excludedPhrases(part))
    else if (part.type === 'phrase') {
      const words = compoundsOf(part.text).flatMap(phraseWords)
      if (words.length > 0)
        terms.push({ forms: [{ words, prefix: false }], numbers: [], fuzzy: null, fields, value: null })
    } else {
      const compounds = compoundsOf(part.text)
      compounds.forEach((compound, at) => {
        const open = prefix && at === compounds.length - 1
        terms.push(...toTerms(compound, part.text, open).map((term) => ({ ...term, fields, value: null })))
      })
    }
  }
  return { query: { terms: unique(terms), excluded, alternatives: [] }, filters }
}

function isTitleFlag(part: FilterPart): boolean {
  return part.key === 'in' && readFlag('in', part.value) === 'title'
}

function fieldTerms(text: string, fields: number, prefix: boolean): QueryTerm[] {
  const words = compoundsOf(text).flatMap(phraseWords)
  const value = { written: written(text), phrase: { words, prefix } }
  return words.map((word, index) => ({
    forms: [{ words: [word], prefix: prefix && index === words.length - 1 }],
    numbers: [],
    fuzzy: null,
    fields,
    value,
  }))
}

function excludedPhrases(part: Exclude<QueryPart, { type: 'filter' }>): Phrase[] {
  const compounds = compoundsOf(part.text)
  if (part.type === 'phrase') {
    const words = compounds.flatMap(phraseWords)
    return words.length > 0 ? [{ words, prefix: false }] : []
  }
  return compounds.map((compound) => ({ words: phraseWords(compound), prefix: false }))
}

/** A phrase of pairs leaves the closing single character out: in the text something may follow it. */
function phraseWords(compound: Compound): string[] {
  const words = compound.tokens.map(({ term }) => term)
  return compound.bigrams && words.length > 1 ? words.slice(0, -1) : words
}

function compoundsOf(text: string): Compound[] {
  const compounds: Compound[] = []
  visitCompounds(text, (compound) => void compounds.push(compound))
  return compounds
}

type Bare = Omit<QueryTerm, 'fields' | 'value'>

function toTerms(compound: Compound, text: string, prefix: boolean): Bare[] {
  const words = phraseWords(compound)
  if (words.length === 0) return []
  if (compound.bigrams)
    return [{ forms: [{ words, prefix: compound.tokens.length === 1 }], numbers: [], fuzzy: null }]
  const source = text.slice(compound.start, compound.end)
  if (words.length > 1 && !compound.joined)
    return eachAlone(isElision(source) ? words.slice(1) : words, prefix)
  if (words.length > 1) {
    const joined = compound.joined!
    const forms = [
      { words: [joined], prefix },
      { words, prefix },
    ]
    return [{ forms, numbers: [], fuzzy: maySlip(joined, source) ? joined : null }]
  }
  const word = words[0]!
  const bare = withoutArabicArticle(word)
  const forms = [{ words: [word], prefix }, ...(bare ? [{ words: [bare], prefix }] : [])]
  return [{ forms, numbers: numbersOf(word), fuzzy: maySlip(word, source) ? word : null }]
}

/** Of `l'organisation` the article says nothing. */
function isElision(written: string): boolean {
  return /^\p{L}+['’ʼ]/u.test(written)
}

/** Words that are not written as one, such as those of Thai, which has no blanks. */
function eachAlone(words: string[], prefix: boolean): Bare[] {
  return words.map((word, index) => ({
    forms: [{ words: [word], prefix: prefix && index === words.length - 1 }],
    numbers: numbersOf(word),
    fuzzy: maySlip(word, word) ? word : null,
  }))
}

/** A Latin word in its other number, as English, French and Spanish form it; words nobody wrote do no harm. */
function numbersOf(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word)) return []
  if (/[^aeiouy]es$/.test(word)) return [word.slice(0, -1), word.slice(0, -2)]
  if (word.endsWith('s')) return word.endsWith('ss') ? [`${word}es`] : [word.slice(0, -1)]
  if (/[aeiou]$/.test(word)) return [`${word}s`]
  return [`${word}s`, word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}es`]
}

function maySlip(folded: string, written: string): boolean {
  return slipBudget(folded.length) > 0 && !isShortAcronym(written) && !/\p{N}/u.test(folded)
}

function unique(terms: QueryTerm[]): QueryTerm[] {
  return [
    ...new Map(terms.map((term) => [JSON.stringify([term.forms, term.fields, term.value]), term])).values(),
  ]
}
