import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { keptCode, newPassphrase } from '../new-keys.ts'

export const passphrase: Command = {
  usage: 'LIBRARY [--passphrase-file FILE | --new-recovery-code [--recovery-code-file FILE]]',
  summary: 'changes the passphrase of a sealed library, or replaces its recovery code; touches no record',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      'passphrase-file': { type: 'string' },
      'new-recovery-code': { type: 'boolean' },
      'recovery-code-file': { type: 'string' },
    })
    await shell.withLibrary(positionals[0]!, async ({ client }) => {
      const { sealed, name } = await client.protection.state()
      const secret = sealed ? await shell.secret.read(name) : null
      if (!secret) throw new CliError('the library is not sealed')
      if (values['new-recovery-code']) {
        const code = await keptCode(client, shell, values['recovery-code-file'])
        await client.protection.changeCode({ secret, code })
        await shell.terminal.print('the recovery code was replaced')
      } else {
        const next = await newPassphrase(shell, values['passphrase-file'])
        await client.protection.changePassphrase({ secret, passphrase: next })
        await shell.terminal.print('the passphrase was changed')
      }
    })
  },
}
