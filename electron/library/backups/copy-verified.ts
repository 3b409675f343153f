import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { removeQuietly, temporaryName, writeAll, writeDurably } from '../files/write-durably.ts'
import { hashFile } from '../files/hash-file.ts'
import { SealError } from '../sealing/seal-error.ts'
import { BackupError } from './backup-error.ts'

const chunkBytes = 1024 * 1024

export type Pause = (ms: number) => Promise<void>

/**
 * Writes a file that either is what it should be or is not there: synced, named, and read again. One of that name is
 * replaced, for only one that is damaged is ever written anew.
 */
export async function writeVerified(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  pause: Pause,
): Promise<void> {
  await ensureFolder(fs, dirname(path))
  await writeDurably(fs, path, bytes, pause)
  if (Buffer.compare(await fs.readFile(path), bytes) === 0) return
  await removeQuietly(fs, path)
  throw new BackupError('cannot-write')
}

/**
 * Copies a stored object, in pieces, and answers its size in bytes; null where the source is not what its name says:
 * then nothing is written. `check` is asked between pieces and may throw.
 */
export async function copyObject(
  fs: FileSystem,
  from: string,
  to: string,
  sha256: string,
  check: () => void,
): Promise<number | null> {
  await ensureFolder(fs, dirname(to))
  const temporary = join(dirname(to), temporaryName(basename(to)))
  try {
    const copied = await copyPieces(fs, from, temporary, check)
    if (copied.hash !== sha256) {
      await removeQuietly(fs, temporary)
      return null
    }
    await fs.rename(temporary, to)
    await fs.syncName(to)
    if ((await hashFile(fs, to)) === sha256) return copied.size
    await removeQuietly(fs, to)
    throw new BackupError('cannot-write')
  } catch (error) {
    await removeQuietly(fs, temporary)
    if (error instanceof SealError) return null
    throw error
  }
}

async function copyPieces(
  fs: FileSystem,
  from: string,
  to: string,
  check: () => void,
): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const source = await fs.open(from, 'read')
  try {
    const target = await fs.open(to, 'new')
    try {
      for (;;) {
        check()
        const bytes = await source.read(size, chunkBytes)
        if (bytes.length === 0) break
        hash.update(bytes)
        await writeAll(target, bytes)
        size += bytes.length
      }
      await target.sync()
      if ((await target.size()) !== size) throw new BackupError('cannot-write')
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
  return { hash: hash.digest('hex'), size }
}
