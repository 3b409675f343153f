import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'

export const verify: Command = {
  usage: 'LIBRARY [--json]',
  summary: 'every file against its checksum; damage is listed, exit 1',
  async run(args, { terminal, withLibrary, signal }) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], { json: { type: 'boolean' } })
    const last = await withLibrary(positionals[0]!, async ({ client }) => {
      let newest: VerifyProgress | null = null
      let toldAt = 0
      for await (const progress of await client.library.verify(undefined, { signal })) {
        newest = progress
        if (progress.checked - toldAt >= 1000) {
          terminal.tell(`${progress.checked} of ${progress.total} …`)
          toldAt = progress.checked
        }
      }
      return newest
    })
    if (!last?.done) throw new CliError('the check was given up before the end')
    const { checked, damaged } = last
    if (values.json) await terminal.print(JSON.stringify({ checked, damaged }))
    else {
      for (const { fileName, reason } of damaged) await terminal.print(`${fileName}\t${reason}`)
      if (damaged.length === 0) await terminal.print(`${checked} files, all as they were written`)
    }
    if (damaged.length > 0)
      throw new CliError(`${damaged.length} of ${checked} files ${damaged.length > 1 ? 'are' : 'is'} damaged`)
  },
}
