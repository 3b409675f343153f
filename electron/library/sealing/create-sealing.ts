import { resolve } from 'node:path'
import { readMarker } from '../library-marker.ts'
import { libraryPaths, sealedFolder } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { changeKey, unlockKey } from './change-key.ts'
import { holdsPlain } from './finish-turning.ts'
import { toLibraryError } from './hold-alone.ts'
import { codeOf, findSealed } from './open-seal.ts'
import { findPlainBackups, removeBackups } from './plain-backups.ts'
import { sealLibrary } from './seal-library.ts'
import type { Sealing, SealProgress, Standing } from './sealing.ts'
import { unsealLibrary } from './unseal-library.ts'

/** Every promise it makes stands in `sealing.ts`. */
export function createSealing(ports: LibraryPorts): Sealing {
  const plainBackups = async (folder: string) =>
    findPlainBackups(ports, (await look(ports, resolve(folder))).libraryId)
  return {
    look: (folder) => look(ports, resolve(folder)),
    seal: (folder, { passphrase, recoveryCode }, options = {}) =>
      inWords(
        sealLibrary(resolve(folder), ports, { passphrase, recoveryCode: codeOf(recoveryCode) }, options),
      ),
    unseal: (folder, key, options = {}) => inWords(unsealLibrary(resolve(folder), ports, key, options)),
    changePassphrase: (folder, key, secret) =>
      changeKey(resolve(folder), ports, key, { kind: 'passphrase', secret }).catch(raise),
    changeRecoveryCode: (folder, key, code) =>
      changeKey(resolve(folder), ports, key, { kind: 'recovery', secret: codeOf(code) }).catch(raise),
    dataKey: (folder, key) => unlockKey(resolve(folder), ports, key),
    plainBackups,
    removePlainBackups: async (folder) => removeBackups(ports.fs, await plainBackups(folder)),
  }
}

async function look({ fs }: LibraryPorts, root: string): Promise<Standing> {
  const sealed = await findSealed(fs, root)
  const { libraryId } = sealed?.marker ?? (await readMarker(fs, libraryPaths(root))).marker
  const names = await fs.list(root)
  const unfinished = sealed ? holdsPlain(names) : names.includes(sealedFolder(libraryId))
  return { libraryId, sealed: sealed !== null, unfinished }
}

const raise = (error: unknown): never => {
  throw toLibraryError(error)
}

async function* inWords(steps: AsyncGenerator<SealProgress>): AsyncGenerator<SealProgress> {
  try {
    yield* steps
  } catch (error) {
    raise(error)
  }
}
