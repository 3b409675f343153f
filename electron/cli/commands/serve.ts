import { resolve } from 'node:path'
import { readArguments, readNumber, type Command } from '../command.ts'

export const serve: Command = {
  usage: 'LIBRARY [--port N] [--backups DIR]',
  summary: 'serves a library to a browser on this machine; prints its address',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY'], {
      port: { type: 'string' },
      backups: { type: 'string' },
    })
    const port = readNumber('--port', values.port, 0, 65_535) ?? 0
    await shell.serve(positionals[0]!, port, {
      ...(values.backups === undefined ? {} : { backups: resolve(shell.cwd, values.backups) }),
      // Nobody is asked: the page asks, where there is none.
      secret: await shell.secret.readQuietly(),
    })
  },
}
