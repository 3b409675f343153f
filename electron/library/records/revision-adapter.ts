import type { Adapter } from 'lowdb'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { ReadRecord, SaveOptions, Saved, StoredState } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { commitRevision } from './commit-revision.ts'
import { readRecord } from './read-record.ts'
import type { Store } from './store.ts'
import { toPayload } from './stored-state.ts'

/** What `Low` holds of an open record: its state, how it is to be saved, and the state serialised where that is done. */
export type HeldRecord = { state: StoredState; options: SaveOptions; payload?: Uint8Array }

/**
 * lowdb's adapter over one record's revision files: every write is a new file, and what is not there raises an error
 * instead of becoming an empty default. `write` is to be called in the record's own turn.
 */
export class RevisionAdapter implements Adapter<HeldRecord | null> {
  lastRead: ReadRecord | null = null
  lastSaved: Saved | null = null

  constructor(
    private readonly store: Store,
    private readonly id: RecordId,
  ) {}

  async read(): Promise<HeldRecord> {
    const read = await readRecord(this.store, this.id)
    this.lastRead = read
    const state = { record: read.record, ...(read.body === undefined ? {} : { body: read.body }) }
    return { state, options: { summary: read.summary, baseRev: read.rev } }
  }

  async write(held: HeldRecord | null): Promise<void> {
    if (!held) throw new LibraryError({ code: 'INVALID', reason: 'not-json' })
    const { state, options } = held
    const entry = this.store.catalogue.entryOf(this.id)
    this.lastSaved = await commitRevision(this.store, entry, {
      payload: held.payload ?? toPayload(state),
      meta: options.summary,
      kind: options.kind ?? 'autosave',
      objects: options.objects ?? [],
      baseRev: options.baseRev,
      editor: options.editor,
      ...(options.settles ? { settles: options.settles } : {}),
      ...(options.name === undefined ? {} : { name: options.name }),
    })
  }
}
