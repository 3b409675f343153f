import { recordKinds } from '../../../shared/model/record.ts'
import { allRecords } from '../all-records.ts'
import { readArguments, readChoice, readNumber, type Command } from '../command.ts'
import { toColumns, toRow, type Row } from '../row.ts'

export const list: Command = {
  usage: 'LIBRARY [--kind K] [--limit N] [--json]',
  summary: 'the records of a library',
  async run(args, { terminal, withLibrary }) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      kind: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    })
    const kind = readChoice('--kind', values.kind, recordKinds)
    const limit = readNumber('--limit', values.limit, 1, 10_000_000) ?? Infinity
    const rows = await withLibrary(positionals[0]!, async ({ client }) => {
      const found: Row[] = []
      for await (const summary of allRecords(client, kind ? { kinds: [kind] } : {})) {
        if (found.length >= limit) break
        found.push(toRow(summary))
      }
      return found
    })
    if (values.json) await terminal.print(JSON.stringify(rows))
    else
      for (const { id, kind: of, updatedAt, symbol, title } of rows)
        await terminal.print(toColumns([id, of, updatedAt.slice(0, 10), symbol, title]))
  },
}
