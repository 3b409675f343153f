import { join } from 'node:path'
import type { RecordId } from '../../../shared/model/ids.ts'
import { recordSchemaVersion } from '../../../shared/model/record.ts'
import { isDiskFull } from '../files/error-code.ts'
import { removeQuietly, writeDurably } from '../files/write-durably.ts'
import type { ForeignVersion, SaveOptions, Saved, StoredState } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { encodeRevision } from '../revisions/revision-file.ts'
import { isStorableId, type RevisionName } from '../revisions/revision-name.ts'
import type { RecordEntry } from './catalogue.ts'
import { commitRevision, requireObjects } from './commit-revision.ts'
import { findForks } from './find-forks.ts'
import { reconcile } from './reconcile.ts'
import { tellChange, type Store } from './store.ts'
import { toPayload } from './stored-state.ts'

/**
 * Writes a version made elsewhere as a file of its own, as if a sync program had brought it, and then a revision of ours
 * that knows of it. A crash between the two leaves two versions of which neither replaces the other.
 */
export function saveBeside(
  store: Store,
  id: RecordId,
  foreign: ForeignVersion,
  state: StoredState,
  options: SaveOptions & { baseRev: number },
): Promise<Saved> {
  if (!isStorableId(id) || foreign.summary.id !== id || options.summary.id !== id)
    throw new LibraryError({ code: 'INVALID', reason: 'bad-id' })
  store.access.requireWritable()
  const theirs = toPayload(foreign.state)
  const ours = toPayload(state)
  return store.queues.add(id, {
    run: async () => {
      store.access.requireWritable()
      const entry = store.catalogue.entryOf(id)
      await requireNewest(store, entry, options.baseRev)
      await requireObjects(store, foreign.objects ?? [])
      const name = await plant(store, entry, foreign, theirs)
      try {
        const saved = await commitRevision(store, entry, {
          payload: ours,
          meta: options.summary,
          kind: options.kind ?? 'import',
          objects: options.objects ?? [],
          baseRev: options.baseRev,
          editor: undefined,
          trashedAt: null,
          // Versions that wait were not looked at here.
          ...(options.kind === 'merge' ? { settles: options.settles ?? [], settled: name.hash } : {}),
        })
        tellChange(store, id, 'saved', saved.rev)
        return saved
      } catch (error) {
        await takeBack(store, entry, name)
        throw error
      }
    },
  })
}

async function requireNewest(store: Store, entry: RecordEntry, baseRev: number): Promise<void> {
  await reconcile(store, entry)
  if (entry.newer) throw new LibraryError({ code: 'READ_ONLY', reason: 'newer-format' })
  const currentRev = entry.files[0]?.rev ?? 0
  if (currentRev !== baseRev) throw new LibraryError({ code: 'CONFLICT', id: entry.id, currentRev })
}

async function plant(
  store: Store,
  entry: RecordEntry,
  foreign: ForeignVersion,
  payload: Uint8Array,
): Promise<RevisionName> {
  const rev = Math.max(entry.tried, entry.files[0]?.rev ?? 0) + 1
  entry.tried = rev
  const { bytes, name } = encodeRevision(
    {
      library: store.libraryId,
      id: entry.id,
      rev,
      base: foreign.base,
      schema: recordSchemaVersion,
      kind: 'import',
      savedAt: store.clock.now().toISOString(),
      writer: foreign.writer,
      app: store.app,
      ...(foreign.objects?.length ? { objects: [...foreign.objects] } : {}),
      meta: foreign.summary,
    },
    payload,
  )
  const path = join(store.paths.docsOf(entry.id), name.fileName)
  await writeDurably(store.fs, path, bytes, (ms) => store.clock.pause(ms)).catch((error: unknown) => {
    throw new LibraryError({ code: isDiskFull(error) ? 'DISK_FULL' : 'IO' }, { cause: error })
  })
  return name
}

/** Nothing of the failed attempt was acknowledged. A file that cannot be removed stays a second version, and is said to be one. */
async function takeBack(store: Store, entry: RecordEntry, name: RevisionName): Promise<void> {
  await removeQuietly(store.fs, join(store.paths.docsOf(entry.id), name.fileName))
  entry.siblings.delete(name.hash)
  try {
    await reconcile(store, entry)
    await findForks(store, entry)
  } catch {
    // The medium does not answer; what lies there is looked at again before the next save.
    store.notices.add('cannot-read', { id: entry.id })
  }
}
