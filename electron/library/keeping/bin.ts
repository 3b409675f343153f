import type { RecordId } from '../../../shared/model/ids.ts'
import type { Saved } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { commitRevision, type Draft } from '../records/commit-revision.ts'
import { readRecordInTurn } from '../records/read-record.ts'
import { tellChange, type Store } from '../records/store.ts'
import { toPayload } from '../records/stored-state.ts'
import { tidyRecord } from './tidy-record.ts'

/** Puts a record into the bin (a moment, ISO) or takes it out (null): a revision like any other, with the same content. */
export function placeRecord(store: Store, id: RecordId, trashedAt: string | null): Promise<Saved> {
  return store.queues.add(id, {
    run: async () => {
      const entry = known(store, id)
      const read = await readRecordInTurn(store, entry)
      const { record, body, summary } = read
      const saved = await commitRevision(store, entry, {
        ...unclaimed,
        payload: toPayload(body === undefined ? { record } : { record, body }),
        meta: summary,
        kind: trashedAt === null ? 'restore' : 'manual',
        objects: entry.top?.header.objects ?? [],
        trashedAt,
        sameContent: true,
      })
      tellChange(store, id, trashedAt === null ? 'restored' : 'trashed', saved.rev)
      return saved
    },
  })
}

/** Ends a record: a tombstone keeps other machines from bringing it back, and its files wait in the trash. */
export function purgeRecord(store: Store, id: RecordId): Promise<Saved> {
  return store.queues.add(id, {
    run: async () => {
      const entry = known(store, id)
      const kind = store.catalogue.summaries.get(id)?.kind
      const saved = await commitRevision(store, entry, {
        ...unclaimed,
        payload: Buffer.from('null'),
        meta: null,
        kind: 'tombstone',
        objects: [],
      })
      // The record is gone from here on; files that cannot be moved now are moved when the library is next tidied.
      await tidyRecord(store, entry).catch(() => store.notices.add('cannot-read', { id }))
      tellChange(store, id, 'purged', saved.rev, kind)
      return saved
    },
  })
}

const unclaimed: Pick<Draft, 'baseRev' | 'editor'> = { baseRev: undefined, editor: undefined }

function known(store: Store, id: RecordId): NonNullable<ReturnType<Store['catalogue']['get']>> {
  const entry = store.catalogue.get(id)
  const isThere = entry && entry.files.length > 0 && entry.top?.header.kind !== 'tombstone'
  if (!isThere) throw new LibraryError({ code: 'NOT_FOUND', what: 'record', id })
  return entry
}
