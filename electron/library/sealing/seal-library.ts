import { join } from 'node:path'
import { writeDurably } from '../files/write-durably.ts'
import { LibraryError } from '../library-error.ts'
import { formatVersion, markerBytes, readMarker, type LibraryMarker } from '../library-marker.ts'
import { libraryFolder, libraryPaths, sealedFolder } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { removePlain, removeSealed } from './finish-turning.ts'
import { holdAlone } from './hold-alone.ts'
import { addKeyFiles, readKeyFiles, unwrapKey, wrapKey, type KeyFile } from './key-files.ts'
import { findSealed, keepMarker, keyFoldersOf, ownerOf, withKeys, type SealedMarker } from './open-seal.ts'
import { carryChoice, findPlainBackups } from './plain-backups.ts'
import { checkOf, createSealKeys, newDataKey, type SealKeys } from './seal-keys.ts'
import type { SealOptions, SealProgress } from './sealing.ts'
import { removeTree, rooms } from './tree-files.ts'
import { verifyAnew, writeAnew, type Side, type Written } from './turn-library.ts'

/** What opens a library from now on; the recovery code in its one form. */
export type NewKeys = { passphrase: string; recoveryCode: string }

/**
 * Makes a sealed library of a plain one. All of it is written anew beside the plain files, synced, read again and held
 * against them; then the key files, read again and tried; then the marker, which is the moment it becomes sealed; then
 * the copies of the marker, without which nobody takes it for plain again. Only then the plain files go.
 */
export async function* sealLibrary(
  root: string,
  ports: LibraryPorts,
  secrets: NewKeys,
  { signal, derived = [] }: SealOptions,
): AsyncGenerator<SealProgress> {
  if (await findSealed(ports.fs, root)) throw new LibraryError({ code: 'INVALID', reason: 'already-so' })
  const hold = await holdAlone(root, ports, undefined)
  const plain: Side = { fs: ports.fs, paths: libraryPaths(root) }
  const dataKey = newDataKey()
  let keys: SealKeys | null = null
  let isSealed = false
  try {
    const { marker: before } = await readMarker(plain.fs, plain.paths)
    const marker = sealedMarker(before, checkOf(dataKey, before.libraryId))
    const { libraryId } = marker
    await removeSealed(ports.fs, root, libraryId)
    const paths = libraryPaths(root, sealedFolder(libraryId))
    keys = createSealKeys(dataKey, libraryId)
    const { fs } = withKeys(ports, { marker, rebuilt: false }, paths, keys)
    const sealed: Side = { fs, paths }

    const written = yield* writeAnew(plain, sealed, signal)
    yield* verifyAnew(sealed, written, signal)
    const files = await newKeyFiles(ports, marker, dataKey, secrets)
    for (const folder of keyFoldersOf(paths)) await addKeyFiles(ports.fs, folder, files, pauseOf(ports))
    await requireKeysOpen(ports, marker, keyFoldersOf(paths), secrets)
    await carryChoice(ports, fs, libraryFolder(libraryId), sealedFolder(libraryId))
    const backups = await findPlainBackups(ports, libraryId)
    // From here on nothing stops it: it is the sealed library, or with a failing disk still the plain one.
    await writeDurably(ports.fs, paths.marker, markerBytes(marker), pauseOf(ports))
    isSealed = true

    const total = written.hashes.size
    yield { phase: 'removing', done: 0, total }
    const unremovable = await clearPlain(ports, root, written, async () => {
      for (const folder of keyFoldersOf(paths)) await keepMarker(ports, marker, folder)
    })
    for (const folder of derived) unremovable.push(...(await removeTree(ports.fs, folder)))
    yield { phase: 'removing', done: total, total, remains: { backups, unremovable } }
  } finally {
    dataKey.fill(0)
    keys?.forget()
    if (!isSealed) await removeUnfinished(ports, root)
    await hold.release()
  }
}

/**
 * Removes the plain files once `keep` has written the copies of the marker; answers what stays. It is the sealed library by
 * now, so a disk that fails is no error: the next opening goes on with it.
 */
async function clearPlain(
  { fs }: LibraryPorts,
  root: string,
  { hashes }: Written,
  keep: () => Promise<void>,
): Promise<string[]> {
  try {
    await keep()
    return await removePlain(fs, root, (file) => Promise.resolve(hashes.has(file)))
  } catch {
    return rooms.map((room) => join(root, room))
  }
}

const pauseOf =
  ({ clock }: LibraryPorts) =>
  (ms: number): Promise<void> =>
    clock.pause(ms)

/** Programs that know no sealed libraries must not take it for one without records. */
function sealedMarker(before: LibraryMarker, check: string): SealedMarker {
  return { ...before, formatVersion, minReader: formatVersion, sealed: { check } }
}

function newKeyFiles(
  { passphraseCost }: LibraryPorts,
  marker: SealedMarker,
  dataKey: Uint8Array,
  { passphrase, recoveryCode }: NewKeys,
): Promise<KeyFile[]> {
  const how = { generation: 1, cost: passphraseCost }
  return Promise.all([
    wrapKey(ownerOf(marker), dataKey, { ...how, kind: 'passphrase', secret: passphrase }),
    wrapKey(ownerOf(marker), dataKey, { ...how, kind: 'recovery', secret: recoveryCode }),
  ])
}

/** Each secret must open every copy, as it lies on the medium, before anything plain is removed for it. */
async function requireKeysOpen(
  { fs }: LibraryPorts,
  marker: SealedMarker,
  folders: readonly string[],
  { passphrase, recoveryCode }: NewKeys,
): Promise<void> {
  for (const folder of folders) {
    const files = await readKeyFiles(fs, folder)
    for (const [kind, secret] of [
      ['passphrase', passphrase],
      ['recovery', recoveryCode],
    ] as const) {
      const file = files.find((each) => each.kind === kind)
      const opened = file ? await unwrapKey(ownerOf(marker), file, secret) : null
      if (!opened?.ok) throw new LibraryError({ code: 'IO' })
      opened.dataKey.fill(0)
    }
  }
}

async function removeUnfinished({ fs }: LibraryPorts, root: string): Promise<void> {
  // A medium that is gone is cleared at the next opening.
  const found = await readMarker(fs, libraryPaths(root)).catch(() => null)
  if (found && !found.marker.sealed) await removeSealed(fs, root, found.marker.libraryId)
}
