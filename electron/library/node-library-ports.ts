import { hostname } from 'node:os'
import { createSystemClock } from './clock.ts'
import { createNodeFileSystem } from './files/node-file-system.ts'
import type { LibraryPorts } from './library-ports.ts'
import { createKernelLock } from './lock/library-lock.ts'

/** What a library lives on in the real world: the disk, the machine's time, the kernel's lock. */
export function createNodeLibraryPorts(
  program: Pick<LibraryPorts, 'installId' | 'appVersion' | 'backups'>,
): LibraryPorts {
  return {
    fs: createNodeFileSystem(),
    clock: createSystemClock(),
    lock: createKernelLock(),
    host: hostname(),
    ...program,
  }
}
