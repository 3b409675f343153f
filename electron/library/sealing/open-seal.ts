import { join } from 'node:path'
import { parseRecoveryCode } from '../../../shared/text/recovery-code.ts'
import { backupsHomeIn } from '../backups/backup-paths.ts'
import type { FileSystem } from '../files/file-system.ts'
import { writeDurably } from '../files/write-durably.ts'
import { LibraryError } from '../library-error.ts'
import { markerBytes, readMarkerFile, requireReadable, type LibraryMarker } from '../library-marker.ts'
import { libraryPaths, sealedFolder, type LibraryPaths } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { setEarlierAside } from './earlier-backups.ts'
import {
  isKeyOf,
  keyFolder,
  readKeyFiles,
  unwrapKey,
  withMark,
  type KeyFile,
  type KeyOwner,
} from './key-files.ts'
import { likelyFirst, mostTried, placeKeyFiles, rulingKeys } from './key-marks.ts'
import type { LibraryKey } from './library-key.ts'
import type { Seal } from './seal.ts'
import { createSealKeys, keyFilesKey, type SealKeys } from './seal-keys.ts'
import { createSealedFileSystem } from './sealed-file-system.ts'

export type SealPorts = Pick<LibraryPorts, 'fs' | 'clock' | 'backups'>

/** A marker that says its library is sealed. */
export type SealedMarker = LibraryMarker & { sealed: { check: string } }

/** A sealed library as its folder tells of it; `rebuilt` where its marker was lost and is known from a copy. */
export type FoundSealed = { marker: SealedMarker; rebuilt: boolean }

/** Null where a library is plain, or none that can be told from here. CANNOT_READ_NOW, NEWER_FORMAT. */
export async function findSealed(fs: FileSystem, root: string): Promise<FoundSealed | null> {
  const marker = await readMarkerFile(fs, libraryPaths(root).marker)
  const stated = marker && asSealed(marker)
  if (stated) return { marker: stated, rebuilt: false }
  const folders = marker
    ? [sealedFolder(marker.libraryId)]
    : (await fs.list(root).catch(() => [])).filter((name) => name.endsWith('.sealed'))
  const unreadable: LibraryError[] = []
  for (const folder of [root, ...folders.map((name) => join(root, name))]) {
    const copy = await readMarkerFile(fs, join(folder, keyFolder, 'library.json')).catch((error: unknown) => {
      if (error instanceof LibraryError) unreadable.push(error)
      return null
    })
    const sealed = copy && asSealed(copy)
    // A plain marker in the place of a sealed library's: nobody is to write words into what only looks like it.
    if (sealed && (!marker || marker.libraryId === sealed.libraryId)) return { marker: sealed, rebuilt: true }
  }
  // What cannot be told now must not pass for a plain library: the ciphertext would be cleared away as a leftover.
  if (unreadable[0]) throw unreadable[0]
  return null
}

function asSealed(marker: LibraryMarker): SealedMarker | null {
  const { sealed } = marker
  return sealed ? { ...requireReadable(marker), sealed } : null
}

export const ownerOf = ({ libraryId, sealed }: SealedMarker): KeyOwner => ({ libraryId, check: sealed.check })

/** Where a sealed library keeps its key files: twice in itself. */
export function keyFoldersOf({ root, tree }: LibraryPaths): string[] {
  return [join(root, keyFolder), join(tree, keyFolder)]
}

/** The key files that are what their names say, wherever they are: in the library, and in backups that are in reach. */
export async function findKeyFiles(
  ports: SealPorts,
  paths: LibraryPaths,
  libraryId: string,
): Promise<KeyFile[]> {
  const folder = sealedFolder(libraryId)
  const { home, second } = ports.backups ?? {}
  const places = [
    ...(home === undefined ? [] : [join(home, folder)]),
    ...(second === undefined ? [] : [join(backupsHomeIn(second), folder)]),
  ].map((place) => join(place, keyFolder))
  const found: KeyFile[] = []
  for (const each of [...keyFoldersOf(paths), ...places]) found.push(...(await readKeyFiles(ports.fs, each)))
  return found
}

/** A data key, 32 bytes, and the file it was in where that has no mark yet and deserves one. */
export type Unlocked = { dataKey: Buffer; unmarked: KeyFile | null }

/** The data key that a key gives, of files as they were found. PASSPHRASE, KEY_DAMAGED. */
export async function dataKeyOf(
  owner: KeyOwner,
  found: readonly KeyFile[],
  key: LibraryKey | undefined,
): Promise<Unlocked> {
  if (!key) throw new LibraryError({ code: 'PASSPHRASE', reason: 'needed' })
  if ('dataKey' in key) {
    if (isKeyOf(owner, key.dataKey)) return { dataKey: Buffer.from(key.dataKey), unmarked: null }
    throw new LibraryError({ code: 'PASSPHRASE', reason: 'wrong', tried: 'data-key' })
  }
  const [kind, secret] =
    'passphrase' in key
      ? (['passphrase', key.passphrase] as const)
      : (['recovery', codeOf(key.recoveryCode)] as const)
  const files = likelyFirst(found.filter((each) => each.kind === kind))
  let isWrong = false
  for (const file of files.slice(0, mostTried)) {
    const opened = await unwrapKey(owner, file, secret)
    if (opened.ok) {
      const ruling = rulingKeys(files, keyFilesKey(opened.dataKey, owner.libraryId))
      if (ruling.includes(file)) return { dataKey: opened.dataKey, unmarked: deservingOf(file, ruling) }
      // Of before the last change, put back under whatever name: it opens nothing any more.
      opened.dataKey.fill(0)
    }
    isWrong ||= opened.ok || opened.problem === 'wrong'
  }
  if (!isWrong || files.length > mostTried) throw new LibraryError({ code: 'KEY_DAMAGED' })
  const tried = kind === 'recovery' ? 'recovery-code' : 'passphrase'
  throw new LibraryError({ code: 'PASSPHRASE', reason: 'wrong', tried })
}

/** One that a newer one stands beside may be of before a change of passphrase: it opens, and is not preferred for it. */
const deservingOf = (file: KeyFile, ruling: readonly KeyFile[]): KeyFile | null =>
  file.mark === null && ruling.every(({ generation }) => generation <= file.generation) ? file : null

/** The one form of a recovery code; one that cannot be right is tried as it is. */
export function codeOf(typed: string): string {
  const parsed = parseRecoveryCode(typed)
  return parsed.ok ? parsed.code : typed
}

export type OpenedSeal = {
  marker: SealedMarker
  rebuilt: boolean
  paths: LibraryPaths
  /** Reads and writes the library, and its backups, in the clear. */
  fs: FileSystem
  seal: Seal
  /** Plain names of files that somebody without the key made or moved, as far as they were met. */
  onTampered(listener: (path: string) => void): void
}

/** Opens the seal of a library; null where it is a plain one. PASSPHRASE, KEY_DAMAGED, CANNOT_READ_NOW, NEWER_FORMAT. */
export async function openSeal(
  root: string,
  ports: SealPorts,
  key: LibraryKey | undefined,
): Promise<OpenedSeal | null> {
  const found = await findSealed(ports.fs, root)
  if (!found) return null
  const { libraryId } = found.marker
  const paths = libraryPaths(root, sealedFolder(libraryId))
  const files = await findKeyFiles(ports, paths, libraryId)
  const { dataKey, unmarked } = await dataKeyOf(ownerOf(found.marker), files, key)
  const keys = createSealKeys(dataKey, libraryId)
  dataKey.fill(0)
  return withKeys(ports, found, paths, keys, unmarked)
}

/** The same with keys that are known, and a key file of before that is seen to be the library's own: it gets its mark. */
export function withKeys(
  ports: SealPorts,
  found: FoundSealed,
  paths: LibraryPaths,
  keys: SealKeys,
  unmarked: KeyFile | null = null,
): OpenedSeal {
  let tell: (path: string) => void = () => undefined
  const fs = createSealedFileSystem(ports.fs, keys, (path) => tell(path))
  const keep = async (folder: string): Promise<void> => {
    const files = await findKeyFiles(ports, paths, keys.libraryId)
    if (unmarked) files.push(withMark(unmarked, keys.keyFiles))
    await keepKeys(ports, found.marker, join(folder, keyFolder), files, keys.keyFiles)
  }
  return {
    ...found,
    paths,
    fs,
    seal: {
      keys,
      marker: found.marker,
      keepKeysIn: keep,
      setEarlierAside: (folder) => setEarlierAside(ports.fs, folder, found.marker, keys.keyFiles),
    },
    onTampered: (listener) => (tell = listener),
  }
}

/** The key files that count of those given, and the marker that says whose they are, in one folder. */
export async function keepKeys(
  ports: Pick<SealPorts, 'fs' | 'clock'>,
  marker: SealedMarker,
  folder: string,
  files: readonly KeyFile[],
  key: Buffer,
): Promise<void> {
  const { fs, clock } = ports
  await placeKeyFiles(fs, folder, rulingKeys(files, key), key, (ms) => clock.pause(ms))
  await keepMarker(ports, marker, folder)
}

/** The marker in a folder of key files; written only where it is not there already. */
export async function keepMarker(
  { fs, clock }: Pick<SealPorts, 'fs' | 'clock'>,
  marker: SealedMarker,
  folder: string,
): Promise<void> {
  const path = join(folder, 'library.json')
  const known = await readMarkerFile(fs, path).catch(() => null)
  const isKnown = known?.sealed?.check === marker.sealed.check && known.libraryId === marker.libraryId
  if (!isKnown) await writeDurably(fs, path, markerBytes(marker), (ms) => clock.pause(ms))
}
