import { Failure } from '../../shared/contract/failure.ts'
import { parseRecord } from '../../shared/contract/parse-record.ts'
import type { ListPage, RecordFilter, Saved, StoredRecord } from '../../shared/contract/records.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord, RecordKind } from '../../shared/model/record.ts'
import { settingsId } from '../../shared/model/settings/v1.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Library } from '../library/library.ts'
import { filterRecords, listRecords, type ListQuery } from './list-records.ts'
import type { RecordStore, Stored } from './record-store.ts'

export type RecordsPorts = { library: Library; store: RecordStore; now: () => Date; newId: () => RecordId }

/** Records of every kind: listing, reading, making, changing in place, the bin. Raises the contract's failures. */
export interface Records {
  list(query: ListQuery): ListPage
  /** Every live record that matches, or with `trashed` every one in the bin; in no particular order. */
  find(filter: RecordFilter): RecordSummary[]
  get(id: RecordId): Promise<StoredRecord>
  /** Fills in id, times and empty lists; INVALID names the fields that are wrong. */
  create(fields: { kind: RecordKind } & Record<string, unknown>): Promise<StoredRecord>
  update(record: LibraryRecord, baseRev: number): Promise<StoredRecord>
  trash(id: RecordId): Promise<Saved>
  restore(id: RecordId): Promise<Saved>
  purge(id: RecordId): Promise<{ id: RecordId }>
  backlinks(id: RecordId): RecordSummary[]
}

export function createRecords({ library, store, now, newId }: RecordsPorts): Records {
  const find = (filter: RecordFilter) => filterRecords(library.summaries().values(), filter)
  const get = async (id: RecordId) => toStoredRecord(await store.read(id))

  return {
    list: (query) => listRecords(library.summaries().values(), query),
    find,
    get,

    async create(fields) {
      const moment = now().toISOString()
      const record = parseRecord({
        ...blanks[fields.kind],
        tags: [],
        ...fields,
        id: newId(),
        createdAt: moment,
        updatedAt: moment,
      })
      if (record.kind === 'document' || record.kind === 'settings') {
        throw new Failure('INVALID', { fields: [{ path: 'kind', reason: 'made-elsewhere' }] })
      }
      return toStoredRecord(await store.add(record))
    },

    async update(record, baseRev) {
      await store.edit(
        record.id,
        'record',
        baseRev,
        (stored) => {
          if (stored.record.kind !== record.kind) {
            throw new Failure('INVALID', { fields: [{ path: 'kind', reason: 'fixed' }] })
          }
          return { record: { ...record, createdAt: stored.record.createdAt } }
        },
        'manual',
      )
      return get(record.id)
    },

    trash: async (id) => store.move(requireListed(id), 'bin'),
    restore: (id) => store.move(id, 'library'),
    async purge(id) {
      requireListed(id)
      // Whoever empties the bin asks for record after record; the first finds the backup made.
      await library.backups.ahead('delete')
      await library.purge(id)
      return { id }
    },

    backlinks: (id) => find({ linkedTo: id }).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
  }
}

/** The settings are no record among others: nobody sees them in a list, and nobody throws them away. */
function requireListed(id: RecordId): RecordId {
  if (id === settingsId) throw new Failure('NOT_FOUND', { what: 'record', id })
  return id
}

function toStoredRecord({ record, rev, savedAt, summary }: Stored): StoredRecord {
  return { record, rev, savedAt, summary }
}

/** The empty lists each kind starts with, so that making a record needs only what is known of it. */
const blanks: Record<RecordKind, Record<string, unknown>> = {
  theme: { languages: [], entries: [] },
  mechanism: { aliases: [], roles: [], members: [], observers: [], areas: [], priorities: [] },
  meeting: { agenda: [], participants: [], deadlines: [], contacts: [] },
  document: {},
  attachment: {},
  pack: { language: 'en', entries: [], issues: [] },
  person: {},
  organization: { aliases: [] },
  publication: {},
  settings: {},
}
