import { writeWhole } from '../workbench/write-whole.ts'
import { CliError } from './cli-error.ts'

/** Writes a file whole or not at all; CliError with the path and the reason when it cannot. */
export async function writeFileSafely(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(path, bytes)
  } catch (error) {
    throw new CliError(`${path} cannot be written (${error instanceof Error ? error.message : error})`, {
      cause: error,
    })
  }
}
