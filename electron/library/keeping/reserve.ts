import { randomBytes } from 'node:crypto'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, writeNew } from '../files/write-durably.ts'
import type { LibraryPaths } from '../library-paths.ts'

/** Room that saves under way may take when the disk is full; random, so that no file system stores it in less. */
export const reserveBytes = 8 * 1024 * 1024

/** Puts the reserve back where it is missing; a disk without room for it is no failure. Answers whether it is there. */
export async function keepReserve(
  fs: FileSystem,
  paths: LibraryPaths,
  bytes = reserveBytes,
): Promise<boolean> {
  try {
    await fs.facts(paths.reserve)
    return true
  } catch {
    return writeNew(fs, paths.reserve, randomBytes(bytes)).then(
      () => true,
      () => false,
    )
  }
}

/** Gives the room back to the disk; false where there was no reserve any more. */
export const releaseReserve = (fs: FileSystem, paths: LibraryPaths): Promise<boolean> =>
  removeQuietly(fs, paths.reserve)
