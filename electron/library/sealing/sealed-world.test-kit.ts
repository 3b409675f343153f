import { home, newBackedWorld, type BackedWorld } from '../backups/backups.test-kit.ts'
import type { MemoryFileSystem } from '../files/memory-file-system.ts'
import { filesBelow, libraryPath } from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
import type { LibraryKey } from './library-key.ts'
import { newRecoveryCode } from './new-recovery-code.ts'
import type { SealOptions, SealProgress } from './sealing.ts'

export const passphrase = 'correct horse battery staple'
export const key: LibraryKey = { passphrase }
export const recoveryCode = newRecoveryCode()

export async function lastOf(steps: AsyncIterable<SealProgress>): Promise<SealProgress | undefined> {
  let last: SealProgress | undefined
  for await (const step of steps) last = step
  return last
}

/** Closes a world's library and seals it. */
export async function sealWorld(
  world: BackedWorld,
  options?: SealOptions,
): Promise<SealProgress | undefined> {
  await world.library.close()
  return lastOf(createSealing(world.ports).seal(libraryPath, { passphrase, recoveryCode }, options))
}

/** Opens a world's library again; with the passphrase unless another key is given. */
export async function openSealed(
  world: BackedWorld,
  by: LibraryKey = key,
  ports: Partial<BackedWorld['ports']> = {},
): Promise<BackedWorld> {
  const all = { ...world.ports, ...ports }
  return { ...world, ports: all, library: await openLibrary(libraryPath, all, by) }
}

/** A new library in memory that `fill` was written into, sealed, and open. */
export async function newSealedWorld(
  fill: (world: BackedWorld) => Promise<void> = () => Promise.resolve(),
): Promise<BackedWorld> {
  const world = await newBackedWorld()
  await fill(world)
  await sealWorld(world)
  return openSealed(world)
}

/** Paths and contents of files in which any of the words stands, in whatever way text or names are laid out. */
export async function tracesOf(
  fs: MemoryFileSystem,
  words: readonly string[],
  folders = [libraryPath, home],
) {
  const traces: string[] = []
  for (const folder of folders)
    for (const path of await filesBelow(fs, folder).catch(() => [])) {
      const bytes = Buffer.from(await fs.readFile(path))
      for (const word of words) {
        const forms = [
          Buffer.from(word),
          Buffer.from(word, 'utf16le'),
          Buffer.from(word).toString('base64').slice(0, -4),
        ]
        if (path.includes(word) || forms.some((form) => bytes.includes(form)))
          traces.push(`${word} in ${path}`)
      }
    }
  return traces
}
