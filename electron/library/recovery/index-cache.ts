import { createHash, randomBytes } from 'node:crypto'
import { Low, type Adapter } from 'lowdb'
import { z } from 'zod'
import { isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, writeNew } from '../files/write-durably.ts'
import { revisionHeader, type RevisionHeader } from '../revisions/revision-header.ts'

const indexSchema = z.object({
  fmt: z.literal('rapporteur-index'),
  v: z.literal(1),
  /** Header of each record's newest revision, by the revision's file name. */
  headers: z.record(z.string(), z.unknown()),
})
type StoredIndex = z.infer<typeof indexSchema>

/** Header of each record's newest revision by file name, as far as the cache knew; each is checked when it is used. */
export type HeaderIndex = {
  find(fileName: string): RevisionHeader | null
  missing: boolean
  damaged: boolean
}

/** Reads `index.cache`. It is derived: one that is missing, damaged or of another version counts for nothing. */
export async function readIndex(fs: FileSystem, path: string): Promise<HeaderIndex> {
  const adapter = new IndexAdapter(fs, path)
  const low = new Low<StoredIndex>(adapter, { fmt: 'rapporteur-index', v: 1, headers: {} })
  await low.read()
  const { headers } = low.data
  return {
    missing: adapter.missing,
    damaged: adapter.damaged,
    find(fileName) {
      if (!Object.hasOwn(headers, fileName)) return null
      const header = revisionHeader.safeParse(headers[fileName])
      return header.success ? header.data : null
    },
  }
}

/** Writes `index.cache`; false where the medium took it not, which costs only a slower start. */
export async function writeIndex(
  fs: FileSystem,
  path: string,
  headers: Record<string, RevisionHeader>,
): Promise<boolean> {
  const low = new Low<StoredIndex>(new IndexAdapter(fs, path), { fmt: 'rapporteur-index', v: 1, headers })
  return low.write().then(
    () => true,
    () => false,
  )
}

/** One line of JSON and one with its SHA-256. */
class IndexAdapter implements Adapter<StoredIndex> {
  missing = false
  damaged = false
  constructor(
    private readonly fs: FileSystem,
    private readonly path: string,
  ) {}

  async read(): Promise<StoredIndex | null> {
    let text: string
    try {
      text = Buffer.from(await this.fs.readFile(this.path)).toString('utf8')
    } catch (error) {
      this.missing = isMissing(error)
      this.damaged = !this.missing
      return null
    }
    const index = parseIndex(text)
    this.damaged = index === null
    return index
  }

  async write(index: StoredIndex): Promise<void> {
    const line = `${JSON.stringify(index)}\n`
    const temporary = `${this.path}.${randomBytes(4).toString('hex')}.tmp`
    await writeNew(this.fs, temporary, Buffer.from(`${line}sha256:${hashOf(line)}\n`))
    try {
      await this.fs.rename(temporary, this.path)
    } catch (error) {
      await removeQuietly(this.fs, temporary)
      throw error
    }
  }
}

function parseIndex(text: string): StoredIndex | null {
  const end = text.indexOf('\n') + 1
  if (text.slice(end) !== `sha256:${hashOf(text.slice(0, end))}\n`) return null
  try {
    return indexSchema.safeParse(JSON.parse(text.slice(0, end))).data ?? null
  } catch {
    return null
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
