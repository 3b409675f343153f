import { createHash } from 'node:crypto'
import type { FileSystem } from './file-system.ts'

const chunkBytes = 1024 * 1024

/** SHA-256 of a file, read in pieces. */
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
  } finally {
    await file.close()
  }
}
