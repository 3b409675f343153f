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
    const backups = values.backups === undefined ? undefined : resolve(shell.cwd, values.backups)
    await shell.serve(positionals[0]!, readNumber('--port', values.port, 0, 65_535) ?? 0, backups)
  },
}
