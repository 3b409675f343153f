import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { followWork } from '../new-keys.ts'

export const unprotect: Command = {
  usage: 'LIBRARY [--json]',
  summary: 'makes a sealed library readable to everybody again',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], { json: { type: 'boolean' } })
    await shell.withLibrary(positionals[0]!, async ({ client }) => {
      const { sealed, name } = await client.protection.state()
      const secret = sealed ? await shell.secret.read(name) : null
      if (!secret) throw new CliError('the library is not sealed')
      await client.protection.unseal({ secret })
      await followWork(client, shell)
      await shell.terminal.print(values.json ? JSON.stringify({ sealed: false }) : 'no longer sealed')
    })
  },
}
