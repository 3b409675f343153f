import { imageSize } from 'image-size'

/** A part of a JPEG, from its marker to where the next one begins: with the dots that follow it, if it is one they follow. */
type Segment = { marker: number; from: number; to: number }

const [startOfScan, endOfPicture, comment] = [0xda, 0xd9, 0xfe]
const [firstRestart, lastRestart] = [0xd0, 0xd7]
const [app0, app1, app2, app14, app15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]

export const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/**
 * A JPEG that says nothing but its picture: without EXIF, XMP, IPTC and comments, and without what stands behind its end, where
 * cameras put another picture or a film. What colours and the way up depend on stays. Bytes that are no JPEG come back as they are.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const segments = isJpeg(bytes) ? segmentsOf(bytes) : null
  if (!segments) return bytes
  return Buffer.concat([
    bytes.subarray(0, 2),
    wayUp(bytes),
    ...segments
      .filter((segment) => !isSaying(bytes, segment))
      .map(({ from, to }) => bytes.subarray(from, to)),
  ])
}

/** Everything a JPEG says beside its picture, as it is written there; empty for other bytes. */
export function metadataIn(bytes: Uint8Array): Uint8Array {
  const segments = isJpeg(bytes) ? segmentsOf(bytes) : null
  if (!segments) return new Uint8Array()
  return Buffer.concat([
    ...segments
      .filter((segment) => isSaying(bytes, segment))
      .map(({ from, to }) => bytes.subarray(from + 4, to)),
    bytes.subarray(segments.at(-1)?.to ?? bytes.length),
  ])
}

/** The segments up to the end of the picture (ITU-T T.81, annex B); null where they do not follow each other as they should. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = []
  let hasDots = false
  for (let at = 2; at + 2 <= bytes.length && bytes[at] === 0xff; at = segments.at(-1)!.to) {
    // Any number of these may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1] ?? 0
    const isEnd = marker === endOfPicture
    const behind = isEnd ? at + 2 : at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (behind > bytes.length || (!isEnd && behind < at + 4)) break
    const to = marker === startOfScan ? afterDots(bytes, behind) : behind
    hasDots ||= marker === startOfScan
    segments.push({ marker, from: at, to })
    if (isEnd || to === bytes.length) break
  }
  // A picture that is cut off is shown as far as it goes.
  return hasDots ? segments : null
}

/** Where the next marker stands that is none within dots. */
function afterDots(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    const isWithin = marker === 0 || marker === 0xff || (marker >= firstRestart && marker <= lastRestart)
    if (!isWithin) return at
  }
  return bytes.length
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
