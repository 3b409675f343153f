import type { DocumentBody } from '../../../shared/document/body.ts'
import { asItStands } from '../../../shared/document/suggestions/settle-suggestions.ts'
import { textOf } from '../../../shared/document/walk.ts'
import { readArguments, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { toRow } from '../row.ts'
import type { Client } from '../session.ts'

export const show: Command = {
  usage: 'LIBRARY ID [--json]',
  summary: 'one record, with its body',
  async run(args, { terminal, withLibrary }) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], { json: { type: 'boolean' } })
    const [folder = '', name = ''] = positionals
    const { row, record, rev, savedAt, body } = await withLibrary(folder, ({ client }) => read(client, name))
    if (values.json) {
      await terminal.print(JSON.stringify({ ...row, ...record, rev, savedAt, ...(body ? { body } : {}) }))
      return
    }
    await terminal.print(`${row.title} (${row.kind})`)
    for (const [field, value] of Object.entries(record)) {
      if (field === 'title' || field === 'kind') continue
      await terminal.print(`${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    }
    if (body) await terminal.print(`\n${textOf(asItStands(body), { footnotes: true })}`)
  },
}

async function read(client: Client, name: string) {
  const id = await findRecord(client, name)
  const { record, rev, savedAt, summary } = await client.records.get({ id })
  if (record.kind !== 'document') return { row: toRow(summary), record, rev, savedAt, body: null }
  const opened = await client.documents.open({ id })
  // The library hands out bodies the document schema has passed.
  return { row: toRow(summary), record, rev, savedAt, body: opened.body as DocumentBody }
}
