import { withoutArabicArticle } from './fold.ts'
import { visitCompounds, type Compound } from './tokens.ts'

/** Which words of a text are to be marked: folded words, and folded beginnings of words. */
export type Marks = { words: ReadonlySet<string>; prefixes: readonly string[] }

/** A text with the places to mark, in UTF-16 code units of `text`, end exclusive, in order and apart from each other. */
export type MarkedText = { text: string; ranges: [number, number][] }

/** Every place of `text` where one of the words stands; the whole word is marked, however little of it was typed. */
export function highlight(text: string, marks: Marks): MarkedText {
  return { text, ranges: mergeRanges(markedPlaces(text, marks)) }
}

/**
 * The passage of about `length` characters where most of the words stand closest to each other, or the beginning of
 * the text where none does. Line breaks become spaces; an ellipsis shows that text was left out.
 */
export function snippet(text: string, marks: Marks, length = 220): MarkedText {
  return passageOf(text, marks, length).shown
}

/** The same, with the places marked in it as offsets of `text` itself. */
export function passageOf(
  text: string,
  marks: Marks,
  length = 220,
): { shown: MarkedText; ranges: [number, number][] } {
  const places = markedPlaces(text.length > longest ? text.slice(0, longest) : text, marks)
  const best = densest(places, length)
  const lead = Math.round(length / 4)
  const start = best === null ? 0 : wordStart(text, Math.max(0, best - lead), best)
  const end = wordEnd(text, Math.min(text.length, start + length))
  const before = start > 0 ? '…' : ''
  const shift = before.length - start
  const ranges = mergeRanges(places.filter((place) => place.start >= start && place.end <= end))
  return {
    shown: {
      text: before + text.slice(start, end).replace(/\s/g, ' ') + (end < text.length ? '…' : ''),
      ranges: ranges.map(([from, to]) => [from + shift, to + shift]),
    },
    ranges,
  }
}

/** The first word of `text`, as it is written there, whose folded form is one of `words`; null where none is. */
export function firstOf(text: string, words: ReadonlySet<string>): string | null {
  const place = markedPlaces(text, { words, prefixes: [] })[0]
  return place ? text.slice(place.start, place.end) : null
}

type Place = { start: number; end: number; term: string }

// Where the words are looked for; a passage from the first part of a very long text serves as well.
const longest = 400_000

function markedPlaces(text: string, marks: Marks): Place[] {
  if (marks.words.size === 0 && marks.prefixes.length === 0) return []
  const places: Place[] = []
  visitCompounds(text, (compound) => addPlaces(compound, marks, places))
  return places
}

function addPlaces(compound: Compound, marks: Marks, places: Place[]): void {
  const whole = compound.joined ? matched(compound.joined, marks) : null
  if (whole) return void places.push({ start: compound.start, end: compound.end, term: whole })
  for (const { term, start, end } of compound.tokens) {
    const hit = matched(term, marks) ?? matched(withoutArabicArticle(term), marks)
    // Of a pair of characters only the one that was asked for.
    const isHalf = compound.bigrams && hit !== null && hit.length < term.length
    if (hit) places.push({ start, end: isHalf ? start + hit.length : end, term: hit })
  }
}

function matched(term: string | null, marks: Marks): string | null {
  if (term === null) return null
  if (marks.words.has(term)) return term
  for (const prefix of marks.prefixes) if (term.startsWith(prefix)) return prefix
  return null
}

/** Start of the window with most different words, then most places. */
function densest(places: Place[], length: number): number | null {
  let best: number | null = null
  let bestWeight = 0
  const counts = new Map<string, number>()
  let from = 0
  for (const place of places) {
    counts.set(place.term, (counts.get(place.term) ?? 0) + 1)
    while (place.end - places[from]!.start > length * 0.75 && places[from] !== place) {
      const { term } = places[from]!
      const left = counts.get(term)! - 1
      if (left === 0) counts.delete(term)
      else counts.set(term, left)
      from += 1
    }
    let repeats = 0
    for (const count of counts.values()) repeats += Math.min(count, 3)
    const weight = counts.size * 10 + repeats
    if (weight > bestWeight) {
      bestWeight = weight
      best = places[from]!.start
    }
  }
  return best
}

function wordStart(text: string, from: number, latest: number): number {
  if (from === 0) return 0
  const space = text.slice(from, latest).search(/\s\S/)
  return space < 0 ? from + (isLowSurrogate(text, from) ? 1 : 0) : from + space + 1
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.slice(to, to + 30).search(/\s/)
  const end = space < 0 ? to : to + space
  return isLowSurrogate(text, end) ? end + 1 : end
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function mergeRanges(places: readonly Place[]): [number, number][] {
  const merged: [number, number][] = []
  for (const { start, end } of places) {
    const last = merged.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
