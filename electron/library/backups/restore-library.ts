import { basename, dirname, join, resolve } from 'node:path'
import { parseArchiveName } from '../archives/archive-name.ts'
import { archiveProblem } from '../archives/load-archive.ts'
import type { Clock } from '../clock.ts'
import { isDiskFull, isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { isTemporaryName, removeQuietly, writeDurably } from '../files/write-durably.ts'
import { makeLibraryFolders, requireRoom } from '../create-library.ts'
import { keepReserve } from '../keeping/reserve.ts'
import { LibraryError } from '../library-error.ts'
import { markerBytes, readMarkerFile, type LibraryMarker } from '../library-marker.ts'
import { libraryPaths, sealedFolder, type LibraryPaths } from '../library-paths.ts'
import { readWhole } from '../records/load-revision.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'
import { addKeyFiles, keyFolder, readKeyFiles, type KeyFile } from '../sealing/key-files.ts'
import { keepMarker, keyFoldersOf, type SealedMarker } from '../sealing/open-seal.ts'
import type { BackupPaths } from './backup-paths.ts'
import { copyObject, writeVerified } from './copy-verified.ts'
import type { Manifest } from './manifest.ts'

const copiesAtOnce = 8

export type RestorePorts = { fs: FileSystem; clock: Clock; reserveBytes?: number }

/** `missing` names files of which the backup's own copy is gone or damaged; everything else is as it was. */
export type RestoredLibrary = { libraryId: string; records: number; files: number; missing: string[] }

/**
 * Makes the library of a backup in a folder that is empty or not there yet: the same records, bodies and stored files,
 * byte for byte, under the same library id. Until all is written its marker says that it is no library yet; a restore
 * that was cut short is finished by asking again. NOT_EMPTY, DISK_FULL, IO, KEY_DAMAGED of a sealed one whose
 * key files are gone, CLOSED where `signal` ended it.
 */
export async function restoreLibrary(
  from: BackupPaths,
  manifest: Manifest,
  folder: string,
  ports: RestorePorts,
  options: { signal?: AbortSignal | undefined; onProgress?(done: number, total: number): void } = {},
): Promise<RestoredLibrary> {
  const { fs, clock } = ports
  const sealed = sealedMarkerIn(from, manifest)
  const paths = libraryPaths(resolve(folder), sealed ? basename(from.root) : '')
  const pause = (ms: number): Promise<void> => clock.pause(ms)
  try {
    // Before anything is written: what cannot be opened afterwards need not be made.
    const keys = sealed ? await keysOf(fs, from) : []
    await requireRoomFor(fs, paths, manifest.library)
    await makeLibraryFolders(fs, paths)
    const begun = { ...manifest.library, incomplete: true as const }
    await writeDurably(fs, paths.marker, markerBytes(begun), pause)
    const way: Way = { fs, from, to: paths, pause }
    const missing: string[] = []
    const archives = manifest.archives ?? []
    const total = manifest.files.length + archives.length + manifest.objects.length
    let done = 0
    const step = (name: string, whole: boolean): void => {
      if (!whole) missing.push(name)
      done += 1
      options.onProgress?.(done, total)
      if (options.signal?.aborted) throw new LibraryError({ code: 'CLOSED' })
    }
    await inGroups(manifest.objects, async ({ sha256 }) =>
      step(`${sha256}.bin`, await copyOneObject(way, sha256)),
    )
    await inGroups(manifest.files, async ({ name }) => step(name, await copyOneFile(way, name)))
    await inGroups(archives, async ({ name }) => step(name, await copyOneArchive(way, name)))
    await removeHalfWritten(fs, paths)
    await keepReserve(fs, paths, ports.reserveBytes)
    if (sealed) await bringKeys(sealed, keys, paths, ports)
    await writeDurably(fs, paths.marker, markerBytes(manifest.library), pause)
    return { libraryId: manifest.library.libraryId, records: manifest.records, files: total, missing }
  } catch (error) {
    if (error instanceof LibraryError) throw error
    throw new LibraryError({ code: isDiskFull(error) ? 'DISK_FULL' : 'IO' }, { cause: error })
  }
}

/** Of a backup that is ciphertext, as its folder says: the marker of the library it was made of. */
function sealedMarkerIn(from: BackupPaths, { library }: Manifest): SealedMarker | null {
  const { sealed, libraryId } = library
  return sealed && basename(from.root) === sealedFolder(libraryId) ? { ...library, sealed } : null
}

/** KEY_DAMAGED where the backup's own key files are gone. Which of several counts is told with the key, at the first opening. */
async function keysOf(fs: FileSystem, from: BackupPaths): Promise<KeyFile[]> {
  const files = await readKeyFiles(fs, join(from.root, keyFolder))
  if (files.length === 0) throw new LibraryError({ code: 'KEY_DAMAGED' })
  return files
}

/** What opens it comes with it. */
async function bringKeys(
  marker: SealedMarker,
  files: readonly KeyFile[],
  paths: LibraryPaths,
  ports: RestorePorts,
): Promise<void> {
  for (const folder of keyFoldersOf(paths)) {
    await addKeyFiles(ports.fs, folder, files, (ms) => ports.clock.pause(ms))
    await keepMarker(ports, marker, folder)
  }
}

/** What an attempt that was cut short had begun to write; nobody else is at work here before the marker is whole. */
async function removeHalfWritten(fs: FileSystem, { docs, history, objects }: LibraryPaths): Promise<void> {
  for (const room of [docs, history, objects]) {
    for (const shard of shards) {
      const folder = join(room, shard)
      for (const name of await fs.list(folder).catch(() => []))
        if (isTemporaryName(name)) await removeQuietly(fs, join(folder, name))
    }
  }
}

async function inGroups<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += copiesAtOnce)
    await Promise.all(all.slice(from, from + copiesAtOnce).map(work))
}

/** From where to where what a backup kept is copied. */
type Way = { fs: FileSystem; from: BackupPaths; to: LibraryPaths; pause(ms: number): Promise<void> }

/** Each answers whether it was copied: not where the backup's own copy is gone or damaged. */
async function copyOneFile({ fs, from, to, pause }: Way, fileName: string): Promise<boolean> {
  const name = parseRevisionName(fileName)
  const read = await readWhole(fs, from.kept(fileName))
  if (!name || !read.ok) return false
  const reading = decodeRevision(read.bytes, name)
  if (!reading.ok && reading.problem !== 'newer') return false
  await writeVerified(fs, join(to.docsOf(name.id), fileName), read.bytes, pause)
  return true
}

async function copyOneArchive({ fs, from, to, pause }: Way, fileName: string): Promise<boolean> {
  const name = parseArchiveName(fileName)
  const source = from.kept(fileName)
  if (!name || (await archiveProblem(fs, dirname(source), name)) !== null) return false
  await writeVerified(fs, join(to.historyOf(name.id), fileName), await fs.readFile(source), pause)
  return true
}

async function copyOneObject({ fs, from, to }: Way, sha256: string): Promise<boolean> {
  try {
    await ensureFolder(fs, to.objects)
    return (await copyObject(fs, from.object(sha256), to.object(sha256), sha256, () => undefined)) !== null
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Room for a new library, or the same one that was begun and not finished. */
async function requireRoomFor(fs: FileSystem, paths: LibraryPaths, library: LibraryMarker): Promise<void> {
  const begun = await readMarkerFile(fs, paths.marker).catch(() => null)
  if (begun?.incomplete !== true || begun.libraryId !== library.libraryId) await requireRoom(fs, paths)
}
