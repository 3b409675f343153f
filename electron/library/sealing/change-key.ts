import { join } from 'node:path'
import { removeQuietly } from '../files/write-durably.ts'
import { LibraryError } from '../library-error.ts'
import { libraryPaths, sealedFolder, type LibraryPaths } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { setEarlierAside } from './earlier-backups.ts'
import {
  addKeyFiles,
  keyFolder,
  unwrapKey,
  withMark,
  wrapKey,
  type KeyFile,
  type KeyKind,
} from './key-files.ts'
import { dropReplaced, isMarkedWith, placeKeyFiles, rulingKeys } from './key-marks.ts'
import type { LibraryKey } from './library-key.ts'
import {
  dataKeyOf,
  findKeyFiles,
  findSealed,
  keyFoldersOf,
  ownerOf,
  withKeys,
  type FoundSealed,
  type Unlocked,
} from './open-seal.ts'
import { backupFoldersOf } from './plain-backups.ts'
import { createSealKeys, keyFilesKey } from './seal-keys.ts'

type OpenedKey = Unlocked & { found: FoundSealed; paths: LibraryPaths; files: KeyFile[] }

/** The data key of a sealed library, found without opening it. INVALID where it is a plain one. */
async function openKey(root: string, ports: LibraryPorts, key: LibraryKey): Promise<OpenedKey> {
  const found = await findSealed(ports.fs, root)
  if (!found) throw new LibraryError({ code: 'INVALID', reason: 'already-so' })
  const { libraryId } = found.marker
  const paths = libraryPaths(root, sealedFolder(libraryId))
  const files = await findKeyFiles(ports, paths, libraryId)
  return { found, paths, files, ...(await dataKeyOf(ownerOf(found.marker), files, key)) }
}

/** The same for whoever wants the data key alone: what it was in gets its mark here, for it is not asked for again. */
export async function unlockKey(root: string, ports: LibraryPorts, key: LibraryKey): Promise<Buffer> {
  const { found, paths, files, dataKey, unmarked } = await openKey(root, ports, key)
  if (!unmarked) return dataKey
  const mark = keyFilesKey(dataKey, found.marker.libraryId)
  const ruling = rulingKeys([...files, withMark(unmarked, mark)], mark)
  for (const folder of keyFoldersOf(paths))
    // On a medium that takes no file it opens without.
    await placeKeyFiles(ports.fs, folder, ruling, mark, (ms) => ports.clock.pause(ms)).catch(() => undefined)
  return dataKey
}

/**
 * Puts the data key under another passphrase or recovery code: a new key file, tried before it counts; then the one it
 * replaces goes, in the library and in every place of backups that is in reach.
 */
export async function changeKey(
  root: string,
  ports: LibraryPorts,
  key: LibraryKey,
  to: { kind: KeyKind; secret: string },
): Promise<void> {
  const { found, paths, files, dataKey } = await openKey(root, ports, key)
  try {
    const owner = ownerOf(found.marker)
    const mark = keyFilesKey(dataKey, owner.libraryId)
    const generations = files.filter((each) => isMarkedWith(mark, each)).map((each) => each.generation)
    const generation = 1 + Math.max(0, ...generations)
    const file = await wrapKey(owner, dataKey, { ...to, generation, cost: ports.passphraseCost })
    const tried = await unwrapKey(owner, file, to.secret)
    if (!tried.ok) throw new LibraryError({ code: 'IO' })
    tried.dataKey.fill(0)
    const now = rulingKeys([...files, file], mark)
    const pause = (ms: number): Promise<void> => ports.clock.pause(ms)
    await replaceIn(ports, keyFoldersOf(paths), { now, added: file, mark })

    const keys = createSealKeys(dataKey, found.marker.libraryId)
    const { fs } = withKeys(ports, found, paths, keys)
    const places = await backupFoldersOf(
      ports,
      fs,
      found.marker.libraryId,
      sealedFolder(found.marker.libraryId),
    )
    keys.forget()
    for (const place of places) {
      const isOurs = await setEarlierAside(ports.fs, place, found.marker, mark).then(
        () => true,
        () => false,
      )
      const isThere = await ports.fs.list(place).then(
        () => true,
        () => false,
      )
      // A drive in a drawer gets it with the next backup.
      if (isOurs && isThere)
        await placeKeyFiles(ports.fs, join(place, keyFolder), now, mark, pause).catch(() => undefined)
    }
  } finally {
    dataKey.fill(0)
  }
}

/** In every folder before any old file goes: the newest one rules wherever it lies, so one that failed is taken back. */
async function replaceIn(
  { fs, clock }: LibraryPorts,
  folders: readonly string[],
  { now, added, mark }: { now: readonly KeyFile[]; added: KeyFile; mark: Buffer },
): Promise<void> {
  try {
    for (const folder of folders) await addKeyFiles(fs, folder, now, (ms) => clock.pause(ms))
  } catch (error) {
    for (const folder of folders) await removeQuietly(fs, join(folder, added.name))
    throw error
  }
  // What cannot be removed now is not looked at any more, and the next opening tries again.
  for (const folder of folders) await dropReplaced(fs, folder, now, mark).catch(() => undefined)
}
