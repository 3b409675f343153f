import { ORPCError } from '@orpc/client'
import { LibraryError } from '../library/library-error.ts'
import { CliError } from './cli-error.ts'
import type { Command, Shell } from './command.ts'
import { bundle } from './commands/bundle.ts'
import { backup } from './commands/backup.ts'
import { backups } from './commands/backups.ts'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { exportCommand } from './commands/export.ts'
import { identify } from './commands/identify.ts'
import { importCommand } from './commands/import.ts'
import { init } from './commands/init.ts'
import { list } from './commands/list.ts'
import { pack } from './commands/pack.ts'
import { passphrase } from './commands/passphrase.ts'
import { protect } from './commands/protect.ts'
import { restore } from './commands/restore.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'
import { show } from './commands/show.ts'
import { take } from './commands/take.ts'
import { unprotect } from './commands/unprotect.ts'
import { verify } from './commands/verify.ts'
import { explain } from './explain.ts'
import { passphraseVariable } from './library-secret.ts'

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    init,
    demo,
    import: importCommand,
    list,
    show,
    search,
    export: exportCommand,
    pack,
    identify,
    bundle,
    take,
    check,
    verify,
    backup,
    backups,
    restore,
    protect,
    unprotect,
    passphrase,
    serve,
  }),
)

/** 1: it could not be done. 3: a sealed library stayed closed, for want of a passphrase or with a wrong one. */
export type ExitCode = 0 | 1 | 3

/** Runs one command line and answers the exit code: 0, or another after one line that says what was wrong. */
export async function run(args: readonly string[], shell: Shell, version: string): Promise<ExitCode> {
  const { file, left } = takePassphraseFile(args)
  if (file !== undefined) shell.secret.useFile(file)
  const [name, ...rest] = left
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await shell.terminal.print(help())
    return 0
  }
  if (name === '--version') {
    await shell.terminal.print(version)
    return 0
  }
  const command = commands.get(name)
  if (!command) {
    shell.terminal.tell(
      `rapporteur: there is no command "${name}"; there are ${[...commands.keys()].join(', ')}`,
    )
    return 1
  }
  try {
    await command.run(rest, shell)
    return 0
  } catch (error) {
    const usage =
      error instanceof CliError && error.isMisuse ? ` (usage: rapporteur ${name} ${command.usage})` : ''
    shell.terminal.tell(`rapporteur ${name}: ${explain(error)}${usage}`)
    return isLocked(error) ? 3 : 1
  }
}

/** Every command may be told where a sealed library's passphrase is, so none has to know of it. */
function takePassphraseFile(args: readonly string[]): { file: string | undefined; left: readonly string[] } {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
  const word = args[at]
  if (word === undefined) return { file: undefined, left: args }
  if (word !== option) return { file: word.slice(option.length + 1), left: args.toSpliced(at, 1) }
  // Left where it is without a file behind it, so that the command says that its argument is missing.
  const file = args[at + 1]
  return file === undefined ? { file, left: args } : { file, left: args.toSpliced(at, 2) }
}

const option = '--library-passphrase-file'

function isLocked(error: unknown): boolean {
  if (error instanceof CliError) return error.isLocked
  if (error instanceof LibraryError) return error.code === 'PASSPHRASE'
  return error instanceof ORPCError && error.code === 'LOCKED'
}

const secretHelp = `The passphrase of a sealed library is asked for, or read from ${option} FILE (- for standard input) or ${passphraseVariable}.`

function help(): string {
  const lines = [...commands].map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`)
  return ['rapporteur COMMAND …', ...lines, 'ID is an id or a document symbol.', secretHelp].join('\n')
}
