import { join } from 'node:path'
import { isMissing } from '../files/error-code.ts'
import { writeDurably } from '../files/write-durably.ts'
import type { Store } from '../records/store.ts'
import { encodeArchive, type RevisionBytes } from './archive-file.ts'
import { loadArchive } from './load-archive.ts'

/**
 * Makes an archive of whole revision files, oldest first, and answers its file name once it is durable, has been read again
 * and holds each of them byte for byte. Raises EIO where it does not: then nothing may be removed for it.
 */
export async function writeArchive(
  store: Store,
  folder: string,
  revisions: readonly RevisionBytes[],
): Promise<string> {
  const { fs, clock } = store
  const { bytes, name } = await encodeArchive(revisions)
  const path = join(folder, name.fileName)
  const isThere = await fs.facts(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false
      throw error
    },
  )
  // The same revisions make the same file: a round that was cut short left it, perhaps not yet named durably.
  if (isThere) await fs.syncName(path)
  else await writeDurably(fs, path, bytes, (ms) => clock.pause(ms))
  const load = await loadArchive(fs, folder, name)
  const read = load.ok ? await load.archive.unpack() : null
  if (!read || !holdsAll(read, revisions))
    throw Object.assign(new Error(`${name.fileName} does not hold what it was made of`), { code: 'EIO' })
  return name.fileName
}

function holdsAll(read: readonly RevisionBytes[], revisions: readonly RevisionBytes[]): boolean {
  return (
    read.length === revisions.length &&
    revisions.every(({ bytes }, at) => Buffer.compare(read[at]?.bytes ?? Buffer.alloc(0), bytes) === 0)
  )
}
