import { basename, resolve } from 'node:path'
import { findBackup } from '../../library/backups/find-backup.ts'
import { restoreLibrary } from '../../library/backups/restore-library.ts'
import { openBackups } from '../../library/sealing/open-backups.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { toKey } from '../library-secret.ts'

export const restore: Command = {
  usage: 'BACKUP DIR [--at ID] [--json]',
  summary: 'the library of a backup, whole, in a new folder; the newest one, or the one named',
  async run(args, { terminal, disk, signal, cwd, secret }) {
    const { values, positionals } = readArguments(args, ['BACKUP', 'DIR'], {
      at: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [from = '', to = ''] = positionals
    const where = resolve(cwd, from)
    const fs = await openBackups(disk.fs, where, async () => toKey(await secret.read(basename(where))))
    const found = await findBackup(fs, where, values.at)
    let toldAt = 0
    const made = await restoreLibrary(
      found.paths,
      found.manifest,
      resolve(cwd, to),
      { ...disk, fs },
      {
        signal,
        onProgress(done, total) {
          if (done - toldAt < 1000) return
          terminal.tell(`${done} of ${total} …`)
          toldAt = done
        },
      },
    )
    if (values.json) await terminal.print(JSON.stringify({ backup: found.id, ...made }))
    else {
      await terminal.print(`${to}: ${made.records} records as they were at ${found.manifest.at}`)
      for (const name of made.missing) await terminal.print(`missing\t${name}`)
    }
    if (made.missing.length > 0)
      throw new CliError(
        `${made.missing.length} files of the backup are gone or damaged; all others are back`,
      )
  },
}
