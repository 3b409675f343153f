import { PDFDocument } from 'pdf-lib'
import {
  proofPlace,
  type ProofPlace,
  type ProofTerm,
  type RedactionProof,
} from '../../../shared/contract/redaction.ts'
import { finderIn, squeezed } from '../../../shared/document/redact/find-words.ts'
import { picturesIn } from './pictures-in.ts'
import { isPdfVocabulary } from './pdf-vocabulary.ts'
import { piecesOf } from './search-pdf.ts'
import type { Term } from './telling-terms.ts'

/** Characters of what stands around a place that is shown with it, on each side. */
const around = 30
/** Places of one term that are told; more tell nothing more. */
const mostPlaces = 50
/** Letters that a term must have to be looked for where bytes are no text: shorter ones stand there by chance. */
const leastInBytes = 6

/**
 * Looks for every term in a PDF: in the text of its pages, as another reader than its maker reads it, and in everything else it
 * is made of. Pictures are named, whose dots nobody searches. Case, accents, spaces, hyphens, ligatures and breaks of lines and pages hide nothing.
 */
export async function prove(
  pdf: Uint8Array,
  pages: readonly string[],
  terms: readonly Term[],
): Promise<RedactionProof> {
  const searched = Object.fromEntries(proofPlace.options.map((place) => [place, 0])) as Record<
    ProofPlace,
    number
  >
  const found = new Map<Term, ProofTerm['found']>(terms.map((term) => [term, []]))
  const note = (term: Term, place: ProofPlace, page: number | null, text: string) => {
    const places = found.get(term)!
    if (places.length < mostPlaces) places.push({ place, page, around: text })
  }

  const wholeText = pages.map(squeezed)
  for (const [index, text] of pages.entries()) {
    searched.text += text.length
    // A word goes on where its line was broken, with a hyphen or without.
    const joined = text.replace(/[-\u00ad\u2010]\s*\n\s*/g, '')
    const readings = [text, joined].map((reading) => ({ reading, find: finderIn(reading) }))
    for (const term of terms) {
      const { reading, ranges } = readings
        .map(({ reading: each, find }) => ({ reading: each, ranges: find(term.text) }))
        .reduce((most, next) => (next.ranges.length > most.ranges.length ? next : most))
      for (const { from, to } of ranges)
        note(term, 'text', index + 1, reading.slice(Math.max(0, from - around), to + around))
      if (ranges.length === 0 && term.kind === 'passage' && holds(wholeText[index]!, term.text))
        note(term, 'text', index + 1, term.text)
    }
  }
  // Over the end of a page only a whole passage can be told from chance.
  for (let index = 1; index < wholeText.length; index += 1) {
    const seam = wholeText[index - 1]! + wholeText[index]!
    for (const term of terms)
      if (term.kind === 'passage' && found.get(term)!.length === 0 && holds(seam, term.text))
        note(term, 'text', index, term.text)
  }

  const written = terms.filter(({ text }) => !isPdfVocabulary(text))
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: false })
  for (const { place, text, amount, isSyntax } of piecesOf(document, pdf)) {
    searched[place] += amount
    const wantedHere = isSyntax ? written : terms
    if (place === 'contents' || place === 'bytes') {
      const lower = text.toLowerCase()
      for (const term of wantedHere) {
        const wanted = term.text.toLowerCase()
        const at = squeezed(wanted).length < leastInBytes ? -1 : lower.indexOf(wanted)
        if (at !== -1)
          note(term, place, null, printable(text.slice(Math.max(0, at - around), at + wanted.length)))
      }
      continue
    }
    const plain = squeezed(decoded(text))
    const find = finderIn(text)
    for (const term of wantedHere) {
      const [range] = find(term.text)
      if (range)
        note(term, place, null, printable(text.slice(Math.max(0, range.from - around), range.to + around)))
      else if (holds(plain, term.text)) note(term, place, null, printable(text.slice(0, 80)))
    }
  }
  const told = terms.map((term): ProofTerm => ({ ...term, found: found.get(term)! }))
  const sum = told.reduce((all, each) => all + each.found.length, 0)
  return { searched, pages: pages.length, pictures: picturesIn(document), terms: told, found: sum }
}

/** In text that has lost its spaces: short words and figures would be found in others. */
function holds(squeezedText: string, term: string): boolean {
  const wanted = squeezed(term)
  return wanted.length >= 8 && /\p{L}/u.test(wanted) && squeezedText.includes(wanted)
}

function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

const printable = (text: string) => text.replace(/[\p{C}\ufffd]+/gu, ' ')
