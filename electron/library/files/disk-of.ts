import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissing } from './error-code.ts'

/** Which disk (or volume) a path lies on, or would if it were made; null where the system does not say. */
export async function diskOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).dev
  } catch (error) {
    return isMissing(error) && dirname(path) !== path ? diskOf(dirname(path)) : null
  }
}
