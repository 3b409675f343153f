import { resolve } from 'node:path'
import { backupsIn } from '../../library/backups/find-backup.ts'
import { readArguments, type Command } from '../command.ts'

export const backups: Command = {
  usage: '[DIR] [--json]',
  summary: 'every backup of every library, newest first; those in a folder where one is named',
  async run(args, { terminal, disk, backupsHome, cwd }) {
    const { values, positionals } = readArguments(args, args[0]?.startsWith('-') === false ? ['DIR'] : [], {
      json: { type: 'boolean' },
    })
    const folder = positionals[0] === undefined ? backupsHome : resolve(cwd, positionals[0])
    const { entries, damaged, sealed } = await backupsIn(disk.fs, folder)
    if (values.json) {
      await terminal.print(JSON.stringify({ entries, damaged, ...(sealed.length > 0 ? { sealed } : {}) }))
      return
    }
    for (const { at, name, records, reason, id, folder: where } of entries)
      await terminal.print([at, name, `${records} records`, reason, id, where].join('\t'))
    for (const path of sealed) await terminal.print(`sealed\t${path}`)
    for (const path of damaged) await terminal.print(`damaged\t${path}`)
    if (entries.length + sealed.length === 0) terminal.tell('there are no backups here')
  },
}
