import type { SearchPlace } from '../../shared/contract/search.ts'
import { firstOf, highlight, passageOf, type MarkedText, type Marks } from '../../shared/text/highlight.ts'
import type { QueryMarks } from './match.ts'
import { shortFields, type Passage, type SearchFields } from './search-fields.ts'

/** Where a document's hit is shown: marked title and passage with its place, and the word that stood in for a misspelt one. */
export type Shown = {
  id: string
  title: MarkedText
  snippet: MarkedText | null
  place: SearchPlace | null
  similarTo: string | null
  withoutText: boolean
}

/** Shows a hit; `fields` is null where the index does not have the document. */
export function showHit(id: string, title: string, fields: SearchFields | null, marked: QueryMarks): Shown {
  const marks: Marks = { words: new Set([...marked.words, ...marked.variants]), prefixes: marked.prefixes }
  const variants = new Set(marked.variants)
  const best = fields ? bestPassage(fields.body, marks) : null
  return {
    id,
    title: highlight(title, marks),
    snippet: best?.snippet ?? null,
    place: best?.place ?? null,
    similarTo: fields && variants.size > 0 ? similarWord(fields, variants) : null,
    withoutText: fields?.withoutText ?? false,
  }
}

type Best = { snippet: MarkedText; place: SearchPlace | null }

/** Passages are read together, as short ones say little alone; the place is that of the passage the best words stand in. */
function bestPassage(passages: readonly Passage[], marks: Marks): Best | null {
  if (passages.length === 0) return null
  const whole = passages.map(({ text }) => text).join('\n')
  if (whole.trim() === '') return null
  const { shown, ranges } = passageOf(whole, marks)
  let start = 0
  let best: Passage | null = null
  let most = 0
  for (const passage of passages) {
    const end = start + passage.text.length
    const inside = ranges.filter(([at]) => at >= start && at < end).length
    if (inside > most) [best, most] = [passage, inside]
    start = end + 1
  }
  if (!best) return { snippet: shown, place: null }
  const { text, ...where } = best
  return { snippet: shown, place: { ...where, ranges: highlight(text, marks).ranges.slice(0, 50) } }
}

function similarWord(fields: SearchFields, variants: ReadonlySet<string>): string | null {
  for (const field of shortFields) {
    const word = firstOf(fields[field], variants)
    if (word) return word
  }
  for (const { text } of fields.body) {
    const word = firstOf(text, variants)
    if (word) return word
  }
  return null
}
