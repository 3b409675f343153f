import {
  findBeginning,
  findWord,
  firstBodyPlace,
  placesPerField,
  Postings,
  type Segment,
} from '../index/segment.ts'

/** A document in which words stand side by side: in which short fields, and how often in the body. */
export type Standing = { document: number; mask: number; inBody: number }

/** One word of a row of them: how far it is from the first, and the words of the segment that it may be. */
type Step = { offset: number; from: number; to: number; documents: number }

/** A document and where in it the row of words begins, in one number, which sorts faster than two. */
const span = 2 ** 32

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
  const steps = words
    .map((word, offset) => stepOf(segment, word, offset, open && offset === words.length - 1))
    .toSorted((a, b) => a.documents - b.documents)
  if (steps[0]!.documents === 0) return []
  let starts = startsOf(segment, steps[0]!, among)
  for (const step of steps.slice(1)) if (starts.length > 0) starts = narrow(segment, step, starts)
  const found: Standing[] = []
  for (const start of starts) {
    const document = Math.floor(start / span)
    const place = start - document * span
    let last = found.at(-1)
    if (last?.document !== document) found.push((last = { document, mask: 0, inBody: 0 }))
    if (place < firstBodyPlace) last.mask |= 1 << Math.floor(place / placesPerField)
    else last.inBody += 1
  }
  return found
}

function stepOf(segment: Segment, word: string, offset: number, open: boolean): Step {
  const at = open ? -1 : findWord(segment, word)
  const [from, to] = open ? findBeginning(segment, word) : [at, at < 0 ? at : at + 1]
  let documents = 0
  for (let each = from; each < to; each += 1) documents += segment.frequencies[each]!
  return { offset, from, to, documents }
}

/** Every start there may be by one of the words, in order. */
function startsOf(segment: Segment, step: Step, among: (document: number) => boolean): Float64Array {
  const postings = new Postings()
  const starts: number[] = []
  for (let word = step.from; word < step.to; word += 1) {
    const { count, documents } = postings.read(segment, word, true)
    for (let at = 0; at < count; at += 1) {
      const document = documents[at]!
      if (!among(document)) continue
      const places = postings.readPlaces(segment, at)
      for (let index = 0; index < places; index += 1) {
        const start = postings.places[index]! - step.offset
        if (start >= 0) starts.push(document * span + start)
      }
    }
  }
  // Of one word they are in order; several words may also stand at one place.
  return step.to - step.from === 1 ? Float64Array.from(starts) : Float64Array.from(new Set(starts)).sort()
}

/** What is left of `starts` where another of the words stands in its place too. */
function narrow(segment: Segment, step: Step, starts: Float64Array): Float64Array {
  const postings = new Postings()
  const met = new Uint8Array(starts.length)
  for (let word = step.from; word < step.to; word += 1) {
    const { count, documents } = postings.read(segment, word, true)
    for (let at = 0, next = 0; at < count && next < starts.length; at += 1) {
      const first = documents[at]! * span
      while (next < starts.length && starts[next]! < first) next += 1
      if (next === starts.length || starts[next]! >= first + span) continue
      const places = postings.readPlaces(segment, at)
      for (let index = 0; index < places && next < starts.length; index += 1) {
        const start = first + postings.places[index]! - step.offset
        while (next < starts.length && starts[next]! < start) next += 1
        if (starts[next] === start) met[next] = 1
      }
    }
  }
  return starts.filter((_, index) => met[index] === 1)
}
