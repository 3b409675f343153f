import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { followWork, keptCode, newPassphrase } from '../new-keys.ts'

export const protect: Command = {
  usage: 'LIBRARY [--passphrase-file FILE] [--recovery-code-file FILE] [--json]',
  summary: 'seals a library with a passphrase; its recovery code is typed back, or put in a new file',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      'passphrase-file': { type: 'string' },
      'recovery-code-file': { type: 'string' },
      json: { type: 'boolean' },
    })
    await shell.withLibrary(positionals[0]!, async ({ client }) => {
      if ((await client.protection.state()).sealed) throw new CliError('the library is sealed already')
      const passphrase = await newPassphrase(shell, values['passphrase-file'])
      const code = await keptCode(client, shell, values['recovery-code-file'])
      await client.protection.seal({ passphrase, code })
      await followWork(client, shell)
      const plain = await client.protection.remains()
      if (values.json) await shell.terminal.print(JSON.stringify({ sealed: true, plainBackups: plain }))
      else {
        await shell.terminal.print('sealed')
        if (plain.backups > 0)
          shell.terminal.tell(`${plain.backups} backups from before can still be read (${plain.bytes} bytes)`)
      }
    })
  },
}
