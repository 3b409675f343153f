import { findingSource } from '../../../shared/contract/finding-sources.ts'
import { readArguments, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { toColumns } from '../row.ts'

export const check: Command = {
  usage: 'LIBRARY ID [--json]',
  summary: 'what a reader of a document’s PDF would stumble over',
  async run(args, { terminal, withLibrary }) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], { json: { type: 'boolean' } })
    const [folder = '', name = ''] = positionals
    const findings = await withLibrary(folder, async ({ client }) =>
      client.typesetting.preflight({ id: await findRecord(client, name) }),
    )
    if (values.json) {
      await terminal.print(JSON.stringify(findings))
      return
    }
    for (const { severity, code, blockId, values: named } of findings) {
      const details = Object.entries(named).map(([key, value]) => `${key}: ${value}`)
      await terminal.print(
        toColumns([severity, code, blockId, details.join(', ') || null, findingSource(code) ?? null]),
      )
    }
    if (findings.length === 0) await terminal.print('nothing to remark')
  },
}
