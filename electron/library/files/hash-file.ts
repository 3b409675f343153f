import { createHash } from 'node:crypto'
import { SealError } from '../sealing/seal-error.ts'
import type { FileSystem } from './file-system.ts'

const chunkBytes = 1024 * 1024

/** What no file's SHA-256 is. */
const noHash = ''

/** SHA-256 of a file, read in pieces; no bytes' where its seal is broken. */
export async function hashFile(fs: FileSystem, path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await fs.open(path, 'read')
  try {
    for (let position = 0; ;) {
      const bytes = await file.read(position, chunkBytes)
      if (bytes.length === 0) return hash.digest('hex')
      hash.update(bytes)
      position += bytes.length
    }
  } catch (error) {
    if (error instanceof SealError) return noHash
    throw error
  } finally {
    await file.close()
  }
}
