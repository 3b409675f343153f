import { createManualClock, type ManualClock } from './clock.ts'
import { createLibrary } from './create-library.ts'
import { MemoryFileSystem } from './files/memory-file-system.ts'
import type { Library } from './library.ts'
import type { LibraryPorts } from './library-ports.ts'
import { createMemoryLock } from './lock/library-lock.ts'
import { openLibrary } from './open-library.ts'

export type MemoryLibraryPorts = LibraryPorts & { fs: MemoryFileSystem; clock: ManualClock }

/** Everything a library lives on, held in memory: a medium, a clock that stands still, a lock nobody else has. */
export function createMemoryPorts(fs = new MemoryFileSystem()): MemoryLibraryPorts {
  return {
    fs,
    clock: createManualClock(),
    lock: createMemoryLock(),
    host: 'memory',
    installId: 'memory-install',
    appVersion: '0.0.0',
    reserveBytes: 4096,
    passphraseCost: 4,
  }
}

/** The real library over a medium in memory: a new and empty one, open. What is in it ends with it. */
export async function createMemoryLibrary(ports: LibraryPorts = createMemoryPorts()): Promise<Library> {
  await createLibrary('/library', ports)
  return openLibrary('/library', ports)
}
