import { writeDurably } from '../files/write-durably.ts'
import { LibraryError } from '../library-error.ts'
import { markerBytes, type LibraryMarker } from '../library-marker.ts'
import { libraryFolder, libraryPaths, sealedFolder } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { isMissing } from '../files/error-code.ts'
import { markerCopies, removePlain, removeSealed } from './finish-turning.ts'
import { holdAlone } from './hold-alone.ts'
import type { LibraryKey } from './library-key.ts'
import { openSeal, type OpenedSeal } from './open-seal.ts'
import { carryChoice } from './plain-backups.ts'
import type { SealOptions, SealProgress } from './sealing.ts'
import { verifyAnew, writeAnew, type Side } from './turn-library.ts'

/**
 * Makes a plain library of a sealed one, in the same steps: written anew, read again, then the copies of the marker go,
 * which would say that it is sealed, then the marker is replaced, and then the ciphertext goes. Backups of it stay as
 * they are, and open with the passphrase they were made under.
 */
export async function* unsealLibrary(
  root: string,
  ports: LibraryPorts,
  key: LibraryKey,
  { signal }: SealOptions,
): AsyncGenerator<SealProgress> {
  const hold = await holdAlone(root, ports, key)
  let opened: OpenedSeal | null = null
  let isBegun = false
  let isPlain = false
  try {
    opened = await openSeal(root, ports, key)
    if (!opened) throw new LibraryError({ code: 'INVALID', reason: 'already-so' })
    const { fs, paths, marker } = opened
    const { libraryId } = marker
    const sealed: Side = { fs, paths }
    const plain: Side = { fs: ports.fs, paths: libraryPaths(root) }
    await requireEmpty(ports, root)

    isBegun = true
    const written = yield* writeAnew(sealed, plain, signal)
    yield* verifyAnew(plain, written, signal)
    await carryChoice(ports, fs, sealedFolder(libraryId), libraryFolder(libraryId))
    for (const copy of markerCopies(sealed)) await removeDurably(ports, copy)
    await writeDurably(ports.fs, paths.marker, markerBytes(plainMarker(marker)), (ms) =>
      ports.clock.pause(ms),
    )
    isPlain = true

    const total = written.hashes.size
    yield { phase: 'removing', done: 0, total }
    const unremovable = await removeSealed(ports.fs, root, libraryId)
    yield { phase: 'removing', done: total, total, remains: { backups: [], unremovable } }
  } finally {
    if (opened && isBegun && !isPlain) await stayShut(ports, root, opened)
    opened?.seal.keys.forget()
    await hold.release()
  }
}

/** Plain files of which no sealed one holds the same must not be mixed with what is written now. */
async function requireEmpty({ fs }: LibraryPorts, root: string): Promise<void> {
  const left = await removePlain(fs, root, () => Promise.resolve(false))
  if (left.length > 0) throw new LibraryError({ code: 'NOT_EMPTY' })
}

async function removeDurably({ fs }: LibraryPorts, path: string): Promise<void> {
  await fs.remove(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await fs.syncName(path)
}

/** It stays the sealed library: nothing plain is left behind, and its folders of keys say so again. */
async function stayShut({ fs }: LibraryPorts, root: string, opened: OpenedSeal): Promise<void> {
  await removePlain(fs, root, () => Promise.resolve(true)).catch(() => [])
  for (const folder of [opened.paths.root, opened.paths.tree])
    // A medium that is gone is mended at the next opening.
    await opened.seal.keepKeysIn(folder).catch(() => undefined)
}

function plainMarker({ sealed: _, ...marker }: LibraryMarker): LibraryMarker {
  return { ...marker, minReader: 1 }
}
