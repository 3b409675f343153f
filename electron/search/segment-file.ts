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
import { crc32 } from 'node:zlib'
import { openFile, openSealedTexts, sealFile } from './sealed-segment.ts'
import { sharedBeginnings, type Segment } from './segment.ts'
import type { Built } from './segment-builder.ts'

/** The texts of documents lie in these files. */
const ownerOnly = { mode: 0o600 }

/** Raised whenever what is indexed, how words are folded or how segments are written changes; files of another version are thrown away. */
export const indexVersion = 4

const mark = 'rapporteur search'
const columns = {
  revs: Uint32Array,
  lengths: Uint32Array,
  textEnds: Float64Array,
  characters: Uint16Array,
  wordEnds: Uint32Array,
  frequencies: Uint32Array,
  documents: Uint8Array,
  documentEnds: Uint32Array,
  places: Uint8Array,
  placeEnds: Uint32Array,
  sounds: Uint32Array,
} as const
type Column = keyof typeof columns
const columnNames = Object.keys(columns) as Column[]

type Header = {
  mark: string
  version: number
  sequence: number
  /** Names of the segments this one was merged of. */
  replaces: string[]
  ids: string[]
  /** Elements of each column. */
  sizes: Record<Column, number>
  /** Bytes of the file beside this one that holds the texts. */
  texts: number
}

/**
 * Writes a segment beside its texts. A file gets its name only when it is whole; that both survived is proven by length
 * and CRC-32 when they are read. Nothing is synced: what a power cut takes is made again from the library. With a `key`
 * of 32 bytes both files are sealed.
 */
export function writeSegment(
  path: string,
  { segment, texts }: Built,
  replaces: string[],
  key: Uint8Array | null,
): void {
  const sizes = Object.fromEntries(columnNames.map((name) => [name, segment[name].length]))
  const header: Header = {
    mark,
    version: indexVersion,
    sequence: segment.sequence,
    replaces,
    ids: segment.ids,
    sizes: sizes as Header['sizes'],
    texts: texts.length,
  }
  const head = Buffer.from(JSON.stringify(header))
  const lead = Buffer.alloc(8)
  lead.writeUInt32LE(head.length, 0)
  const parts: Uint8Array[] = [lead, padded(head)]
  for (const name of columnNames) parts.push(padded(toBytes(segment[name])))
  let sum = 0
  for (const part of parts) sum = crc32(part, sum)
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  const whole = Buffer.concat([...parts, tail])
  const seal = (name: string, bytes: Uint8Array) => (key ? sealFile(key, name, bytes) : bytes)
  writeFileSync(`${path}.txt`, seal(`${basename(path)}.txt`, texts), ownerOnly)
  writeFileSync(`${path}.new`, seal(`${basename(path)}.seg`, whole), ownerOnly)
  renameSync(`${path}.new`, `${path}.seg`)
}

/** A segment as it was written, or null where it is missing, damaged, of another version or sealed otherwise. */
export function readSegment(
  path: string,
  key: Uint8Array | null,
): { segment: Segment; replaces: string[]; texts: TextFile } | null {
  try {
    const read = readFileSync(`${path}.seg`)
    const file = key ? openFile(key, `${basename(path)}.seg`, read) : read
    // Views need an address they can be read from, which a pooled buffer does not promise.
    const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length)
    const aligned = file.byteOffset % 8 === 0 ? bytes : bytes.slice()
    const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
    const end = aligned.length - 8
    if (end < 16 || view.getUint32(end, true) !== crc32(aligned.subarray(0, end))) return null
    const headLength = view.getUint32(0, true)
    const header = JSON.parse(new TextDecoder().decode(aligned.subarray(8, 8 + headLength))) as Header
    if (header.mark !== mark || header.version !== indexVersion) return null
    const texts = openTexts(`${path}.txt`, key)
    if (texts.size !== header.texts) {
      texts.close()
      return null
    }
    let at = 8 + roundUp(headLength)
    const filled = Object.fromEntries(
      columnNames.map((name) => {
        const Type = columns[name]
        const column = new Type(aligned.buffer, aligned.byteOffset + at, header.sizes[name])
        at += roundUp(column.byteLength)
        return [name, column]
      }),
    ) as Pick<Segment, Column>
    const shared = sharedBeginnings(filled.characters, filled.wordEnds)
    const { sequence, ids, replaces } = header
    return { segment: { sequence, ids, ...filled, shared }, replaces, texts }
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

/** Packed texts, read from where they lie. */
export type TextFile = { readonly size: number; read(from: number, to: number): Uint8Array; close(): void }

export function openTexts(path: string, key: Uint8Array | null): TextFile {
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

/** The same in memory. */
export function holdTexts(texts: Uint8Array): TextFile {
  return { size: texts.length, read: (from, to) => texts.subarray(from, to), close: () => undefined }
}

function toBytes(column: Segment[Column]): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

function padded(bytes: Uint8Array): Uint8Array {
  const size = roundUp(bytes.length)
  if (size === bytes.length) return bytes
  const whole = new Uint8Array(size)
  whole.set(bytes)
  return whole
}

function roundUp(size: number): number {
  return (size + 7) & ~7
}
