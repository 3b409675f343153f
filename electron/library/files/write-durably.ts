import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './error-code.ts'
import type { FileSystem, OpenFile } from './file-system.ts'

const renamePausesMs = [50, 100, 200, 400, 800, 1_450]
const heldByAnother = ['EPERM', 'EBUSY', 'EACCES']

/** The name a file has in its folder until it is complete: `.<final>.<8 hex>.tmp`. */
export function temporaryName(finalName: string): string {
  return `.${finalName}.${randomBytes(4).toString('hex')}.tmp`
}

/** Whether a name is one that a file has before it is complete. */
export const isTemporaryName = (name: string): boolean => /^\..+\.[0-9a-f]{8}\.tmp$/.test(name)

/**
 * Writes a file under a name that does not exist yet and resolves when bytes and name are on the medium. On any failure
 * the caller must try again under another name: neither the file nor the descriptor is used twice.
 * `pause` waits some milliseconds (virus scanners and cloud agents hold new files for a moment).
 */
export async function writeDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), temporaryName(basename(path)))
  await writeNew(fs, temporary, bytes)
  if (!(await renamePatiently(fs, temporary, path, pause))) {
    await writeNew(fs, path, bytes).finally(() => removeQuietly(fs, temporary))
  }
  await fs.syncName(path)
}

/** Writes and syncs a file that must not exist; leaves nothing behind when it fails, as far as the medium allows. */
export async function writeNew(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'new')
  try {
    try {
      await writeAll(file, bytes)
      await file.sync()
      const size = await file.size()
      if (size !== bytes.length) throw shortFile(path, size, bytes.length)
    } finally {
      await file.close()
    }
  } catch (error) {
    await removeQuietly(fs, path)
    throw error
  }
}

/** Loops until the medium has taken every byte: one call may take only a part. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const taken = await file.write(written === 0 ? bytes : bytes.subarray(written))
    if (taken <= 0) throw Object.assign(new Error('the medium took no bytes'), { code: 'EIO' })
    written += taken
  }
}

/** Removes a file that no longer matters; that it stays is harmless, since only complete files count. */
export async function removeQuietly(fs: FileSystem, path: string): Promise<boolean> {
  return fs.remove(path).then(
    () => true,
    () => false,
  )
}

async function renamePatiently(
  fs: FileSystem,
  from: string,
  to: string,
  pause: (ms: number) => Promise<void>,
): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await fs.rename(from, to)
      return true
    } catch (error) {
      if (!heldByAnother.includes(errorCode(error))) {
        await removeQuietly(fs, from)
        throw error
      }
      const wait = renamePausesMs[attempt]
      if (wait === undefined) return false
      await pause(wait)
    }
  }
}

function shortFile(path: string, size: number, wanted: number): Error {
  return Object.assign(new Error(`${basename(path)} has ${size} of ${wanted} bytes`), { code: 'EIO' })
}
