import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSigningKey, readSigningKey, writeSigningKey, type SigningKey } from '../bundles/seal.ts'

/**
 * The key with which this installation signs what leaves it; made once and kept in the user's settings folder for its
 * owner only. Where nothing can be written it lasts as long as the process.
 */
export async function installKey(folder: string): Promise<SigningKey> {
  const file = join(folder, 'install-key.pem')
  const kept = readSigningKey(await readFile(file, 'utf8').catch(() => ''))
  if (kept) return kept
  const key = newSigningKey()
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(file, writeSigningKey(key), { mode: 0o600 })
    // The mode above is for a new file; one that was there and no key keeps its own.
    await chmod(file, 0o600)
  } catch {
    return key
  }
  return key
}
