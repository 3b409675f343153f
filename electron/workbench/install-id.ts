import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The name by which other machines know this installation; made once and kept in the user's settings folder. Where
 * nothing can be written it lasts as long as the process, which costs no more than a less telling history.
 */
export async function installId(folder: string): Promise<string> {
  const file = join(folder, 'install-id')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (/^[0-9a-f-]{36}$/.test(kept)) return kept
  const id = randomUUID()
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(file, id, { mode: 0o600 })
  } catch {
    return id
  }
  return id
}
