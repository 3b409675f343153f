import { dirname } from 'node:path'
import type { RestoreProgress } from '../../../shared/contract/backups.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { copyObject } from './copy-verified.ts'
import { LibraryError } from '../library-error.ts'
import { commitRevision } from '../records/commit-revision.ts'
import { loadRevision, type LoadedRevision } from '../records/load-revision.ts'
import { tellChange, type Store } from '../records/store.ts'
import { toStoredRevision } from '../records/stored-state.ts'
import { isNewerSchema } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { isMissing } from '../files/error-code.ts'
import { ensureFolder } from '../files/make-folder.ts'
import type { BackupPaths } from './backup-paths.ts'

/** Where the states come from, and which; `asItWas` keeps a record in the bin that was there then. */
export type RestoreTask = {
  paths: BackupPaths
  files: ReadonlyMap<string, readonly RevisionName[]>
  ids: readonly RecordId[]
  asItWas: boolean
  signal?: AbortSignal | undefined
}

export type Restored = Pick<RestoreProgress, 'restored' | 'total' | 'failed' | 'missingObjects'>

/** What ends a restore at once: every record after it would fail for the same reason. */
const stopping: readonly string[] = ['READ_ONLY', 'DISK_FULL', 'CLOSED']

/**
 * Brings records of a backup back as new revisions of kind `restore`: what was there stays in the history. Words come
 * first: a record whose picture is lost comes back without it. Yields after each record. READ_ONLY, DISK_FULL, CLOSED.
 */
export async function* restoreRecords(store: Store, task: RestoreTask): AsyncGenerator<Restored> {
  store.access.requireWritable()
  const told: Restored = { restored: 0, total: task.ids.length, failed: [], missingObjects: 0 }
  for (const id of task.ids) {
    if (task.signal?.aborted) return
    try {
      const revision = await loadKept(store, task, id)
      const objects = await bringObjects(store, task.paths, revision.header.objects ?? [])
      await bringBack(store, id, revision, objects.here, task.asItWas)
      told.restored += 1
      told.missingObjects += objects.missing
    } catch (error) {
      const code = error instanceof LibraryError ? error.code : 'IO'
      if (stopping.includes(code)) throw error
      told.failed.push({ id, reason: code })
    }
    yield { ...told, failed: [...told.failed] }
  }
}

/** The newest copy that holds. NOT_FOUND, DAMAGED, NEWER_FORMAT. */
async function loadKept(store: Store, task: RestoreTask, id: RecordId): Promise<LoadedRevision> {
  const names = task.files.get(id) ?? []
  for (const name of names) {
    const folder = dirname(task.paths.kept(name.fileName))
    const load = await loadRevision(store.fs, folder, name)
    if (!load.ok && load.problem === 'newer') throw new LibraryError({ code: 'NEWER_FORMAT', id })
    if (!load.ok || toStoredRevision(load.revision) === null) continue
    if (isNewerSchema(load.revision.header)) throw new LibraryError({ code: 'NEWER_FORMAT', id })
    return load.revision
  }
  if (names.length > 0) throw new LibraryError({ code: 'DAMAGED', id })
  throw new LibraryError({ code: 'NOT_FOUND', what: 'record', id })
}

async function bringObjects(
  store: Store,
  paths: BackupPaths,
  objects: readonly string[],
): Promise<{ here: string[]; missing: number }> {
  const here: string[] = []
  for (const sha256 of objects) {
    const target = store.paths.object(sha256)
    const isHere = await store.fs.facts(target).then(
      () => true,
      () => false,
    )
    if (isHere || (await copyBack(store, paths.object(sha256), target, sha256))) here.push(sha256)
  }
  return { here, missing: objects.length - here.length }
}

async function copyBack(store: Store, from: string, to: string, sha256: string): Promise<boolean> {
  await ensureFolder(store.fs, store.paths.objects)
  try {
    return (await copyObject(store.fs, from, to, sha256, () => undefined)) !== null
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function bringBack(
  store: Store,
  id: RecordId,
  { name, header, payload }: LoadedRevision,
  objects: readonly string[],
  asItWas: boolean,
): Promise<void> {
  await store.queues.add(id, {
    run: async () => {
      const entry = store.catalogue.entryOf(id)
      const saved = await commitRevision(store, entry, {
        payload: Buffer.from(JSON.stringify(payload)),
        meta: header.meta,
        kind: 'restore',
        of: header.of ?? name.hash,
        schema: header.schema,
        objects,
        trashedAt: (asItWas ? header.meta?.trashedAt : undefined) ?? null,
        baseRev: undefined,
        editor: undefined,
      })
      tellChange(store, id, 'external', saved.rev)
    },
  })
}
