import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { PageFile, PageFiles } from './app-protocol.ts'

const manifest = z.record(
  z.string().startsWith('/'),
  z.strictObject({ file: z.string(), sha256: z.string(), type: z.string() }),
)

/** Reads the built page by the list the build wrote; throws where a file is not the one that was built. */
export function readPageFiles(folder: string, manifestPath: string): PageFiles {
  const files = new Map<string, PageFile>()
  for (const [path, listed] of Object.entries(
    manifest.parse(JSON.parse(readFileSync(manifestPath, 'utf8'))),
  )) {
    const bytes = new Uint8Array(readFileSync(join(folder, listed.file)))
    if (createHash('sha256').update(bytes).digest('hex') !== listed.sha256) {
      throw new Error(`The page's ${listed.file} is not the file that was built.`)
    }
    files.set(path, { bytes, type: listed.type })
  }
  return files
}
