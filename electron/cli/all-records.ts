import type { RecordFilter } from '../../shared/contract/records.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Client } from './session.ts'

const pageSize = 1000

/** Every record a filter lets through, newest first, page by page as a list in the page is read. */
export async function* allRecords(client: Client, filter: RecordFilter = {}): AsyncGenerator<RecordSummary> {
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await client.records.list({ filter, offset, limit: pageSize, sort: 'updated' })
    yield* items
    if (offset + pageSize >= total) return
  }
}
