import { parseRecoveryCode } from '../../shared/text/recovery-code.ts'
import type { Secret } from '../../shared/contract/protection.ts'
import type { LibraryKey } from '../library/sealing/library-key.ts'
import type { Workbench } from '../workbench/create-workbench.ts'
import type { Door } from '../workbench/door.ts'
import { CliError } from './cli-error.ts'
import { readPassphrase } from './read-passphrase.ts'
import type { Terminal } from './terminal.ts'

/** The variable a passphrase may be handed over in; it is emptied at once, so that no child process inherits it. */
export const passphraseVariable = 'RAPPORTEUR_PASSPHRASE'

/** What opens a sealed library, wherever whoever runs a command has put it. */
export interface LibrarySecret {
  /** From now on the passphrase is the first line of this file; of standard input where it is `-`. */
  useFile(file: string): void
  /** From the file, the variable, or somebody at the terminal; null where there is none of them. */
  read(libraryName: string): Promise<Secret | null>
  /** The same without asking anybody. */
  readQuietly(): Promise<Secret | null>
}

export function createLibrarySecret(
  ports: { cwd: string; terminal: Pick<Terminal, 'lines' | 'ask'> },
  environment: NodeJS.ProcessEnv,
): LibrarySecret {
  const handed = environment[passphraseVariable]
  delete environment[passphraseVariable]
  let file: string | undefined
  // Standard input is read once, and nobody is asked twice.
  let given: Secret | null = null
  const ask = async (libraryName: string): Promise<Secret | null> => {
    const typed = await ports.terminal.ask(`Passphrase or recovery code of ${libraryName}: `)
    return typed === null || typed === '' ? null : toSecret(typed)
  }
  const readQuietly = async (): Promise<Secret | null> => {
    if (file === '-') return toSecret(await firstLine(ports.terminal))
    const text = (await readPassphrase(ports.cwd, file)) ?? handed
    return text === undefined || text === '' ? null : toSecret(text)
  }
  return {
    useFile: (named) => void (file = named),
    readQuietly,
    async read(libraryName) {
      given ??= (await readQuietly()) ?? (await ask(libraryName))
      return given
    },
  }
}

/**
 * Does `work` with what is behind the door, opened where it was locked; where nobody gave what opens it, `locked` or a
 * CliError. LibraryError where it is wrong.
 */
export async function passThrough<T>(
  door: Door,
  secret: LibrarySecret,
  work: (workbench: Workbench) => Promise<T>,
  locked?: () => Promise<T>,
): Promise<T> {
  const given = door.workbench ? null : await secret.read(door.state().name)
  if (given) await door.unlock(given, false)
  const { workbench } = door
  if (workbench) return work(workbench)
  if (locked) return locked()
  throw new CliError(noSecret, { isLocked: true })
}

const noSecret = `the library is sealed: give its passphrase in a file (--library-passphrase-file) or in ${passphraseVariable}`

/** What somebody typed or wrote down: a recovery code where it reads as one, else a passphrase. */
export function toSecret(text: string): Secret {
  return { kind: parseRecoveryCode(text).ok ? 'recovery-code' : 'passphrase', text }
}

/** What the library itself is opened with. */
export function toKey(secret: Secret | null): LibraryKey | undefined {
  if (!secret) return undefined
  return secret.kind === 'passphrase' ? { passphrase: secret.text } : { recoveryCode: secret.text }
}

async function firstLine(terminal: Pick<Terminal, 'lines'>): Promise<string> {
  for await (const line of terminal.lines()) if (line !== '') return line
  throw new CliError('standard input holds no passphrase in its first line')
}
