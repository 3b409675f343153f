import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { CliError } from './cli-error.ts'

/** Writes a file whole or not at all: a reader of `path` sees the old bytes or the new ones. CliError when it cannot. */
export async function writeFileSafely(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw new CliError(`${path} cannot be written (${error instanceof Error ? error.message : error})`, {
      cause: error,
    })
  }
}
