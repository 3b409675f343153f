import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CliError } from './cli-error.ts'

/**
 * The passphrase in a file: its first line. Never an argument, which everybody on the machine could read; CliError where
 * the line is empty. Undefined where no file is named.
 */
export async function readPassphrase(cwd: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  const [line = ''] = (await readFile(resolve(cwd, file), 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/, 1)
  if (line === '') throw new CliError(`${file} holds no passphrase in its first line`)
  return line
}
