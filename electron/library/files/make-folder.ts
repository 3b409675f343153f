import { errorCode } from './error-code.ts'
import type { FileSystem } from './file-system.ts'

/**
 * Makes a folder where it is missing and waits until its name is on the medium; its parent must be there. One that is
 * there is synced too: whoever made it a moment ago may still be waiting for that.
 */
export async function ensureFolder(fs: FileSystem, path: string): Promise<void> {
  await makeFolder(fs, path)
  await fs.syncName(path)
}

/** The same for many folders, whose names are synced together later. */
export async function makeFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}
