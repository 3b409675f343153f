import { withoutArabicArticle } from '../../shared/text/fold.ts'
import { isAcronym, visitCompounds } from '../../shared/text/tokens.ts'
import { shortFields, type SearchFields } from './search-fields.ts'
import { firstBodyPlace, placesPerField } from './segment.ts'

/** Sign before a word that the index keeps for each acronym, so that acronyms are counted like words; no word contains it. */
export const capitalSign = '¤'

/**
 * Tells every word of a document with its place: the words in order, so that phrases hold, and at the place of a word its
 * other forms (compounds written as one, Arabic words without their article). Returns the number of words in the body.
 */
export function analyse(fields: SearchFields, visit: (word: string, place: number) => void): number {
  shortFields.forEach((name, field) => {
    analyseText(fields[name], field * placesPerField, (field + 1) * placesPerField - 1, visit)
  })
  let place = firstBodyPlace
  for (const { text } of fields.body) place = analyseText(text, place, Infinity, visit)
  for (const acronym of acronymsOf(fields)) visit(capitalSign + acronym, firstBodyPlace)
  return place - firstBodyPlace
}

/** The place after the last word. Words beyond `last` all stand there, and are found but not in phrases. */
function analyseText(
  text: string,
  from: number,
  last: number,
  visit: (word: string, place: number) => void,
): number {
  let place = from
  visitCompounds(text, (compound) => {
    const start = place
    for (const { term } of compound.tokens) {
      const at = Math.min(place, last)
      visit(term, at)
      const bare = withoutArabicArticle(term)
      if (bare) visit(bare, at)
      place += 1
    }
    if (compound.joined) visit(compound.joined, Math.min(start, last))
  })
  return place
}

/** Words that this record writes in capitals only; a text set in capitals throughout makes no acronyms. */
function acronymsOf(fields: SearchFields): Set<string> {
  const acronyms = new Set<string>()
  const look = (text: string) => {
    for (const [word] of text.matchAll(capitals)) {
      if (isAcronym(word)) acronyms.add(word.toLowerCase())
    }
  }
  for (const name of shortFields) if (!isAllCapitals(fields[name])) look(fields[name])
  for (const { text } of fields.body) if (!isAllCapitals(text)) look(text)
  return acronyms
}

const capitals = /(?<![\p{L}\p{N}])[\p{Lu}\p{Nd}]{2,8}(?![\p{L}\p{N}])/gu

function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{L}\s+\p{L}/u.test(text)
}
