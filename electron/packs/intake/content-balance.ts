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
    parts.push(bytes, Uint8Array.of(10))
  }
  eachStep(Buffer.concat(parts), (by) => {
    depth += by
    if (depth < least) least = depth
  })
  return { below: Math.abs(least), open: depth - least }
}

function unpacked(context: PDFContext, stream: PDFRawStream): Uint8Array | null {
  const filter = under(stream.dict, 'Filter')
  const filters = lookArray(context, filter)?.asArray() ?? (filter ? [filter] : [])
  const names = filters.map((each) => lookName(context, each))
  const plain = !look(context, under(stream.dict, 'DecodeParms'))
  try {
    if (names.length === 0) return stream.contents
    if (names.length === 1 && plain && (names[0] === 'FlateDecode' || names[0] === 'Fl'))
      // As far as it goes: a stream cut short is drawn as far as it goes, too.
      return inflateSync(stream.contents, { maxOutputLength: longest, finishFlush: constants.Z_SYNC_FLUSH })
    return decodePDFRawStream(stream).decode()
  } catch {
    return null
  }
}

const [q, Q, I, D, E] = [0x71, 0x51, 0x49, 0x44, 0x45]
const [openRound, closeRound, backslash, openAngle, closeAngle] = [0x28, 0x29, 0x5c, 0x3c, 0x3e]
const [percent, slash, lineFeed, carriageReturn] = [0x25, 0x2f, 10, 13]

const ends = new Uint8Array(256)
for (const byte of [
  0,
  9,
  10,
  12,
  13,
  32,
  openRound,
  closeRound,
  openAngle,
  closeAngle,
  0x5b,
  0x5d,
  0x7b,
  0x7d,
])
  ends[byte] = 1
ends[slash] = 1
ends[percent] = 1

/** Tells each state saved (+1) and restored (−1) in a content stream; strings, names, comments and pictures are passed over. */
function eachStep(bytes: Buffer, step: (by: 1 | -1) => void): void {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    if (!ends[byte]) {
      const start = at
      while (at < bytes.length && !ends[bytes[at]!]) at += 1
      const length = at - start
      if (length === 1 && byte === q) step(1)
      else if (length === 1 && byte === Q) step(-1)
      else if (length === 2 && byte === I && bytes[start + 1] === D) at = afterPicture(bytes, at)
    } else if (byte === openRound) {
      at = afterString(bytes, at)
    } else if (byte === openAngle && bytes[at + 1] !== openAngle) {
      at = after(bytes, at, closeAngle)
    } else if (byte === percent) {
      while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1
    } else if (byte === slash) {
      at += 1
      while (at < bytes.length && !ends[bytes[at]!]) at += 1
    } else {
      at += 1
    }
  }
}

function after(bytes: Buffer, start: number, byte: number): number {
  const found = bytes.indexOf(byte, start)
  return found === -1 ? bytes.length : found + 1
}

function afterString(bytes: Buffer, start: number): number {
  let depth = 0
  let at = start
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === backslash) at += 1
    else if (byte === openRound) depth += 1
    else if (byte === closeRound && (depth -= 1) === 0) return at + 1
  }
  return at
}

/** Behind the EI that ends a picture within the content: one that stands free on both sides. */
function afterPicture(bytes: Buffer, start: number): number {
  for (let at = start + 1; at + 2 < bytes.length; at += 1) {
    if (bytes[at] !== E || bytes[at + 1] !== I || !ends[bytes[at - 1]!]) continue
    if (at + 2 === bytes.length || ends[bytes[at + 2]!]) return at + 2
  }
  return bytes.length
}
