import { imageSize } from 'image-size'

/** A part of a JPEG before its dots, from its marker to its end. */
type Segment = { marker: number; from: number; to: number }

const startOfScan = 0xda
const comment = 0xfe
const [app0, app1, app2, app14, app15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]

export const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/**
 * A JPEG that says nothing but its picture: without EXIF, XMP, IPTC and comments. What colours and the way up depend on stays.
 * Bytes that are no JPEG come back as they are.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const segments = isJpeg(bytes) ? segmentsOf(bytes) : null
  if (!segments) return bytes
  const rest = segments.at(-1)?.to ?? 2
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // What stands behind the end of the picture is seen by nobody.
  const end = picture.lastIndexOf(Buffer.from([0xff, 0xd9]))
  return Buffer.concat([
    bytes.subarray(0, 2),
    wayUp(bytes),
    ...segments
      .filter((segment) => !isSaying(bytes, segment))
      .map(({ from, to }) => bytes.subarray(from, to)),
    bytes.subarray(rest, end < rest ? undefined : end + 2),
  ])
}

/** Everything a JPEG says beside its picture, as it is written there; empty for other bytes. */
export function metadataIn(bytes: Uint8Array): Uint8Array {
  const segments = isJpeg(bytes) ? (segmentsOf(bytes) ?? []) : []
  return Buffer.concat(
    segments
      .filter((segment) => isSaying(bytes, segment))
      .map(({ from, to }) => bytes.subarray(from + 4, to)),
  )
}

/** The segments before the dots (ITU-T T.81, annex B); null where they do not follow each other as they should. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === startOfScan) return segments
    const to = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!
    if (to > bytes.length || to < at + 4) return null
    segments.push({ marker, from: at, to })
    at = to
  }
  return null
}

function isSaying(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  if (marker === comment) return true
  if (marker < app0 || marker > app15 || marker === app14) return false
  const head = Buffer.from(bytes.subarray(from + 4, Math.min(to, from + 16))).toString('latin1')
  if (marker === app0) return !head.startsWith('JFIF\0')
  return !(marker === app2 && head.startsWith('ICC_PROFILE\0'))
}

/** EXIF with nothing in it but which side is up; nothing where that is the usual one. */
function wayUp(bytes: Uint8Array): Uint8Array {
  const turn = orientationOf(bytes)
  if (turn <= 1) return new Uint8Array()
  // One entry of one directory: tag 0x0112, one short (EXIF 2.3, 4.6.4).
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0]
  const directory = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0]
  const said = [...Buffer.from('Exif\0\0', 'latin1'), ...directory]
  return Uint8Array.from([0xff, app1, 0, said.length + 2, ...said])
}

function orientationOf(bytes: Uint8Array): number {
  try {
    return imageSize(bytes).orientation ?? 1
  } catch {
    return 1
  }
}
