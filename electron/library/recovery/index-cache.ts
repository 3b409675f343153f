import { createHash, randomBytes } from 'node:crypto'
import { Low, type Adapter } from 'lowdb'
import { isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, writeNew } from '../files/write-durably.ts'
import { parseHeader, type RevisionHeader } from '../revisions/revision-header.ts'

/** Each newest revision's header as a line of JSON, by the revision's file name. */
type StoredIndex = ReadonlyMap<string, string>

const firstLine = '{"fmt":"rapporteur-index","v":2}\n'
const trailerBytes = 'sha256:'.length + 64 + 1

/** Header of each record's newest revision by file name, as far as the cache knew; each is checked when it is used. */
export type HeaderIndex = {
  find(fileName: string): RevisionHeader | null
  missing: boolean
  damaged: boolean
}

/** Reads `index.cache`. It is derived: one that is missing, damaged or of another version counts for nothing. */
export async function readIndex(fs: FileSystem, path: string): Promise<HeaderIndex> {
  const adapter = new IndexAdapter(fs, path)
  const low = new Low<StoredIndex>(adapter, new Map())
  await low.read()
  const lines = low.data
  return {
    missing: adapter.missing,
    damaged: adapter.damaged,
    find(fileName) {
      const line = lines.get(fileName)
      const reading = line === undefined ? null : parseHeader(line)
      return reading?.ok ? reading.header : null
    },
  }
}

/** Writes `index.cache`; false where the medium took it not, which costs only a slower start. */
export async function writeIndex(
  fs: FileSystem,
  path: string,
  headers: ReadonlyMap<string, RevisionHeader>,
): Promise<boolean> {
  const lines = new Map([...headers].map(([fileName, header]) => [fileName, JSON.stringify(header)]))
  const low = new Low<StoredIndex>(new IndexAdapter(fs, path), lines)
  return low.write().then(
    () => true,
    () => false,
  )
}

/** A line that says what it is, a line for each record (file name, space, header), and one with the SHA-256 of these. */
class IndexAdapter implements Adapter<StoredIndex> {
  missing = false
  damaged = false
  constructor(
    private readonly fs: FileSystem,
    private readonly path: string,
  ) {}

  async read(): Promise<StoredIndex | null> {
    let bytes: Uint8Array
    try {
      bytes = await this.fs.readFile(this.path)
    } catch (error) {
      this.missing = isMissing(error)
      this.damaged = !this.missing
      return null
    }
    const index = parseIndex(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    this.damaged = index === null
    return index
  }

  async write(index: StoredIndex): Promise<void> {
    const lines = [...index].map(([fileName, header]) => `${fileName} ${header}\n`)
    const body = Buffer.from(firstLine + lines.join(''))
    const temporary = `${this.path}.${randomBytes(4).toString('hex')}.tmp`
    await writeNew(this.fs, temporary, Buffer.concat([body, Buffer.from(`sha256:${hashOf(body)}\n`)]))
    try {
      await this.fs.rename(temporary, this.path)
    } catch (error) {
      await removeQuietly(this.fs, temporary)
      throw error
    }
  }
}

/** Lines are taken apart here and parsed one by one when they are asked for: the whole is never held twice. */
function parseIndex(bytes: Buffer): StoredIndex | null {
  const body = bytes.subarray(0, Math.max(0, bytes.length - trailerBytes))
  if (bytes.toString('latin1', body.length) !== `sha256:${hashOf(body)}\n`) return null
  const text = body.toString('utf8')
  if (!text.startsWith(firstLine)) return null
  const lines = new Map<string, string>()
  for (let start = firstLine.length; start < text.length;) {
    const end = text.indexOf('\n', start)
    const space = text.indexOf(' ', start)
    if (end < 0 || space < 0 || space > end) return null
    lines.set(text.slice(start, space), text.slice(space + 1, end))
    start = end + 1
  }
  return lines
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
