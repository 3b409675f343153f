import { resolve } from 'node:path'
import { shortestPassphrase, type MadeBundle } from '../../../shared/contract/bundles.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { readPassphrase } from '../read-passphrase.ts'
import { writeArtifact } from '../write-artifact.ts'

export const bundle: Command = {
  usage: 'LIBRARY ID… [-o FILE] [--passphrase-file FILE] [--json]',
  summary: 'records with all they need in one .rapporteur file, to be taken in elsewhere',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID…'], {
      output: { type: 'string', short: 'o' },
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean' },
    })
    const [folder = '', ...names] = positionals
    const passphrase = await readPassphrase(shell.cwd, values['passphrase-file'])
    if (passphrase !== undefined && passphrase.length < shortestPassphrase)
      throw new CliError(`a passphrase has at least ${shortestPassphrase} characters`)
    await shell.withLibrary(folder, async (session) => {
      const ids = await Promise.all(names.map((name) => findRecord(session.client, name)))
      const choice = { ids, ...(passphrase === undefined ? {} : { passphrase }) }
      let done: MadeBundle | null = null
      for await (const step of await session.client.bundles.make(choice, { signal: shell.signal })) {
        if (step.stage === 'done') done = step
        else if (step.stage === 'reading')
          shell.terminal.tell(`${step.index} of ${step.total}: ${step.title}`)
      }
      if (!done) throw new CliError('the bundle was given up')
      const file = resolve(shell.cwd, values.output ?? done.fileName)
      await writeArtifact(session, done.artifactId, file)
      await shell.terminal.print(values.json ? JSON.stringify(toReport(done, file)) : toLine(done, file))
    })
  },
}

function toReport({ size, records, leftOut, encrypted, fingerprint }: MadeBundle, file: string) {
  return { file, size, records, leftOut, encrypted, fingerprint }
}

function toLine({ size, records, leftOut, encrypted, fingerprint }: MadeBundle, file: string): string {
  const missing = leftOut.map(({ title }) => title).join(', ')
  return [
    `${file}: ${records} records, ${size} bytes, ${encrypted ? 'encrypted' : 'not encrypted'}`,
    `signed by ${fingerprint}`,
    ...(missing ? [`left out, for want of a good copy: ${missing}`] : []),
  ].join('; ')
}
