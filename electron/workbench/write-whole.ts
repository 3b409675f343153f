import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

/** What the user asked for is for the user to share; until it is whole it is nobody else's. */
const [whileWritten, whenWhole] = [0o600, 0o644]

/**
 * Writes a file of the user's whole or not at all: a reader of `path` (absolute) sees the old bytes or the new ones,
 * and nothing else in the folder is touched. Throws what the file system says.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const file = await open(temporary, 'wx', whileWritten)
    try {
      await file.writeFile(bytes)
      await file.chmod(whenWhole)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
