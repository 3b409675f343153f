import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command, type Shell } from '../command.ts'
import { explain } from '../explain.ts'
import { importLines } from '../import-lines.ts'
import type { Session } from '../session.ts'

/** Names of files that are read into documents; what they hold, their bytes say. */
const readable = new Set(['.docx', '.html', '.htm', '.md', '.markdown', '.txt'])

export const importCommand: Command = {
  usage: 'LIBRARY FILE… [--json]',
  summary: 'documents, annexes, or .jsonl in bulk; --json prints the ids, in order',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'FILE…'], { json: { type: 'boolean' } })
    const [folder = '', ...files] = positionals
    const refusals: string[] = []
    const ids = await shell.withLibrary(folder, async (session) => {
      const made: string[] = []
      if (files.length > 1 || files[0]?.toLowerCase().endsWith('.jsonl'))
        await session.workbench.library.backups.ahead('import')
      for (const file of files) {
        shell.signal.throwIfAborted()
        try {
          await takeIn(resolve(shell.cwd, file), session, shell, made, refusals)
        } catch (error) {
          refusals.push(`${file}: ${explain(error)}`)
        }
      }
      return made
    })
    if (values.json) await shell.terminal.print(JSON.stringify(ids))
    else for (const id of ids) await shell.terminal.print(id)
    if (refusals.length > 0) throw new CliError(`not imported: ${shorten(refusals)}`)
  },
}

/** Adds the ids of what was made to `made`, and what was refused of a bulk file to `refusals`. */
async function takeIn(
  path: string,
  { client, workbench }: Session,
  { terminal, signal }: Shell,
  made: string[],
  refusals: string[],
): Promise<void> {
  const fileName = basename(path)
  const facts = await stat(path)
  if (!facts.isFile()) throw new CliError('not a file')
  const extension = extname(fileName).toLowerCase()
  if (extension === '.jsonl') {
    await importLines(createReadStream(path), workbench, {
      signal,
      onMade: (id) => {
        made.push(id)
        if (made.length % 1000 === 0) terminal.tell(`${made.length} documents …`)
      },
      onRefused: (line, reason) => refusals.push(`${fileName} line ${line}: ${reason}`),
    })
    return
  }
  const { sha256 } = await workbench.assets.upload(createReadStream(path), fileName)
  const summary = readable.has(extension)
    ? await client.exchange.importDocument({ sha256, fileName })
    : await client.exchange.attach({ sha256, fileName })
  made.push(summary.id)
}

function shorten(refusals: readonly string[]): string {
  const named = refusals.slice(0, 5).join('; ')
  return refusals.length > 5 ? `${named}; and ${refusals.length - 5} more` : named
}
