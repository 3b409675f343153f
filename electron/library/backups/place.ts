import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { BackupPlace } from '../../../shared/contract/backups.ts'
import { errorCode, isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { createGate } from '../files/gate.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { writeDurably } from '../files/write-durably.ts'
import { shards } from '../revisions/revision-name.ts'
import { SealError } from '../sealing/seal-error.ts'
import { BackupError } from './backup-error.ts'
import { backupPaths, backupsHomeIn, type BackupPaths } from './backup-paths.ts'
import type { Pause } from './copy-verified.ts'
import { backupTime, decodeManifest, type Manifest, type ManifestReading } from './manifest.ts'

const foldersAtOnce = 16

const markerSchema = z.object({
  format: z.literal('rapporteur-backups'),
  formatVersion: z.int().min(1),
  /** Tells this medium from another that is put in its place. */
  placeId: z.string().min(1).max(64),
})

/** One library's backups in one place. */
export type Place = {
  key: BackupPlace
  /** The folder that must be there before anything is made in it; null where it is ours to make. */
  chosen: string | null
  paths: BackupPaths
  /** What the place's marker said when it was last used; null where it never was. */
  placeId: string | null
}

/** `folder` is the library's own among all backups: `libraryFolder`, or `sealedFolder` where it is sealed. */
export function ownPlace(home: string, folder: string): Place {
  return {
    key: 'own',
    chosen: null,
    paths: backupPaths(join(home, folder)),
    placeId: null,
  }
}

export function chosenPlace(chosen: string, folder: string, placeId: string | null): Place {
  const root = join(backupsHomeIn(chosen), folder)
  return { key: 'second', chosen, paths: backupPaths(root), placeId }
}

/**
 * Makes sure that the place is there and is the one it was: a chosen folder that is gone, or another medium in its
 * place, is `missing`, one inside a library is refused, and nothing is made there. Answers the place's id. BackupError.
 */
export async function readyPlace(fs: FileSystem, place: Place, pause: Pause): Promise<string> {
  if (place.chosen !== null) {
    await requireFolder(fs, place.chosen)
    await requireOutside(fs, place.chosen)
  }
  const marker = await readPlaceMarker(fs, place.paths)
  if (marker && marker.formatVersion > 1) throw new BackupError('newer-format')
  if (place.chosen !== null && place.placeId !== null && marker?.placeId !== place.placeId)
    throw new BackupError('missing')
  if (marker) return marker.placeId
  for (const folder of [place.paths.root, place.paths.manifests, place.paths.objects])
    await makeFolders(fs, folder)
  const made = { format: 'rapporteur-backups', formatVersion: 1, placeId: randomUUID() }
  await writeDurably(fs, place.paths.marker, Buffer.from(`${JSON.stringify(made, null, 2)}\n`), pause)
  return made.placeId
}

/** Null where no marker is there, or none that can be read: it is made anew then. */
export async function readPlaceMarker(
  fs: FileSystem,
  paths: BackupPaths,
): Promise<z.infer<typeof markerSchema> | null> {
  try {
    return markerSchema.parse(JSON.parse(Buffer.from(await fs.readFile(paths.marker)).toString('utf8')))
  } catch (error) {
    const isNone = error instanceof SyntaxError || error instanceof z.ZodError || error instanceof SealError
    if (isNone || isMissing(error)) return null
    throw error
  }
}

/** Backups by name, newest first; empty where there are none. */
export async function listBackups(
  fs: FileSystem,
  paths: BackupPaths,
): Promise<{ id: string; atMs: number }[]> {
  const names = await fs.list(paths.manifests).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ id: name.slice(0, -'.json'.length), atMs: backupTime(name.slice(0, -5)) ?? -1 }))
    .filter(({ atMs }) => atMs >= 0)
    .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))
}

export async function readManifest(fs: FileSystem, paths: BackupPaths, id: string): Promise<ManifestReading> {
  try {
    return decodeManifest(await fs.readFile(paths.manifest(id)))
  } catch (error) {
    if (error instanceof SealError) return { ok: false, problem: 'damaged' }
    throw error
  }
}

/** The newest backup whose list of contents holds. */
export async function newestManifest(
  fs: FileSystem,
  paths: BackupPaths,
): Promise<{ id: string; manifest: Manifest } | null> {
  for (const { id } of await listBackups(fs, paths)) {
    const reading = await readManifest(fs, paths, id)
    if (reading.ok) return { id, manifest: reading.manifest }
  }
  return null
}

/** Names of every file kept in `objects/`, half-written ones among them. */
export async function listKept(fs: FileSystem, paths: BackupPaths): Promise<Set<string>> {
  const gate = createGate(foldersAtOnce)
  const lists = await Promise.all(
    shards.map((shard) =>
      gate(() =>
        fs.list(join(paths.objects, shard)).catch((error: unknown) => {
          if (isMissing(error)) return []
          throw error
        }),
      ),
    ),
  )
  return new Set(lists.flat())
}

/** Makes a folder and what is missing above it. */
export async function makeFolders(fs: FileSystem, path: string): Promise<void> {
  try {
    await ensureFolder(fs, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolders(fs, dirname(path))
    await ensureFolder(fs, path)
  }
}

/** A backup within a library would go with it; one within another library would be no part of that. */
async function requireOutside(fs: FileSystem, folder: string): Promise<void> {
  for (let path = await fs.realPath(folder); ; path = dirname(path)) {
    const isLibrary = await fs.facts(join(path, 'library.json')).then(
      () => true,
      (error: unknown) => !isMissing(error),
    )
    if (isLibrary) throw new BackupError('inside-library')
    if (dirname(path) === path) return
  }
}

async function requireFolder(fs: FileSystem, path: string): Promise<void> {
  const facts = await fs.facts(path).catch((error: unknown) => {
    throw new BackupError('missing', { cause: error })
  })
  if (!facts.isDirectory) throw new BackupError('missing')
}
