import { join } from 'node:path'
import type { ArchiveName } from '../archives/archive-name.ts'
import { copyObject } from '../backups/copy-verified.ts'
import { hashFile } from '../files/hash-file.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { moveDurably } from '../files/move-durably.ts'
import { writeDurably } from '../files/write-durably.ts'
import type { LoadedRevision } from '../records/load-revision.ts'
import type { Store } from '../records/store.ts'
import type { RevisionName } from '../revisions/revision-name.ts'

/** Puts a damaged file's very bytes back from a backup, once the damaged ones are out of the way; false where that cannot be. */
export async function putBackRevision(store: Store, folder: string, name: RevisionName): Promise<boolean> {
  if (store.access.readOnly) return false
  return putBack(store, folder, name, await store.copies?.sameFile(name))
}

/** The same for an archive of the history. */
export async function putBackArchive(store: Store, folder: string, name: ArchiveName): Promise<boolean> {
  if (store.access.readOnly) return false
  return putBack(store, folder, name, await store.copies?.sameArchive(name))
}

async function putBack(
  store: Store,
  folder: string,
  name: { id: string; fileName: string },
  bytes: Uint8Array | null | undefined,
): Promise<boolean> {
  if (!bytes) return false
  try {
    await ensureFolder(store.fs, folder)
    await writeDurably(store.fs, join(folder, name.fileName), bytes, (ms) => store.clock.pause(ms))
  } catch {
    // A full or protected disk: an older revision answers, and the backup still has this one.
    return false
  }
  store.notices.add('restored-from-backup', { id: name.id, fileName: name.fileName })
  return true
}

/** Puts a stored object that is gone or damaged back from the trash or a backup; false where no good copy is found. */
export async function putBackObject(store: Store, sha256: string): Promise<boolean> {
  if (store.access.readOnly) return false
  if (await outOfTrash(store, sha256)) return true
  const source = await store.copies?.object(sha256)
  if (!source) return false
  try {
    await ensureFolder(store.fs, store.paths.objects)
    const size = await copyObject(store.fs, source, store.paths.object(sha256), sha256, () => undefined)
    if (size === null) return false
  } catch {
    return false
  }
  store.notices.add('restored-from-backup', { fileName: `${sha256}.bin` })
  return true
}

/** What nothing named for a while is named again: by an undo, a restore, a late copy. */
async function outOfTrash(store: Store, sha256: string): Promise<boolean> {
  const names = await store.fs.list(store.paths.trashObjects).catch(() => [])
  for (const name of names.filter((each) => each.startsWith(`${sha256}.bin.`))) {
    const path = join(store.paths.trashObjects, name)
    try {
      if ((await hashFile(store.fs, path)) !== sha256) continue
      await ensureFolder(store.fs, store.paths.objectFolder(sha256))
      await moveDurably(store.fs, path, store.paths.object(sha256), (ms) => store.clock.pause(ms))
      return true
    } catch {
      // A full or protected disk, or another program was quicker: a backup may have it too.
      continue
    }
  }
  return false
}

/** The newest state of a record that any backup has, with what it names put back; null where there is none. */
export async function newestInBackups(store: Store, id: string): Promise<LoadedRevision | null> {
  const kept = await store.copies?.newest(id)
  if (!kept) return null
  for (const sha256 of kept.header.objects ?? []) {
    const isHere = await store.fs.facts(store.paths.object(sha256)).then(
      () => true,
      () => false,
    )
    if (!isHere) await putBackObject(store, sha256)
  }
  return kept
}
