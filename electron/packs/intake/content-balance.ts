import { inflateSync, constants } from 'node:zlib'
import { decodePDFRawStream, PDFRawStream, type PDFContext, type PDFObject } from 'pdf-lib'
import { look, lookArray, lookName, under } from './look.ts'

/** Bytes of content that one page may unpack to; what is longer is taken to be in order. */
const longest = 32 * 1024 * 1024

/** States restored that were not saved in the content, and states left open at its end. */
export type Balance = { below: number; open: number }

/**
 * How far a page's content goes below the state it began with, and how many saved states it leaves open at its end:
 * what is drawn after it would otherwise land somewhere else.
 */
export function balanceOf(context: PDFContext, streams: readonly PDFObject[]): Balance {
  let depth = 0
  let least = 0
  const parts: Uint8Array[] = []
  let size = 0
  for (const each of streams) {
    const stream = look(context, each)
    const bytes = stream instanceof PDFRawStream ? unpacked(context, stream) : null
    if (!bytes) continue
    size += bytes.byteLength
    if (size > longest) return { below: 0, open: 0 }
    parts.push(bytes, Uint8Array.of(lineFeed))
  }
  // Most pages have one stream, which need not be copied.
  eachStep(parts.length === 2 ? parts[0]! : Buffer.concat(parts), (by) => {
    depth += by
    if (depth < least) least = depth
  })
  return { below: Math.abs(least), open: depth - least }
}

/** Most pages fit into one piece, and are not put together from several. */
const unpacking = { maxOutputLength: longest, chunkSize: 64 * 1024 }

function unpacked(context: PDFContext, stream: PDFRawStream): Uint8Array | null {
  const filter = under(stream.dict, 'Filter')
  const filters = lookArray(context, filter)?.asArray() ?? (filter ? [filter] : [])
  const names = filters.map((each) => lookName(context, each))
  const plain = !look(context, under(stream.dict, 'DecodeParms'))
  try {
    if (names.length === 0) return stream.contents
    if (names.length === 1 && plain && (names[0] === 'FlateDecode' || names[0] === 'Fl'))
      // As far as it goes: a stream cut short is drawn as far as it goes, too.
      return inflateSync(stream.contents, { ...unpacking, finishFlush: constants.Z_SYNC_FLUSH })
    return decodePDFRawStream(stream).decode()
  } catch {
    return null
  }
}

const [q, Q, I, D, E] = [0x71, 0x51, 0x49, 0x44, 0x45]
const [openRound, closeRound, backslash, openAngle, closeAngle] = [0x28, 0x29, 0x5c, 0x3c, 0x3e]
const [percent, slash, lineFeed, carriageReturn] = [0x25, 0x2f, 10, 13]

/** Bytes that a word ends at. */
const ends = new Uint8Array(256)
for (const byte of Buffer.from('\0\t\n\f\r ()<>[]{}/%')) ends[byte] = 1
/** Bytes at which something may begin or end that matters; all others are passed over. */
const matters = new Uint8Array(256)
for (const byte of [q, Q, D, openRound, openAngle, percent]) matters[byte] = 1
const mattersInString = new Uint8Array(256)
for (const byte of [openRound, closeRound, backslash]) mattersInString[byte] = 1

/** Tells each state saved (+1) and restored (−1) in a content stream; strings, names, comments and pictures are passed over. */
function eachStep(bytes: Uint8Array, step: (by: 1 | -1) => void): void {
  const { length } = bytes
  /** Whether the bytes there are a word of their own, and not part of a name. */
  const isWord = (from: number, to: number) =>
    (to >= length || ends[bytes[to]!] === 1) &&
    (from === 0 || (ends[bytes[from - 1]!] === 1 && bytes[from - 1] !== slash))
  let at = 0
  while (at < length) {
    const byte = bytes[at]!
    if (matters[byte] === 0) at += 1
    else if (byte === openRound) at = afterString(bytes, at)
    else if (byte === openAngle) at = bytes[at + 1] === openAngle ? at + 1 : after(bytes, at, closeAngle)
    else if (byte === percent) {
      while (at < length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1
    } else if (byte === D) {
      at += 1
      if (bytes[at - 2] === I && isWord(at - 2, at)) at = afterPicture(bytes, at)
    } else {
      at += 1
      if (isWord(at - 1, at)) step(byte === q ? 1 : -1)
    }
  }
}

function after(bytes: Uint8Array, start: number, byte: number): number {
  const found = bytes.indexOf(byte, start)
  return found === -1 ? bytes.length : found + 1
}

function afterString(bytes: Uint8Array, start: number): number {
  const { length } = bytes
  let depth = 0
  let at = start
  while (at < length) {
    const byte = bytes[at]!
    if (mattersInString[byte] === 0) at += 1
    else if (byte === backslash) at += 2
    else {
      at += 1
      depth += byte === openRound ? 1 : -1
      if (depth === 0) return at
    }
  }
  return at
}

/** Behind the EI that ends a picture within the content: one that stands free on both sides. */
function afterPicture(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at + 2 < bytes.length; at += 1) {
    if (bytes[at] !== E || bytes[at + 1] !== I || !ends[bytes[at - 1]!]) continue
    if (at + 2 === bytes.length || ends[bytes[at + 2]!]) return at + 2
  }
  return bytes.length
}
