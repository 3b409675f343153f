import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { loadCatalogue } from './load-catalogue.ts'

export type AddCataloguePorts = {
  library: { revOf(id: RecordId): number }
  store: { add(record: LibraryRecord, body: undefined, kind: 'import'): Promise<unknown> }
  now(): Date
}

/**
 * Puts the built-in catalogue into a library and answers how many records were added. What is already there, also in
 * the bin or changed by the user, is left as it is; so it can be run again after it was interrupted.
 */
export async function addCatalogue({ library, store, now }: AddCataloguePorts): Promise<number> {
  const { themes, mechanisms, publications } = loadCatalogue(now().toISOString())
  let added = 0
  for (const record of [...themes, ...mechanisms, ...publications]) {
    if (library.revOf(record.id) > 0) continue
    await store.add(record, undefined, 'import')
    added += 1
  }
  return added
}
