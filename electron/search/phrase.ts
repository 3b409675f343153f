import { findBeginning, findWord, firstBodyPlace, placesPerField, Postings, type Segment } from './segment.ts'

/** A document in which words stand side by side: in which short fields, and how often in the body. */
export type Standing = { document: number; mask: number; inBody: number }

/** Where the words begin, in the documents that hold them all so far. */
type Starts = { document: number; starts: number[] }[]

/**
 * Documents in which the words stand side by side; with `open` the last one may go on. The rarest word is read first,
 * so that of frequent ones only the places in few documents are. `among` leaves documents out.
 */
export function standsIn(
  segment: Segment,
  words: readonly string[],
  open: boolean,
  among: (document: number) => boolean = () => true,
): Standing[] {
  const steps = words.map((word, offset) => ({
    offset,
    range: open && offset === words.length - 1 ? findBeginning(segment, word) : rangeOf(segment, word),
  }))
  if (steps.some(({ range }) => range[0] === range[1])) return []
  const frequency = ([from, to]: [number, number]) => {
    let sum = 0
    for (let word = from; word < to; word += 1) sum += segment.frequencies[word]!
    return sum
  }
  const ordered = steps
    .map((step) => ({ ...step, documents: frequency(step.range) }))
    .toSorted((a, b) => a.documents - b.documents)
  let found: Starts | null = null
  for (const { range, offset } of ordered) {
    found = narrow(segment, range, offset, found, among)
    if (found.length === 0) return []
  }
  return (found ?? []).map(({ document, starts }) => {
    let mask = 0
    let inBody = 0
    for (const start of starts) {
      if (start < firstBodyPlace) mask |= 1 << Math.floor(start / placesPerField)
      else inBody += 1
    }
    return { document, mask, inBody }
  })
}

function rangeOf(segment: Segment, word: string): [number, number] {
  const at = findWord(segment, word)
  return at < 0 ? [0, 0] : [at, at + 1]
}

/** What is left of `found` where one of the words stands `offset` after the start. */
function narrow(
  segment: Segment,
  [from, to]: [number, number],
  offset: number,
  found: Starts | null,
  among: (document: number) => boolean,
): Starts {
  const postings = new Postings()
  const left = new Map<number, number[]>()
  const known = found && new Map(found.map(({ document, starts }) => [document, starts]))
  for (let word = from; word < to; word += 1) {
    postings.read(segment, word)
    for (let at = 0; at < postings.count; at += 1) {
      const document = postings.documents[at]!
      const before = known?.get(document)
      if (known ? !before : !among(document)) continue
      const starts = postings.placesOf(segment, at).map((place) => place - offset)
      const kept = before ? common(before, starts) : starts.filter((start) => start >= 0)
      if (kept.length === 0) continue
      const others = left.get(document)
      left.set(document, others ? [...new Set([...others, ...kept])].toSorted((a, b) => a - b) : kept)
    }
  }
  return [...left].map(([document, starts]) => ({ document, starts })).toSorted(byDocument)
}

function byDocument(a: { document: number }, b: { document: number }): number {
  return a.document - b.document
}

function common(a: number[], b: number[]): number[] {
  const both: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = a[i]! - b[j]!
    if (difference === 0) both.push(a[i]!)
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  return both
}
