import { resolve } from 'node:path'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { verifySealed } from '../../library/sealing/verify-sealed.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import type { Client, Session } from '../session.ts'

export const verify: Command = {
  usage: 'LIBRARY [--backups] [--json]',
  summary:
    'every file against its checksum, with --backups those of its backups too; damage is listed, exit 1',
  async run(args, { terminal, withLibrary, signal, disk, cwd }) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      json: { type: 'boolean' },
      backups: { type: 'boolean' },
    })
    const follow = async (steps: AsyncIterable<VerifyProgress>): Promise<VerifyProgress | null> => {
      let newest: VerifyProgress | null = null
      let toldAt = 0
      for await (const progress of steps) {
        newest = progress
        if (progress.checked - toldAt >= 1000) {
          terminal.tell(`${progress.checked} of ${progress.total} …`)
          toldAt = progress.checked
        }
      }
      return newest
    }
    let isSealed = false
    const checkAll = async ({ client }: Session) => {
      const own = await follow(await client.library.verify(undefined, { signal }))
      if (!own?.done) return null
      const mended = { ...own, damaged: [...own.damaged, ...(await putAside(client, own))] }
      if (!values.backups) return mended
      const kept = await follow(await client.backups.verify(undefined, { signal }))
      return kept && inBackups(mended, kept)
    }
    const folder = positionals[0]!
    const last = await withLibrary(folder, checkAll, {
      locked() {
        isSealed = true
        return follow(verifySealed(disk.fs, resolve(cwd, folder), signal))
      },
    })
    if (!last?.done) throw new CliError('the check was given up before the end')
    const { checked, damaged } = last
    if (values.json)
      await terminal.print(JSON.stringify({ checked, damaged, ...(isSealed ? { sealed: true } : {}) }))
    else {
      for (const { fileName, reason } of damaged) await terminal.print(`${fileName}\t${reason}`)
      if (damaged.length === 0) await terminal.print(`${checked} files, all as they were written`)
    }
    if (isSealed)
      terminal.tell(
        `sealed, and no passphrase was given: only checksums were looked at${values.backups ? ', and no backups' : ''}`,
      )
    if (damaged.length > 0)
      throw new CliError(`${damaged.length} of ${checked} files ${damaged.length > 1 ? 'are' : 'is'} damaged`)
  },
}

/** Both checks as one; files of backups are named as such. */
function inBackups(own: VerifyProgress, kept: VerifyProgress): VerifyProgress {
  const damaged = kept.damaged.map(({ fileName, reason }) => ({ fileName: `backups/${fileName}`, reason }))
  return {
    checked: own.checked + kept.checked,
    total: own.total + kept.total,
    damaged: [...own.damaged, ...damaged],
    done: kept.done,
  }
}

/** Damage met while the library was being opened or read meanwhile: such a file is put aside, where no check looks. */
async function putAside(client: Client, { damaged }: VerifyProgress): Promise<VerifyProgress['damaged']> {
  const { notices } = await client.library.status()
  return notices
    .filter(({ code }) => code === 'quarantined')
    .map(({ fileName, id }) => ({ fileName: fileName ?? id ?? '', reason: 'put-aside' }))
    .filter(({ fileName }) => !damaged.some((each) => each.fileName.includes(fileName)))
}
