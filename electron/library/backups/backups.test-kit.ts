import { createManualClock, type ManualClock } from '../clock.ts'
import { createLibrary } from '../create-library.ts'
import { createMemoryPorts, type MemoryLibraryPorts } from '../create-memory-library.ts'
import { MemoryFileSystem } from '../files/memory-file-system.ts'
import type { Library } from '../library.ts'
import { filesBelow, libraryPath, plant } from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import type { BackupOptions } from './backups.ts'

export const home = '/user/backups'
export const stick = '/media/stick'

export type BackedWorld = {
  ports: MemoryLibraryPorts & { backups: BackupOptions }
  fs: MemoryFileSystem
  clock: ManualClock
  library: Library
}

/** A new library in memory with its own place for backups; nothing is made by itself unless `automatic` is set. */
export async function newBackedWorld(options: Partial<BackupOptions> = {}): Promise<BackedWorld> {
  const clock = createManualClock()
  const fs = new MemoryFileSystem({ now: () => clock.now().getTime() })
  for (const folder of ['/user', '/media', stick]) await fs.makeFolder(folder)
  const ports = { ...createMemoryPorts(fs), clock, backups: { home, automatic: false, ...options } }
  await createLibrary(libraryPath, ports)
  return { ports, fs, clock, library: await openLibrary(libraryPath, ports) }
}

/** A new start of the program over the same medium, with the same or other ports. */
export async function openAgain(
  world: BackedWorld,
  ports: Partial<BackedWorld['ports']> = {},
): Promise<BackedWorld> {
  const all = { ...world.ports, ...ports }
  return { ...world, ports: all, library: await openLibrary(libraryPath, all) }
}

export async function backUp(library: Library, reason: 'manual' | 'hourly' = 'manual') {
  return library.backups.run(reason)
}

/** Every file below a folder with its bytes in hexadecimal, without what is made anew at every start. */
export async function contentsBelow(fs: MemoryFileSystem, folder: string): Promise<Record<string, string>> {
  const contents: Record<string, string> = {}
  for (const path of await filesBelow(fs, folder)) {
    const name = path.slice(folder.length)
    if (/^\/(index\.cache|lock\.json|reserve\.bin|damaged\/)/.test(name)) continue
    contents[name] = Buffer.from(await fs.readFile(path)).toString('hex')
  }
  return contents
}

/** Turns one bit in the middle of a file. */
export async function rot(fs: MemoryFileSystem, path: string): Promise<void> {
  const bytes = await fs.readFile(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  await plant(fs, path, bytes)
}

/** Files of a kept backup that match. */
export async function keptFiles(fs: MemoryFileSystem, pattern: RegExp, folder = home): Promise<string[]> {
  return (await filesBelow(fs, folder)).filter((path) => pattern.test(path))
}

export async function removeBelow(fs: MemoryFileSystem, folder: string): Promise<void> {
  for (const path of await filesBelow(fs, folder)) await fs.remove(path)
}
