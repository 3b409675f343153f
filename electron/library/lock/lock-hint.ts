import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, writeAll } from '../files/write-durably.ts'

/** `lock.json`: tells other machines that somebody works here. `beat` grows while the holder lives. */
const lockHint = z.object({
  nonce: z.string().min(1).max(64),
  host: z.string().max(255),
  installId: z.string().max(64),
  beat: z.int().min(0),
})
export type LockHint = z.infer<typeof lockHint>

/** Null where there is none that can be read: a hint never keeps anybody out by being damaged. */
export async function readHint(fs: FileSystem, path: string): Promise<LockHint | null> {
  try {
    return lockHint.safeParse(JSON.parse(Buffer.from(await fs.readFile(path)).toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

/** Not synced: the hint is worth nothing after a power cut. Raises what the medium says. */
export async function writeHint(fs: FileSystem, path: string, hint: LockHint): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  const file = await fs.open(temporary, 'new')
  try {
    await writeAll(file, Buffer.from(`${JSON.stringify(hint)}\n`)).finally(() => file.close())
    await fs.rename(temporary, path)
  } catch (error) {
    await removeQuietly(fs, temporary)
    throw error
  }
}
