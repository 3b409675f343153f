import { CliError } from './cli-error.ts'
import type { Command, Shell } from './command.ts'
import { bundle } from './commands/bundle.ts'
import { backup } from './commands/backup.ts'
import { backups } from './commands/backups.ts'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { init } from './commands/init.ts'
import { list } from './commands/list.ts'
import { pack } from './commands/pack.ts'
import { restore } from './commands/restore.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'
import { show } from './commands/show.ts'
import { take } from './commands/take.ts'
import { verify } from './commands/verify.ts'
import { explain } from './explain.ts'

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
    bundle,
    take,
    check,
    verify,
    backup,
    backups,
    restore,
    serve,
  }),
)

/** Runs one command line and answers the exit code: 0, or 1 after one line that says what was wrong. */
export async function run(args: readonly string[], shell: Shell, version: string): Promise<0 | 1> {
  const [name, ...rest] = args
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
    return 1
  }
}

function help(): string {
  const lines = [...commands].map(([name, { usage, summary }]) => `  ${name} ${usage}\n      ${summary}`)
  return ['rapporteur COMMAND …', ...lines, 'ID is an id or a document symbol.'].join('\n')
}
