import type { SearchPlace } from '../../../shared/contract/search.ts'
import { fold } from '../../../shared/text/fold.ts'
import { firstOf, highlight, passageOf, type MarkedText, type Marks } from '../../../shared/text/highlight.ts'
import type { QueryMarks } from '../matching/match.ts'
import { shortFields, type Passage, type SearchFields } from '../search-fields.ts'

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

/** Passages whose words are looked at one by one: those with most of the marks, as a search for letters has it. */
const passagesRead = 4
/** Characters a window is filled up to with the passages that follow, as short ones say little alone. */
const windowLength = 400

function bestPassage(passages: readonly Passage[], marks: Marks): Best | null {
  if (passages.every(({ text }) => text.trim() === '')) return null
  const wanted = [...marks.words, ...marks.prefixes]
  const likely = passages
    .map(({ text }, index) => ({ index, marks: holds(fold(text), wanted) }))
    .filter((each) => each.marks > 0)
    .toSorted((a, b) => b.marks - a.marks || a.index - b.index)
    .slice(0, passagesRead)
  let best: { passage: Passage; snippet: MarkedText; marks: number } | null = null
  // Words in compounds are not found as letters; then all is read.
  const read = likely.length > 0 ? likely.map(({ index }) => index) : passages.keys()
  for (const index of read) {
    const { shown, ranges } = passageOf(windowFrom(passages, index), marks)
    const { text } = passages[index]!
    const own = new Set(ranges.filter(([at]) => at < text.length).map(([at, to]) => fold(text.slice(at, to))))
    if (own.size > (best?.marks ?? 0)) best = { passage: passages[index]!, snippet: shown, marks: own.size }
  }
  if (!best) return { snippet: passageOf(windowFrom(passages, 0), marks).shown, place: null }
  const { text, ...where } = best.passage
  return { snippet: best.snippet, place: { ...where, ranges: highlight(text, marks).ranges.slice(0, 50) } }
}

/** How many of the words are letters of the text. */
function holds(folded: string, wanted: readonly string[]): number {
  return wanted.reduce((sum, word) => sum + (folded.includes(word) ? 1 : 0), 0)
}

function windowFrom(passages: readonly Passage[], from: number): string {
  let text = passages[from]!.text
  for (let next = from + 1; next < passages.length && text.length < windowLength; next += 1)
    text += `\n${passages[next]!.text}`
  return text
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
