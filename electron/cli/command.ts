import { parseArgs } from 'node:util'
import type { RestorePorts } from '../library/backups/restore-library.ts'
import type { Secret } from '../../shared/contract/protection.ts'
import { CliError } from './cli-error.ts'
import type { LibrarySecret } from './library-secret.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What a command is handed; it touches nothing else. */
export type Shell = {
  terminal: Terminal
  /** Folder against which file names are read. */
  cwd: string
  /** Aborted when the user interrupts. */
  signal: AbortSignal
  /**
   * Opens a library, made first where `create` is set, and closes it again whatever `work` does. `locked` is done in its
   * place where the library is sealed and nobody gave what opens it; without, that is a CliError.
   */
  withLibrary<T>(
    folder: string,
    work: (session: Session) => Promise<T>,
    options?: { create?: boolean; locked?: () => Promise<T> },
  ): Promise<T>
  /** What opens a sealed library. */
  secret: LibrarySecret
  /** A file the program came with, by its name under `resources/`. */
  readResource(name: string): Promise<Uint8Array>
  /** The disk and the time, for what needs no open library. */
  disk: RestorePorts
  /** The folder of all libraries' own backups, absolute. */
  backupsHome: string
  /** Serves a library to a browser until the process is asked to stop; `backups` is a second folder for them, absolute, `secret` opens a sealed one at once. */
  serve(folder: string, port: number, options: { backups?: string; secret: Secret | null }): Promise<void>
}

export type Command = {
  /** Its arguments, as the list of commands shows them. */
  usage: string
  /** What it does, in a few words. */
  summary: string
  run(args: readonly string[], shell: Shell): Promise<void>
}

type Option = { type: 'string' | 'boolean'; short?: string }
type Values<O extends Record<string, Option>> = {
  [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string
}

/**
 * Reads a command's arguments. `places` name the positional ones; the last may end in '…' and then takes the rest, at
 * least one. CliError says what is missing or unknown.
 */
export function readArguments<const O extends Record<string, Option>>(
  args: readonly string[],
  places: readonly string[],
  options: O,
): { values: Values<O>; positionals: string[] } {
  const { values, positionals } = parse(args, options)
  const takesRest = places.at(-1)?.endsWith('…') ?? false
  if (positionals.length < places.length)
    throw new CliError(`${places[positionals.length]} is missing`, { isMisuse: true })
  if (positionals.length > places.length && !takesRest)
    throw new CliError(`"${positionals[places.length]}" is one argument too many`, { isMisuse: true })
  return { values: values as Values<O>, positionals }
}

function parse(args: readonly string[], options: Record<string, Option>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node explains at length how to pass a positional that begins with a dash; its first sentence is enough.
    throw new CliError(error.message.split('. ', 1)[0] ?? error.message, { cause: error, isMisuse: true })
  }
}

/** Reads a whole number within bounds; CliError names the option otherwise. */
export function readNumber(
  option: string,
  text: string | undefined,
  from: number,
  to: number,
): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < from || number > to)
    throw new CliError(`${option} wants a whole number from ${from} to ${to}, not "${text}"`, {
      isMisuse: true,
    })
  return number
}

/** Reads one of several words; CliError lists them otherwise. */
export function readChoice<const C extends string>(
  option: string,
  text: string | undefined,
  choices: readonly C[],
): C | undefined {
  if (text === undefined) return undefined
  const found = choices.find((choice) => choice === text)
  if (found === undefined)
    throw new CliError(`${option} is one of ${choices.join(', ')}, not "${text}"`, { isMisuse: true })
  return found
}
