import { Low } from 'lowdb'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { ReadRecord, SaveOptions, Saved, StoredState } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { RevisionAdapter, type HeldRecord } from './revision-adapter.ts'
import { isStorableId } from '../revisions/revision-name.ts'
import { tellChange, type Store } from './store.ts'
import { toPayload } from './stored-state.ts'

/** Reads a record's newest good revision through lowdb. */
export async function openRecord(store: Store, id: RecordId): Promise<ReadRecord> {
  const adapter = new RevisionAdapter(store, id)
  const low = new Low<HeldRecord | null>(adapter, null)
  await low.read()
  if (!adapter.lastRead) throw new LibraryError({ code: 'NOT_FOUND', what: 'record', id })
  return adapter.lastRead
}

/**
 * Saves a record through lowdb, in the record's own turn. The state is serialised and checked at once, so that a state
 * that cannot be saved never takes the place of one that can; waiting saves by the same hand melt
 * into the newest.
 */
export async function saveRecord(
  store: Store,
  id: RecordId,
  state: StoredState,
  options: SaveOptions,
): Promise<Saved> {
  if (!isStorableId(id) || options.summary.id !== id)
    throw new LibraryError({ code: 'INVALID', reason: 'bad-id' })
  store.access.requireWritable()
  const payload = toPayload(state)
  return store.queues.add(id, {
    ...seriesOf(options),
    weighty: options.kind === 'manual',
    run: async (weighty) => {
      const adapter = new RevisionAdapter(store, id)
      const kind = weighty ? 'manual' : (options.kind ?? 'autosave')
      const low = new Low<HeldRecord | null>(adapter, { state, options: { ...options, kind }, payload })
      await low.write()
      if (!adapter.lastSaved) throw new LibraryError({ code: 'IO' })
      tellChange(store, id, 'saved', adapter.lastSaved.rev)
      return adapter.lastSaved
    },
  })
}

/** Two strangers' states never replace one another unwritten, so only saves by the same hand have a series. */
function seriesOf(options: SaveOptions): { series?: string } {
  const kind = options.kind ?? 'autosave'
  if (kind !== 'autosave' && kind !== 'manual') return {}
  if (options.editor !== undefined) return { series: `editor ${options.editor}` }
  return options.baseRev === undefined ? { series: 'newest' } : {}
}
