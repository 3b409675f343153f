import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import { openFile, openSealedTexts, sealFile } from '../sealed-segment.ts'
import type { Segment } from './segment.ts'
import type { Built } from './segment-writer.ts'

/** The texts of documents lie in these files. */
const ownerOnly = { mode: 0o600 }

/** Raised whenever what is indexed, how words are folded or how segments are written changes; files of another version are thrown away. */
const indexVersion = 7

/** What a file holds after its CRC-32, four bytes, as V8 writes values for itself. */
type Content = {
  version: number
  segment: Segment
  /** Names of the segments this one was merged of. */
  replaces: string[]
  /** Bytes of the file beside this one that holds the texts. */
  texts: number
}

/** Packed texts, in memory or read from where they lie. */
export type TextFile = { readonly size: number; read(from: number, to: number): Uint8Array; close(): void }

/**
 * Writes a segment beside its texts. A file gets its name only when it is whole; that both survived is proven by length
 * and CRC-32 when they are read. Nothing is synced: what a power cut takes is made again from the library. With a `key`
 * of 32 bytes both files are sealed. Returns the texts as they lie now.
 */
export function writeSegment(
  path: string,
  { segment, texts }: Built,
  replaces: string[],
  key: Uint8Array | null,
): TextFile {
  const seal = (name: string, bytes: Uint8Array) => (key ? sealFile(key, name, bytes) : bytes)
  const content: Content = { version: indexVersion, segment, replaces, texts: texts.length }
  const body = serialize(content)
  const whole = Buffer.allocUnsafe(body.length + headLength)
  whole.writeUInt32LE(crc32(body), 0)
  whole.set(body, headLength)
  writeFileSync(`${path}.txt`, seal(`${basename(path)}.txt`, texts), ownerOnly)
  writeFileSync(`${path}.new`, seal(`${basename(path)}.seg`, whole), ownerOnly)
  renameSync(`${path}.new`, `${path}.seg`)
  return openTexts(`${path}.txt`, key)
}

const headLength = 4

/** A segment as it was written, or null where it is missing, damaged, of another version or sealed otherwise. */
export function readSegment(
  path: string,
  key: Uint8Array | null,
): { segment: Segment; replaces: string[]; texts: TextFile } | null {
  try {
    const read = readFileSync(`${path}.seg`)
    const whole = key ? openFile(key, `${basename(path)}.seg`, read) : read
    const body = whole.subarray(headLength)
    if (whole.readUInt32LE(0) !== crc32(body)) return null
    const { version, segment, replaces, texts: size } = deserialize(body) as Content
    if (version !== indexVersion) return null
    const texts = openTexts(`${path}.txt`, key)
    if (texts.size === size) return { segment, replaces, texts }
    texts.close()
    return null
  } catch {
    // Whatever kept it from being read: the library makes it again.
    return null
  }
}

/** Removes both files of a segment; one that is held open elsewhere stays, and goes when it is found again. */
export function removeSegment(path: string): void {
  for (const ending of ['.seg', '.txt', '.new']) {
    try {
      rmSync(path + ending, { force: true })
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
  }
}

/** Packed texts that are held in memory. */
export function holdTexts(texts: Uint8Array): TextFile {
  return { size: texts.length, read: (from, to) => texts.subarray(from, to), close: () => undefined }
}

function openTexts(path: string, key: Uint8Array | null): TextFile {
  if (key) return openSealedTexts(key, basename(path), path)
  const file = openSync(path, 'r')
  return {
    size: fstatSync(file).size,
    read: (from, to) => {
      const bytes = new Uint8Array(to - from)
      readSync(file, bytes, 0, bytes.length, from)
      return bytes
    },
    close: () => closeSync(file),
  }
}
