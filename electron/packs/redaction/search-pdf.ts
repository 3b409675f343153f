import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFStream,
  PDFString,
  type PDFObject,
} from 'pdf-lib'
import type { ProofPlace } from '../../../shared/contract/redaction.ts'

import { renewInflateBudget } from '../intake/inflate-budget.ts'
import { metadataIn } from './picture-metadata.ts'

/** A piece of a PDF that can be searched, and how much of its place it is. */
export type Piece = {
  place: ProofPlace
  text: string
  amount: number
  /** Written by a program for programs: names, and what is no text at all. */
  isSyntax?: true
}

/**
 * Everything a PDF says outside its pages' text: each string and name of every object, in object streams or not, by what it is
 * for; each stream unpacked, as text of one byte and of two a letter; what pictures say of themselves; and the file as it lies there.
 */
export function* piecesOf({ context }: PDFDocument, pdf: Uint8Array): Generator<Piece> {
  const info = context.trailerInfo.Info
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object
    yield* stringsIn(dict, ref === info ? 'metadata' : null)
    if (!(object instanceof PDFStream)) continue
    // Dots of a picture are no words.
    const isPicture = object.dict.get(PDFName.of('Subtype'))?.toString() === '/Image'
    const bytes = isPicture ? object.getContents() : unpacked(object)
    const kind = object.dict.get(PDFName.of('Type'))?.toString()
    const place = kind === '/Metadata' ? 'metadata' : kind === '/EmbeddedFile' ? 'attachments' : 'contents'
    const isSyntax = place === 'contents' ? { isSyntax: true as const } : {}
    yield { place, text: readings(bytes), amount: bytes.byteLength, ...isSyntax }
    const said = isPicture ? metadataIn(bytes) : null
    if (said && said.byteLength > 0) yield { place: 'metadata', text: readings(said), amount: 1 }
  }
  yield { place: 'bytes', text: readings(pdf), amount: pdf.byteLength, isSyntax: true }
}

/** What the entry of a dictionary is for. */
const attributes = new Set(['/Alt', '/ActualText', '/E', '/Contents', '/TU', '/T', '/Lang', '/Desc'])

function* stringsIn(object: PDFObject, as: ProofPlace | null): Generator<Piece> {
  const waiting: [PDFObject, ProofPlace | null][] = [[object, as]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [each, place] = next
    if (each instanceof PDFString || each instanceof PDFHexString)
      yield { place: place ?? 'strings', text: each.decodeText(), amount: 1 }
    else if (each instanceof PDFName)
      yield { place: place ?? 'strings', text: each.decodeText(), amount: 1, isSyntax: true }
    else if (each instanceof PDFArray) for (const item of each.asArray()) waiting.push([item, place])
    else if (each instanceof PDFDict) {
      const isBookmark = each.has(PDFName.of('Title')) && each.has(PDFName.of('Parent'))
      for (const [key, value] of each.entries()) waiting.push([value, place ?? placeOf(key, isBookmark)])
    }
  }
}

function placeOf(key: PDFName, isBookmark: boolean): ProofPlace | null {
  const name = key.toString()
  if (name === '/URI' || name === '/Dest' || name === '/F') return 'links'
  if (attributes.has(name)) return 'attributes'
  return isBookmark && name === '/Title' ? 'bookmarks' : null
}

function unpacked(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents()
  // One after the other: each may take as much as a whole file otherwise.
  renewInflateBudget()
  try {
    return decodePDFRawStream(stream).decode()
  } catch (error) {
    // A picture in a format of its own: it is searched as it is.
    if (error instanceof Error) return stream.contents
    throw error
  }
}

/** Bytes as text of one byte a letter, of UTF-8, and of two bytes a letter whichever comes first. */
function readings(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const plain = buffer.toString('utf8')
  return `${plain}\n${plain.includes('\0') ? plain.replaceAll('\0', '') : ''}\n${buffer.toString('latin1').replaceAll('\0', '')}`
}
