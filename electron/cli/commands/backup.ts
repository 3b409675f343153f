import { resolve } from 'node:path'
import type { BackupOutcome, BackupProblem } from '../../../shared/contract/backups.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'

export const backup: Command = {
  usage: 'LIBRARY [--to DIR] [--json]',
  summary: 'copies what no backup has yet, checks it, and lists it; --to a folder of your choice',
  async run(args, { terminal, withLibrary, signal, cwd }) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      to: { type: 'string' },
      json: { type: 'boolean' },
    })
    const to = values.to === undefined ? undefined : resolve(cwd, values.to)
    let toldAt = 0
    const outcomes = await withLibrary(positionals[0]!, ({ workbench: { library } }) =>
      library.backups.run('manual', {
        signal,
        to,
        onProgress(_place, copied, total) {
          if (copied - toldAt < 1000) return
          terminal.tell(`${copied} of ${total} …`)
          toldAt = copied
        },
      }),
    )
    if (values.json) await terminal.print(JSON.stringify(outcomes))
    else for (const outcome of outcomes) await terminal.print(describe(outcome))
    const failed = outcomes.find(({ problem }) => problem !== null)
    if (failed?.problem) throw new CliError(`${whereOf(failed)}: ${problems[failed.problem]}`)
  },
}

function describe(outcome: BackupOutcome): string {
  const { problem, fresh, id, copied, bytes, damaged } = outcome
  if (problem !== null) return `${whereOf(outcome)}\tfailed\t${problem}`
  const what = fresh ? `${copied} files, ${bytes} bytes copied` : 'nothing new since'
  return `${whereOf(outcome)}\t${id}\t${what}${damaged > 0 ? `\t${damaged} damaged files not copied` : ''}`
}

const whereOf = ({ place }: BackupOutcome): string => (place === 'own' ? 'own place' : 'chosen folder')

const problems: Readonly<Record<BackupProblem, string>> = {
  missing: 'the folder is not there: is its drive connected?',
  'no-room': 'there is no room left; what was copied this time was taken back',
  'cannot-write': 'the system does not let it be written',
  'cannot-read': 'the library could not be read',
  busy: 'another program is making a backup',
  'given-up': 'given up before the end; what was copied counts the next time',
  'inside-library': 'a backup is never kept inside a library',
  'newer-format': 'a newer version of Rapporteur keeps its backups there',
}
