import { isMissing } from '../files/error-code.ts'
import { createGate } from '../files/gate.ts'
import type { FileSystem } from '../files/file-system.ts'
import { LibraryError } from '../library-error.ts'
import type { LibraryPaths } from '../library-paths.ts'
import { join } from 'node:path'
import {
  parseRevisionName,
  parseTemporaryName,
  shardOf,
  shards,
  type RevisionName,
} from '../revisions/revision-name.ts'

const foldersAtOnce = 16

/** A file in `docs/` that is no revision by its name: half-written by us, or somebody else's. */
export type StrayFile = { folder: string; fileName: string; temporary: RevisionName | null }
export type Listing = { revisions: RevisionName[]; strays: StrayFile[]; missingShards: string[] }

/**
 * Names of everything in `docs/`. A folder that is missing is reported, and never taken for an empty one; a medium that
 * does not answer raises CANNOT_READ_NOW, since a part of a library must not pass for the whole.
 */
export async function listLibrary(fs: FileSystem, paths: LibraryPaths): Promise<Listing> {
  const listing: Listing = { revisions: [], strays: [], missingShards: [] }
  const gate = createGate(foldersAtOnce)
  await Promise.all(
    shards.map((shard) =>
      gate(async () => {
        const folder = join(paths.docs, shard)
        const names = await namesIn(fs, folder)
        if (names === null) listing.missingShards.push(shard)
        for (const fileName of names ?? []) {
          const revision = parseRevisionName(fileName)
          if (revision && shardOf(revision.id) === shard) listing.revisions.push(revision)
          else listing.strays.push({ folder, fileName, temporary: parseTemporaryName(fileName) })
        }
      }),
    ),
  )
  return listing
}

async function namesIn(fs: FileSystem, folder: string): Promise<string[] | null> {
  try {
    return await fs.list(folder)
  } catch (error) {
    if (isMissing(error)) return null
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
}
