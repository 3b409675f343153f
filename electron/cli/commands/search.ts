import type { SearchHit } from '../../../shared/contract/search.ts'
import { recordKinds, type RecordKind } from '../../../shared/model/record.ts'
import { readArguments, readChoice, readNumber, type Command } from '../command.ts'
import { toColumns } from '../row.ts'
import type { Client } from '../session.ts'

/** Characters of a query that are looked at. */
const longestQuery = 2000

export const search: Command = {
  usage: 'LIBRARY QUERY [--limit N] [--kind K] [--json]',
  summary: 'finds records; QUERY "-" reads one query a line and prints one JSON array a line',
  async run(args, { terminal, withLibrary }) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'QUERY'], {
      limit: { type: 'string' },
      kind: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [folder = '', query = ''] = positionals
    const kind = readChoice('--kind', values.kind, recordKinds)
    const limit = readNumber('--limit', values.limit, 1, 200) ?? 30
    await withLibrary(folder, async ({ client, workbench }) => {
      // A script wants the whole answer, not the one so far.
      await workbench.search.ready()
      const find = (text: string) => findRows(client, text, limit, kind)
      if (query === '-') {
        for await (const line of terminal.lines()) await terminal.print(JSON.stringify(await find(line)))
        return
      }
      const rows = await find(query)
      if (values.json) await terminal.print(JSON.stringify(rows))
      else
        for (const { id, kind: of, title, snippet } of rows)
          await terminal.print(toColumns([id, of, title, snippet]))
    })
  },
}

async function findRows(client: Client, text: string, limit: number, kind: RecordKind | undefined) {
  const { hits } = await client.search.query({
    text: text.slice(0, longestQuery),
    limit,
    ...(kind ? { kinds: [kind] } : {}),
  })
  return hits.map(toHitRow)
}

function toHitRow({ summary, score, snippet }: SearchHit) {
  return { id: summary.id, kind: summary.kind, title: summary.title, score, snippet: snippet?.text ?? '' }
}
