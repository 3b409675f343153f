import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { strayEnding, type Identified } from '../../../shared/contract/copies.ts'
import { readArguments, type Command } from '../command.ts'

export const identify: Command = {
  usage: 'LIBRARY FILE [--json]',
  summary: 'whose copy of a pack a file is: by its bytes, or by the mark on its pages',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'FILE'], { json: { type: 'boolean' } })
    const [folder = '', file = ''] = positionals
    const path = resolve(shell.cwd, file)
    await shell.withLibrary(folder, async ({ client, workbench }) => {
      const bytes = createReadStream(path)
      const { sha256 } = await workbench.assets.upload(bytes, basename(path) + strayEnding)
      const found = await client.copies.identify({ sha256 })
      await shell.terminal.print(values.json ? JSON.stringify(found) : toLines(found, file))
    })
  },
}

function toLines({ by, origins, pages, markedPages }: Identified, file: string): string {
  if (by === 'unknown')
    return `${file}: not a copy this library knows of${pages === null ? '; its text could not be read' : ''}`
  const how =
    by === 'exact' ? 'byte for byte' : `by its mark, on ${markedPages} of ${pages ?? 'unread'} pages`
  return origins
    .map(({ packTitle, copy }) => {
      const who =
        copy.recipient === '' ? `nobody by name (${copy.audience})` : `${copy.recipient} (${copy.audience})`
      return `${file}: made for ${who} of “${packTitle}”, ${copy.madeAt}, ${how}`
    })
    .join('\n')
}
