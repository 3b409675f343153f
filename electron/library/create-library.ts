import { randomUUID } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { isDiskFull, isMissing } from './files/error-code.ts'
import type { FileSystem } from './files/file-system.ts'
import { ensureFolder, makeFolder } from './files/make-folder.ts'
import { writeDurably } from './files/write-durably.ts'
import { keepReserve } from './keeping/reserve.ts'
import { LibraryError } from './library-error.ts'
import { markerBytes, newMarker } from './library-marker.ts'
import { libraryPaths, type LibraryPaths } from './library-paths.ts'
import type { LibraryPorts } from './library-ports.ts'
import { listLibrary } from './recovery/list-library.ts'
import { shards } from './revisions/revision-name.ts'

/**
 * Makes a new library in a folder that is empty or not there yet (its parent must be), or finishes one whose making was
 * cut short. The marker is written last. NOT_EMPTY where the folder holds anything else; DISK_FULL, IO.
 */
export async function createLibrary(path: string, ports: LibraryPorts): Promise<void> {
  const { fs, clock } = ports
  const paths = libraryPaths(resolve(path))
  try {
    await requireRoom(fs, paths)
    await makeLibraryFolders(fs, paths)
    await keepReserve(fs, paths, ports.reserveBytes)
    const marker = newMarker(randomUUID(), clock.now())
    await writeDurably(fs, paths.marker, markerBytes(marker), (ms) => clock.pause(ms))
  } catch (error) {
    if (error instanceof LibraryError) throw error
    throw new LibraryError({ code: isDiskFull(error) ? 'DISK_FULL' : 'IO' }, { cause: error })
  }
}

/** All folders a save writes into are made and synced here, once: no save makes a folder. */
export async function makeLibraryFolders(fs: FileSystem, paths: LibraryPaths): Promise<void> {
  for (const folder of new Set([paths.root, paths.tree])) await ensureFolder(fs, folder)
  for (const folder of [paths.docs, paths.history, paths.objects, paths.trash, paths.damaged])
    await makeFolder(fs, folder)
  for (const shard of shards) await makeFolder(fs, join(paths.docs, shard))
  for (const one of [join(paths.docs, '00'), paths.docs, paths.tree, paths.root]) await fs.syncName(one)
}

/** A folder that is empty, not there yet, or holds what a making that was cut short left; NOT_EMPTY otherwise. */
export async function requireRoom(fs: FileSystem, paths: LibraryPaths): Promise<void> {
  const names = await namesIn(fs, paths.root)
  const unfinished = new Set(['docs', 'history', 'objects', 'trash', 'damaged', 'reserve.bin'])
  const strangers = names.filter((name) => !unfinished.has(name) && !/^\.library\.json\..*\.tmp$/.test(name))
  const holds = strangers.length > 0 || (names.includes('docs') && (await holdsRecords(fs, paths)))
  if (holds) throw new LibraryError({ code: 'NOT_EMPTY' })
}

async function holdsRecords(fs: FileSystem, paths: LibraryPaths): Promise<boolean> {
  const { revisions, strays } = await listLibrary(fs, paths)
  return revisions.length + strays.length > 0
}

async function namesIn(fs: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fs.list(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
    // The folder may be new; that its parent is there shows that the medium is.
    await fs.list(dirname(folder))
    return []
  }
}
