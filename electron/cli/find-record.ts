import { toRecordId, type RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { allRecords } from './all-records.ts'
import { CliError } from './cli-error.ts'
import type { Client } from './session.ts'

/** The record meant by an id or a document symbol; CliError where there is none, or where several bear the symbol. */
export async function findRecord(client: Client, name: string): Promise<RecordId> {
  const id = toRecordId(name)
  if (id) return id
  const wanted = normalized(name)
  const found: RecordSummary[] = []
  for await (const summary of allRecords(client)) {
    if (summary.symbol !== undefined && normalized(summary.symbol) === wanted) found.push(summary)
  }
  const [only, ...others] = found
  if (!only) throw new CliError(`no record has the id or symbol "${name}"`)
  if (others.length > 0)
    throw new CliError(`several records bear the symbol "${name}": ${found.map(toMention).join('; ')}`)
  return only.id
}

function toMention({ id, title, language }: RecordSummary): string {
  return `${id} (${[title, language].filter(Boolean).join(', ')})`
}

// Symbols are typed from paper: letter case and stray spaces do not tell two of them apart.
function normalized(symbol: string): string {
  return symbol.replace(/\s+/g, '').toLowerCase()
}
