import { join } from 'node:path'
import { errorCode } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { SealError } from '../sealing/seal-error.ts'
import { maxHeaderBytes, parseHeader, type HeaderReading } from './revision-header.ts'
import type { RevisionName } from './revision-name.ts'

const firstRead = 4 * 1024
const lineFeed = 10

export type HeaderOutcome = HeaderReading | { ok: false; problem: 'cannot-read'; code: string }

/** Reads only the header of a revision file; the checksum is looked at when the record itself is read. */
export async function readHeader(fs: FileSystem, folder: string, name: RevisionName): Promise<HeaderOutcome> {
  try {
    const line = await readFirstLine(fs, join(folder, name.fileName))
    if (line === null) return { ok: false, problem: 'damaged' }
    const reading = parseHeader(line)
    const matches = !reading.ok || (reading.header.id === name.id && reading.header.rev === name.rev)
    return matches ? reading : { ok: false, problem: 'damaged' }
  } catch (error) {
    if (error instanceof SealError) return { ok: false, problem: 'damaged' }
    return { ok: false, problem: 'cannot-read', code: errorCode(error) }
  }
}

async function readFirstLine(fs: FileSystem, path: string): Promise<string | null> {
  const file = await fs.open(path, 'read')
  try {
    for (let length = firstRead; ; length = maxHeaderBytes) {
      const bytes = Buffer.from(await file.read(0, length))
      const end = bytes.indexOf(lineFeed)
      if (end >= 0) return bytes.toString('utf8', 0, end)
      if (length === maxHeaderBytes || bytes.length < length) return null
    }
  } finally {
    await file.close()
  }
}
