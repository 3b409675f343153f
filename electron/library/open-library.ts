import { basename, join, resolve } from 'node:path'
import type { RecordChange } from '../../shared/contract/library.ts'
import { BackupKeeper } from './backups/backup-keeper.ts'
import { createKeptCopies } from './backups/kept-copies.ts'
import { ensureFolder } from './files/make-folder.ts'
import { writeDurably } from './files/write-durably.ts'
import { Housekeeper } from './keeping/housekeeper.ts'
import { reserveBytes } from './keeping/reserve.ts'
import type { Library } from './library.ts'
import { LibraryError } from './library-error.ts'
import { formatVersion, markerBytes, readMarker } from './library-marker.ts'
import { libraryPaths } from './library-paths.ts'
import type { LibraryPorts } from './library-ports.ts'
import { LibraryGuard, lockNameOf } from './lock/library-guard.ts'
import { createLayout } from './raise-layout.ts'
import type { LibraryKey } from './sealing/library-key.ts'
import { finishTurning, type TellFinishing } from './sealing/finish-turning.ts'
import { openSeal, type OpenedSeal } from './sealing/open-seal.ts'
import { Catalogue } from './records/catalogue.ts'
import { RecordQueues } from './records/record-queues.ts'
import { Listeners, NoticeBoard, type Store } from './records/store.ts'
import { adoptStrays } from './recovery/adopt-strays.ts'
import { fillCatalogue } from './recovery/fill-catalogue.ts'
import { readIndex } from './recovery/index-cache.ts'
import { listLibrary, type StrayFile } from './recovery/list-library.ts'
import { RevisionLibrary } from './revision-library.ts'
import { shards } from './revisions/revision-name.ts'

/**
 * Opens the library at an absolute path. It needs no successful write: a full, protected or foreign medium opens too, and
 * says so in `readOnly`. `key` opens a sealed one. NO_LIBRARY where there is none (nothing is created), NEWER_FORMAT,
 * CANNOT_READ_NOW; PASSPHRASE and KEY_DAMAGED where it is sealed and the key does not open it. `onFinishing` hears how far the
 * end of a sealing that was cut short has come, which may take as long as the sealing.
 */
export async function openLibrary(
  path: string,
  ports: LibraryPorts,
  key?: LibraryKey,
  { onFinishing }: { onFinishing?: TellFinishing | undefined } = {},
): Promise<Library> {
  const { clock } = ports
  const sealed = await openSeal(resolve(path), ports, key)
  const { fs, paths } = sealed ?? { fs: ports.fs, paths: libraryPaths(resolve(path)) }
  const { marker, rebuilt } = sealed ?? (await readMarker(fs, paths))
  const guard = new LibraryGuard(ports, lockNameOf(marker.libraryId), paths.lockHint)
  if (marker.formatVersion > formatVersion) guard.access.set('newer-format')
  else await guard.start()

  const store: Store = {
    fs,
    clock,
    paths,
    libraryId: marker.libraryId,
    writer: ports.installId,
    app: ports.appVersion,
    catalogue: new Catalogue(),
    queues: new RecordQueues(),
    notices: new NoticeBoard(clock),
    changes: new Listeners<RecordChange>(),
    access: guard.access,
    layout: createLayout(fs, paths, marker.formatVersion),
    copies: ports.backups ? createKeptCopies(fs, () => reachable()) : null,
    seal: sealed?.seal ?? null,
  }
  sealed?.onTampered((file) => tellTampered(store, file))
  const keeper = new BackupKeeper(
    store,
    ports.lock,
    ports.backups ?? null,
    ports.reserveBytes ?? reserveBytes,
  )
  const reachable = async () => (await keeper.places.reachable()).map(({ paths }) => paths)
  const housekeeper = new Housekeeper(store, ports.reserveBytes ?? reserveBytes)
  try {
    await load(store, housekeeper)
    if (!store.access.readOnly) await finishTurning(store, ports.fs, onFinishing)
    if (sealed && !store.access.readOnly) await mendKeys(sealed)
    if (rebuilt) await rewriteMarker(store, markerBytes(marker))
  } catch (error) {
    await guard.stop()
    sealed?.seal.keys.forget()
    throw error
  }
  housekeeper.start()
  keeper.start()
  return new RevisionLibrary(store, guard, housekeeper, keeper)
}

async function load(store: Store, housekeeper: Housekeeper): Promise<void> {
  const listing = await listLibrary(store.fs, store.paths)
  // A marker without any of the folders that hold the records: they were lost, and must not pass for an empty library.
  if (listing.missingShards.length === shards.length) throw new LibraryError({ code: 'NO_LIBRARY' })
  const index = await readIndex(store.fs, store.paths.indexCache)
  if (index.damaged) store.notices.add('index-rebuilt')
  await fillCatalogue(store, listing.revisions, index)
  if (listing.revisions.length > 0 && (index.damaged || index.missing)) housekeeper.indexNeedsWriting()
  for (const shard of listing.missingShards) {
    store.notices.add('cannot-read', { fileName: `docs/${shard}` })
    // Put back, for saves make no folder; where that fails, saves of these records fail and say so.
    if (!store.access.readOnly)
      await ensureFolder(store.fs, join(store.paths.docs, shard)).catch(() => undefined)
  }
  if (store.access.readOnly) return tellStrays(store, listing.strays)
  await adoptStrays(store, listing.strays)
}

function tellStrays(store: Store, strays: readonly StrayFile[]): void {
  for (const { fileName, temporary } of strays)
    if (!temporary) store.notices.add('unknown-file', { fileName })
}

/** Puts a lost marker back beside the damaged one, which is kept; on a medium that takes no file the next start tries again. */
async function rewriteMarker(store: Store, bytes: Uint8Array): Promise<void> {
  store.notices.add('marker-rebuilt', { fileName: 'library.json' })
  if (store.access.readOnly) return
  try {
    await store.fs.rename(store.paths.marker, `${store.paths.marker}.prev`).catch(() => undefined)
    await writeDurably(store.fs, store.paths.marker, bytes, (ms) => store.clock.pause(ms))
  } catch {
    store.notices.add('cannot-read', { fileName: 'library.json' })
  }
}

/** Key files are kept twice; a copy that was lost is made again from the other. */
async function mendKeys({ paths, seal }: OpenedSeal): Promise<void> {
  for (const folder of [paths.root, paths.tree])
    // On a medium that takes no file the next start tries again.
    await seal.keepKeysIn(folder).catch(() => undefined)
}

function tellTampered(store: Store, path: string): void {
  const fileName = basename(path)
  store.notices.add('tampered', { id: fileName.slice(0, 36), fileName })
}
