import { inflateSync } from 'node:zlib'
import { identifiersIn } from './copy-identifier.ts'

/** What a file tells of whose copy it is. */
export type CopyTraces = { identifiers: Set<string>; pages: number | null; markedPages: number }

/**
 * Looks for the known identifiers in a file: page by page in its text, null where that could not be read, and in all it says of
 * itself, packed or not. Nothing in the file is run, and a file that is none finds nothing.
 */
export function traceCopy(
  bytes: Uint8Array,
  texts: readonly string[] | null,
  known: ReadonlySet<string>,
): CopyTraces {
  const identifiers = new Set<string>()
  let markedPages = 0
  for (const text of texts ?? []) {
    const found = identifiersIn(text, known)
    if (found.size > 0) markedPages += 1
    for (const each of found) identifiers.add(each)
  }
  for (const said of describedIn(bytes)) {
    for (const [each] of said.matchAll(alone)) if (known.has(each)) identifiers.add(each)
  }
  return { identifiers, pages: texts?.length ?? null, markedPages }
}

/** An identifier that stands by itself, as it does where a file says what it is. */
const alone = /(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{12}(?![0-9A-Za-z])/g

/** Bytes at the beginning and at the end of a large file in which it says of itself what it is. */
const mostOfEnd = 8 * 1024 * 1024
/** Most bytes that are unpacked in search of metadata, of one stream and of a file. */
const [mostOfStream, mostOfFile] = [4 * 1024 * 1024, 64 * 1024 * 1024]

/** The file as it lies there, in both ways of writing text, and each packed stream small enough to be metadata or a list of objects. */
function* describedIn(bytes: Uint8Array): Generator<string> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLarge = all.length > mostOfEnd * 2
  for (const part of isLarge ? [all.subarray(0, mostOfEnd), all.subarray(-mostOfEnd)] : [all])
    yield* saidIn(part)
}

function* saidIn(file: Buffer): Generator<string> {
  yield readable(file)
  let left = mostOfFile
  for (let at = file.indexOf('stream'); at !== -1 && left > 0; at = file.indexOf('stream', at + 6)) {
    const start = at + (file[at + 6] === 0x0d ? 8 : 7)
    // The first two bytes of what zlib packs (RFC 1950): anything else is not looked into.
    if (file[start] !== 0x78) continue
    const end = file.indexOf('endstream', start)
    if (end === -1 || end - start > mostOfStream) continue
    const unpacked = unpackedOrNull(file.subarray(start, end), Math.min(left, mostOfStream))
    if (!unpacked) continue
    left -= unpacked.length
    yield readable(unpacked)
  }
}

function unpackedOrNull(packed: Uint8Array, maxOutputLength: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength })
  } catch (error) {
    // Too large, damaged, or no such stream: not where metadata is.
    if (error instanceof Error) return null
    throw error
  }
}

/** Without the zeros of text that takes two bytes a letter; written out in figures it is read too. */
function readable(bytes: Buffer): string {
  const text = bytes.toString('latin1').replaceAll('\0', '')
  const spelled = text.replace(/<((?:[0-9A-Fa-f]{2}\s*){8,400})>/g, (_, digits: string) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1').replaceAll('\0', ''),
  )
  return spelled.length === text.length ? text : `${text}\n${spelled}`
}
