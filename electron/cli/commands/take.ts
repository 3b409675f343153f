import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { BundleStanding, OpenedBundle, TakenRecord } from '../../../shared/contract/bundles.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { readPassphrase } from '../read-passphrase.ts'
import { toColumns } from '../row.ts'
import type { Session } from '../session.ts'

export const take: Command = {
  usage: 'LIBRARY FILE [--passphrase-file FILE] [--dry-run] [--json]',
  summary: 'takes a .rapporteur file in, merging what both sides changed; --dry-run only looks',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'FILE'], {
      'passphrase-file': { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const [folder = '', name = ''] = positionals
    const passphrase = await readPassphrase(shell.cwd, values['passphrase-file'])
    const path = resolve(shell.cwd, name)
    if (!(await stat(path)).isFile()) throw new CliError(`${name} is not a file`)
    await shell.withLibrary(folder, async (session) => {
      const opened = await open(session, path, passphrase)
      if (!values.json) shell.terminal.tell(`signed by ${opened.fingerprint}`)
      const dry = values['dry-run'] ?? false
      const entries = dry ? opened.entries : await takeIn(session, opened, shell.signal)
      if (values.json) await shell.terminal.print(JSON.stringify(toReport(opened, entries)))
      else for (const entry of entries) await shell.terminal.print(toLine(entry))
    })
  },
}

async function open(
  { client, workbench }: Session,
  path: string,
  passphrase?: string,
): Promise<OpenedBundle> {
  const fileName = basename(path)
  // Whatever its name is: this command takes bundles and nothing else.
  const asBundle = /\.rapporteur$/i.test(fileName) ? fileName : `${fileName}.rapporteur`
  const { sha256 } = await workbench.assets.upload(createReadStream(path), asBundle)
  return client.bundles.open({ sha256, ...(passphrase === undefined ? {} : { passphrase }) })
}

async function takeIn(
  { client }: Session,
  { bundleId }: OpenedBundle,
  signal: AbortSignal,
): Promise<TakenRecord[]> {
  for await (const step of await client.bundles.take({ bundleId }, { signal }))
    if (step.stage === 'done') return step.entries
  throw new CliError('given up half-way; what was taken in is whole, and the rest can be taken in again')
}

function toReport(
  { fingerprint, encrypted, sameLibrary, sameInstallation }: OpenedBundle,
  entries: BundleStanding[],
) {
  return { fingerprint, encrypted, sameLibrary, sameInstallation, entries }
}

function toLine(entry: BundleStanding | TakenRecord): string {
  const { stand, binned, questions, kind, id, title } = entry
  const what = [stand, binned && `binned ${binned}`, questions > 0 && `${questions} to settle`]
    .filter(Boolean)
    .join(', ')
  return toColumns([...('outcome' in entry ? [entry.outcome] : []), what, kind, id, title])
}
