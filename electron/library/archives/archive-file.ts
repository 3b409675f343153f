import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { z } from 'zod'
import { recordId, sha256 } from '../../../shared/model/ids.ts'
import { parseJsonWithinLimits } from '../../../shared/model/json-limits.ts'
import { checkedHash, withChecksumLine } from '../revisions/checksum-line.ts'
import { maxRevisionBytes } from '../revisions/revision-file.ts'
import { toRevisionName, type RevisionName } from '../revisions/revision-name.ts'
import { toArchiveName, type ArchiveName } from './archive-name.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
const lineFeed = 10
const archiveFormat = 'rapporteur-archive'
const archiveVersion = 1
const maxFirstLine = 1024
const maxContentsBytes = 64 * 1024 * 1024

/** A revision file, whole. */
export type RevisionBytes = { name: RevisionName; bytes: Uint8Array }

/** A revision in an archive: its file's first line and the hash of its last one. */
export type ArchivedRevision = { name: RevisionName; headerLine: string }

export type Archive = {
  name: ArchiveName
  /** Oldest first. */
  revisions: readonly ArchivedRevision[]
  /** What the payloads come to, uncompressed. */
  payloadBytes: number
  /** Every revision file as it was, in the order of `revisions`; null where the archive does not hold what it says. */
  unpack(): Promise<RevisionBytes[] | null>
}

/** `newer` is no damage: a later version of the format wrote it. */
export type ArchiveProblem = 'checksum' | 'header' | 'name' | 'payload' | 'newer'
export type ArchiveReading = { ok: true; archive: Archive } | { ok: false; problem: ArchiveProblem }

/** Sizes in bytes; `raw` is uncompressed. */
const part = z.object({ stored: z.int().min(0), raw: z.int().min(0) })
/** The first line of an archive. */
export const archiveHead = z.object({
  fmt: z.literal(archiveFormat),
  v: z.literal(archiveVersion),
  id: recordId,
  lowest: z.int().min(1),
  highest: z.int().min(1),
  contents: part.refine(({ raw }) => raw <= maxContentsBytes),
  payloads: part.refine(({ raw }) => raw <= maxRevisionBytes),
})
const ofLater = z.object({ fmt: z.literal(archiveFormat), v: z.int().min(archiveVersion + 1) })
/** What its first compressed part says of each revision. */
export const archiveContents = z.array(
  z.object({ rev: z.int().min(1), hash: sha256, len: z.int().min(0), header: z.string() }),
)

/**
 * Lays out an archive: a line that says what it is, the compressed headers of its revisions, their compressed payloads one
 * after the other (each is nearly the one before it), and the SHA-256 of all that. `revisions` are whole files of one
 * record that have been checked, oldest first; one or more.
 */
export async function encodeArchive(
  revisions: readonly RevisionBytes[],
): Promise<{ bytes: Uint8Array; name: ArchiveName }> {
  const parts = revisions.map(takeApart)
  const contents = Buffer.from(JSON.stringify(parts.map(({ payload: _, ...entry }) => entry)))
  const payloads = Buffer.concat(parts.map(({ payload }) => payload))
  const [storedContents, storedPayloads] = await Promise.all([pack(contents), pack(payloads)])
  const id = revisions[0]?.name.id ?? ''
  const revs = revisions.map(({ name }) => name.rev)
  const [lowest, highest] = [Math.min(...revs), Math.max(...revs)]
  const first = {
    fmt: archiveFormat,
    v: archiveVersion,
    id,
    lowest,
    highest,
    contents: { stored: storedContents.length, raw: contents.length },
    payloads: { stored: storedPayloads.length, raw: payloads.length },
  }
  const head = Buffer.from(`${JSON.stringify(first)}\n`)
  const { bytes, hash } = withChecksumLine([head, storedContents, storedPayloads, Buffer.from('\n')])
  return { bytes, name: toArchiveName(id, lowest, highest, hash.slice(0, 16)) }
}

/** Reads an archive and holds it against its checksum, its own first line and its name. Payloads stay packed. */
export async function decodeArchive(bytes: Uint8Array, name: ArchiveName): Promise<ArchiveReading> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const hash = checkedHash(buffer)
  if (hash === null) return { ok: false, problem: 'checksum' }
  const end = buffer.subarray(0, maxFirstLine).indexOf(lineFeed)
  const line = end < 0 ? null : parseJsonWithinLimits(buffer.toString('utf8', 0, end))
  if (!line?.ok) return { ok: false, problem: 'header' }
  const head = archiveHead.safeParse(line.value)
  if (!head.success) return { ok: false, problem: ofLater.safeParse(line.value).success ? 'newer' : 'header' }
  const { id, lowest, highest, contents, payloads } = head.data
  if (toArchiveName(id, lowest, highest, hash.slice(0, 16)).fileName !== name.fileName)
    return { ok: false, problem: 'name' }
  const start = end + 1
  const middle = start + contents.stored
  const packed = buffer.subarray(middle, middle + payloads.stored)
  const entries = await readContents(buffer.subarray(start, middle), contents.raw)
  const length = entries?.reduce((sum, { len }) => sum + len, 0)
  if (!entries || length !== payloads.raw) return { ok: false, problem: 'payload' }
  const revisions = entries.map(({ rev, hash: whole, header }) => ({
    name: toRevisionName(id, rev, whole.slice(0, 16)),
    headerLine: header,
  }))
  const unpack = async (): Promise<RevisionBytes[] | null> => {
    const raw = await unpackTo(packed, payloads.raw)
    if (!raw) return null
    let at = 0
    return entries.map((entry, index) => {
      const payload = raw.subarray(at, at + entry.len)
      at += entry.len
      const name = revisions[index]?.name ?? toRevisionName(id, entry.rev, entry.hash.slice(0, 16))
      return { name, bytes: putTogether(entry, payload) }
    })
  }
  return { ok: true, archive: { name, revisions, payloadBytes: payloads.raw, unpack } }
}

type Entry = z.infer<typeof archiveContents>[number]

function takeApart({ name, bytes }: RevisionBytes): Entry & { payload: Buffer } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.indexOf(lineFeed)
  const last = buffer.lastIndexOf(lineFeed, buffer.length - 2)
  const payload = buffer.subarray(end + 1, last)
  const hash = buffer.toString('latin1', last + 1 + 'sha256:'.length, buffer.length - 1)
  return { rev: name.rev, hash, len: payload.length, header: buffer.toString('utf8', 0, end), payload }
}

const putTogether = ({ header, hash }: Entry, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${header}\n`), payload, Buffer.from(`\nsha256:${hash}\n`)])

async function readContents(stored: Buffer, raw: number): Promise<Entry[] | null> {
  const bytes = await unpackTo(stored, raw)
  const parsed = bytes && parseJsonWithinLimits(bytes.toString('utf8'))
  return parsed?.ok ? (archiveContents.safeParse(parsed.value).data ?? null) : null
}

/** The window holds several versions of a long document, so that each is told by what changed. */
const pack = (bytes: Buffer): Promise<Buffer> =>
  compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })

/** Null for anything that is not exactly so many bytes: what says less than it unpacks to is never unpacked whole. */
async function unpackTo(stored: Buffer, raw: number): Promise<Buffer | null> {
  try {
    const bytes = await decompress(stored, { maxOutputLength: Math.max(raw, 1) })
    return bytes.length === raw ? bytes : null
  } catch {
    return null
  }
}
