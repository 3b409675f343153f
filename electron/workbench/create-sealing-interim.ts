import { LibraryError } from '../library/library-error.ts'
import { readMarker } from '../library/library-marker.ts'
import { libraryPaths } from '../library/library-paths.ts'
import type { LibraryPorts } from '../library/library-ports.ts'
import type { Sealing } from '../library/sealing/sealing.ts'

export function createSealing({ fs }: LibraryPorts): Sealing {
  const refuse = () => Promise.reject(new LibraryError({ code: 'IO' }))
  return {
    async look(folder) {
      const { marker } = await readMarker(fs, libraryPaths(folder))
      return { libraryId: marker.libraryId, sealed: false, unfinished: false }
    },
    async *seal() {
      await refuse()
    },
    async *unseal() {
      await refuse()
    },
    changePassphrase: refuse,
    changeRecoveryCode: refuse,
    dataKey: refuse,
    plainBackups: () => Promise.resolve([]),
    removePlainBackups: () => Promise.resolve([]),
  }
}

export const newRecoveryCode = (): string => ''
