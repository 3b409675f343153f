import { inflateRawSync } from 'node:zlib'
import { ImportError, importLimits } from './import-error.ts'

type Entry = {
  name: string
  flags: number
  method: number
  packed: number
  size: number
  offset: number
  attributes: number
}

/**
 * Looks a zip through before anything reads it: few enough entries, honest sizes, harmless names, no encryption, no
 * overlap, no zip within, XML without DTD and not too deep. Every entry is inflated up to its declared size and thrown
 * away; nothing is ever written. Entries whose name is `opaque` may be zips themselves: whoever reads the archive keeps
 * them as they are. Throws ImportError.
 */
export function checkZip(bytes: Uint8Array, opaque: (name: string) => boolean = () => false): void {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(zip)
  let total = 0
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw new ImportError('suspicious-archive')
    checkEntry(entry)
    total += entry.size
    if (total > importLimits.zipTotal) throw new ImportError('too-large', { limit: importLimits.zipTotal })
    const start = startOfContent(zip, entry)
    end = start + entry.packed
    const content = contentOf(zip, entry, start)
    if (isZip(content) && !opaque(entry.name)) throw new ImportError('suspicious-archive')
    if (/\.(xml|rels)$/i.test(entry.name)) checkXml(content)
  }
}

const mebibyte = 1024 * 1024
const sentinel = 0xffffffff
const encrypted = 0x0001
const symlink = 0xa000

function readDirectory(zip: Buffer): Entry[] {
  // The end record is the last thing in the file but for a comment of up to 64 KiB.
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > zip.length) throw new ImportError('damaged')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  // More would be said in a zip64 record; no office file within our limits needs one.
  if (count === 0xffff || at === sentinel) throw new ImportError('suspicious-archive')
  if (count > importLimits.zipEntries) throw new ImportError('too-complex')
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw new ImportError('damaged')
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      attributes: zip.readUInt32LE(at + 38),
      offset: zip.readUInt32LE(at + 42),
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function checkEntry({ name, flags, method, packed, size, attributes }: Entry): void {
  if (flags & encrypted) throw new ImportError('encrypted')
  const parts = name.split('/')
  const harmful = /^[/\\]|^[a-z]:|\\|\u0000/i.test(name) || parts.includes('..')
  if (harmful || ((attributes >>> 16) & 0xf000) === symlink) throw new ImportError('suspicious-archive')
  if (packed === sentinel || size === sentinel || (method !== 0 && method !== 8))
    throw new ImportError('suspicious-archive')
  if (size > importLimits.zipEntry) throw new ImportError('too-large', { limit: importLimits.zipEntry })
  if (size > mebibyte && (size - mebibyte) / Math.max(1, packed) > importLimits.zipRatio) {
    throw new ImportError('suspicious-archive')
  }
}

function startOfContent(zip: Buffer, { offset, packed }: Entry): number {
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) throw new ImportError('damaged')
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  if (start + packed > zip.length) throw new ImportError('damaged')
  return start
}

function contentOf(zip: Buffer, { method, packed, size }: Entry, start: number): Buffer {
  const raw = zip.subarray(start, start + packed)
  if (method === 0) {
    if (packed !== size) throw new ImportError('suspicious-archive')
    return raw
  }
  try {
    const content = inflateRawSync(raw, { maxOutputLength: Math.max(1, size) })
    if (content.length === size) return content
  } catch (error) {
    throw new ImportError(isOverflow(error) ? 'suspicious-archive' : 'damaged', { cause: error })
  }
  throw new ImportError('damaged')
}

function isOverflow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

function isZip(content: Buffer): boolean {
  return content.length > 30 && content.readUInt32LE(0) === 0x04034b50
}

const lessThan = 0x3c
const greaterThan = 0x3e
const slash = 0x2f

function checkXml(content: Buffer): void {
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
    throw new ImportError('suspicious-archive')
  let depth = 0
  let nodes = 0
  for (let at = content.indexOf(lessThan); at >= 0; at = content.indexOf(lessThan, at + 1)) {
    nodes += 1
    const next = content[at + 1]
    if (next === slash) depth -= 1
    else if (next !== 0x21 && next !== 0x3f) {
      const close = content.indexOf(greaterThan, at)
      if (close < 0) break
      if (content[close - 1] !== slash) depth += 1
    }
    if (depth > importLimits.xmlDepth || nodes > importLimits.xmlNodes) throw new ImportError('too-complex')
  }
}
