import { slipBudget } from '../../shared/text/distance.ts'
import { withoutArabicArticle } from '../../shared/text/fold.ts'
import { isShortAcronym, visitCompounds, type Compound } from '../../shared/text/tokens.ts'

/** A row of folded words that must stand side by side; with `prefix` the last one may go on. */
export type Phrase = { words: string[]; prefix: boolean }

/** One thing asked for: any of `forms` will do. */
export type QueryTerm = {
  forms: Phrase[]
  /** The word that may be misspelt, or null where what was typed must be taken at its word. */
  fuzzy: string | null
}

export type Query = { terms: QueryTerm[]; excluded: Phrase[] }

/** Short beginnings would match most of a library; in bodies they count as whole words. */
export const shortestBodyPrefix = 3

/**
 * Reads what was typed. Bare words, `"quoted phrases"` and `-excluded` words; anything else, unbalanced quotes too, is
 * read as words. The last bare word is taken as the beginning of one, unless a space follows it. Never fails.
 */
export function parseQuery(text: string): Query {
  const terms: QueryTerm[] = []
  const excluded: Phrase[] = []
  const typing = !/[\s"]$/u.test(text)
  const parts = [...text.matchAll(partPattern)]
  parts.forEach((part, index) => {
    const [, minus, quoted, bare] = part
    if (quoted !== undefined) {
      const words = compoundsWords(quoted)
      if (words.length === 0) return
      if (minus) excluded.push({ words, prefix: false })
      else terms.push({ forms: [{ words, prefix: false }], fuzzy: null })
      return
    }
    const source = (bare ?? '').replaceAll('"', ' ')
    if (minus) {
      for (const compound of compoundsOf(source))
        excluded.push({ words: phraseWords(compound), prefix: false })
      return
    }
    const prefix = typing && index === parts.length - 1
    const compounds = compoundsOf(source)
    compounds.forEach((compound, at) => {
      terms.push(...toTerms(compound, source, prefix && at === compounds.length - 1))
    })
  })
  return { terms: unique(terms), excluded }
}

const partPattern = /(?<![^\s"])(-)?(?:"([^"]*)"|(\S+))/gu

function compoundsWords(text: string): string[] {
  return compoundsOf(text).flatMap(phraseWords)
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

function toTerms(compound: Compound, source: string, prefix: boolean): QueryTerm[] {
  const words = phraseWords(compound)
  if (words.length === 0) return []
  if (compound.bigrams) return [{ forms: [{ words, prefix: compound.tokens.length === 1 }], fuzzy: null }]
  if (words.length > 1 && !compound.joined) return elisionTerms(words, prefix)
  const written = source.slice(compound.start, compound.end)
  if (words.length > 1) {
    const joined = compound.joined!
    const forms = [
      { words: [joined], prefix },
      { words, prefix },
    ]
    return [{ forms, fuzzy: maySlip(joined, written) ? joined : null }]
  }
  const word = words[0]!
  const bare = withoutArabicArticle(word)
  const forms = [{ words: [word], prefix }, ...(bare ? [{ words: [bare], prefix }] : [])]
  return [{ forms, fuzzy: maySlip(word, written) ? word : null }]
}

/** `l'organisation` asks for `organisation`: the article says nothing. */
function elisionTerms(words: string[], prefix: boolean): QueryTerm[] {
  const rest = words.slice(1)
  return rest.map((word, index) => ({
    forms: [{ words: [word], prefix: prefix && index === rest.length - 1 }],
    fuzzy: maySlip(word, word) ? word : null,
  }))
}

function maySlip(folded: string, written: string): boolean {
  return slipBudget(folded.length) > 0 && !isShortAcronym(written) && !/\p{N}/u.test(folded)
}

function unique(terms: QueryTerm[]): QueryTerm[] {
  return [...new Map(terms.map((term) => [JSON.stringify(term.forms), term])).values()]
}
