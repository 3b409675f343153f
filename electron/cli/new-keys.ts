import { resolve } from 'node:path'
import { shortestPassphrase } from '../../shared/contract/bundles.ts'
import type { ProtectionState, SealingProblem } from '../../shared/contract/protection.ts'
import { parseRecoveryCode } from '../../shared/text/recovery-code.ts'
import { createNodeFileSystem } from '../library/files/node-file-system.ts'
import { writeNew } from '../library/files/write-durably.ts'
import { CliError } from './cli-error.ts'
import type { Shell } from './command.ts'
import { readPassphrase } from './read-passphrase.ts'
import type { Client } from './session.ts'

/** A passphrase a library is to have: from a file, or typed twice at a terminal; CliError where it will not do. */
export async function newPassphrase({ cwd, terminal }: Shell, file: string | undefined): Promise<string> {
  const text = (await readPassphrase(cwd, file)) ?? (await terminal.ask('New passphrase: '))
  if (text === null)
    throw new CliError('no terminal to ask for the new passphrase at: give it in a file (--passphrase-file)')
  if (text.length < shortestPassphrase)
    throw new CliError(`a passphrase has at least ${shortestPassphrase} characters`)
  if (file === undefined && (await terminal.ask('The same once more: ')) !== text)
    throw new CliError('the two were not the same; nothing was changed')
  return text
}

/**
 * A recovery code that is certain to be kept: written to a file that was not there, and synced, or typed back at a
 * terminal. CliError where it was not; nothing was changed then.
 */
export async function keptCode(client: Client, shell: Shell, file: string | undefined): Promise<string> {
  const { code } = await client.protection.offerCode()
  if (file !== undefined) {
    const path = resolve(shell.cwd, file)
    const medium = createNodeFileSystem()
    await writeNew(medium, path, Buffer.from(`${code}\n`))
    await medium.syncName(path)
    return code
  }
  shell.terminal.tell(`Recovery code: ${code}`)
  shell.terminal.tell(
    'It opens the library when the passphrase is forgotten. Write it down; it is not shown again.',
  )
  const typed = await shell.terminal.ask('Type it back: ')
  if (typed === null)
    throw new CliError(
      'no terminal to type the recovery code back at: name a new file for it (--recovery-code-file)',
    )
  const read = parseRecoveryCode(typed)
  if (!read.ok || read.code !== code) throw new CliError('that was not the code; nothing was changed')
  return code
}

/** Follows sealing or unsealing to its end; CliError says why it was not done. */
export async function followWork(client: Client, { terminal, signal }: Shell): Promise<ProtectionState> {
  const enough = new AbortController()
  const stop = () => void client.protection.stop()
  signal.addEventListener('abort', stop)
  try {
    let told = ''
    for await (const state of await client.protection.watch(undefined, { signal: enough.signal })) {
      if (state.access === 'working') {
        const { phase = '', total = 0 } = state.work ?? {}
        if (phase !== told && total > 0) terminal.tell(`${phase} ${total} files …`)
        told = phase
      } else {
        if (state.ended?.problem) throw new CliError(problems[state.ended.problem])
        return state
      }
    }
    throw new CliError('given up')
  } finally {
    signal.removeEventListener('abort', stop)
    enough.abort()
  }
}

const problems: Readonly<Record<SealingProblem, string>> = {
  stopped: 'stopped; the library is what it was',
  passphrase: 'the passphrase does not open it',
  busy: 'another program has the library open, or its medium is write-protected; nothing was changed',
  'disk-full': 'the disk with the library has no room for a second copy of the files; nothing was changed',
  damaged: 'a file is damaged and stands in the way (`rapporteur verify` names it); nothing was changed',
  'cannot-write': 'the disk could not be read or written; the library is what it was',
  unexpected: 'something unforeseen happened; the library is what it was',
}
