import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export type PageFile = { bytes: Uint8Array<ArrayBuffer>; type: string }

/** Every path the page can be asked for; a request is looked up here and never turned into a path on the disk. */
export type PageFiles = ReadonlyMap<string, PageFile>

const manifest = z.record(
  z.string().startsWith('/'),
  z.strictObject({ file: z.string(), sha256: z.string(), type: z.string() }),
)

/**
 * Reads the built page, once, at the start of a host, by the list the build wrote; throws where it was not built, or a
 * file is not the one that was.
 */
export function loadPageFiles(folder: string, manifestPath: string): PageFiles {
  const listed = manifest.parse(JSON.parse(readManifest(manifestPath)))
  const files = new Map<string, PageFile>()
  for (const [path, { file, sha256, type }] of Object.entries(listed)) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)))
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`The page's ${file} is not the file that was built.`)
    files.set(path, { bytes, type })
  }
  return files
}

function readManifest(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error('The page is not built yet (`npm run build` builds it).', { cause })
  }
}
