import { join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { hashFile } from '../files/hash-file.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { LibraryError } from '../library-error.ts'
import { sealedFolder } from '../library-paths.ts'
import type { Store } from '../records/store.ts'
import { keyFolder } from './key-files.ts'
import type { Side } from './turn-library.ts'
import { listTree, removeTree, rooms } from './tree-files.ts'

const toldEvery = 8

/** How many of the plain files that an interrupted sealing left have been dealt with. */
export type TellFinishing = (done: number, total: number) => void

/**
 * Ends what a sealing or unsealing that was cut short has left. In a sealed library plain files go once the sealed ones
 * are seen to hold the same; any other stays and is told of. In a plain library ciphertext goes that never became the
 * library, or no longer is. CANNOT_READ_NOW, and all of it stays, where there are records in the ciphertext and none beside
 * it: turning leaves that at no moment, so a marker was lost or replaced. To be called before anything else of the library
 * is moved.
 */
export async function finishTurning(store: Store, raw: FileSystem, tell?: TellFinishing): Promise<void> {
  const { root } = store.paths
  const names = await raw.list(root).catch((): string[] => [])
  if (!store.seal) {
    const folder = sealedFolder(store.libraryId)
    if (!names.includes(folder)) return
    if ((await holdsRecords(raw, join(root, folder))) && !(await holdsRecords(raw, root)))
      throw new LibraryError({ code: 'CANNOT_READ_NOW' })
    await removeSealed(raw, root, store.libraryId)
    return
  }
  if (!holdsPlain(names)) return
  const isSealed = async (file: string): Promise<boolean> => {
    const [plain, sealed] = await Promise.all([
      hashFile(raw, join(root, file)),
      hashFile(store.fs, join(store.paths.tree, file)).catch(() => null),
    ])
    return plain === sealed
  }
  for (const fileName of await removePlain(raw, root, isSealed, tell))
    store.notices.add('unknown-file', { fileName })
}

async function holdsRecords(raw: FileSystem, tree: string): Promise<boolean> {
  const { files } = await listTree(raw, tree)
  return files.some((file) => !file.startsWith('objects'))
}

export const holdsPlain = (names: readonly string[]): boolean =>
  names.some((name) => name.startsWith('index.cache') || rooms.some((room) => room === name))

/** Removes the rooms of a plain library, file by file as far as `isSealed` answers for them; answers what stays. */
export async function removePlain(
  raw: FileSystem,
  root: string,
  isSealed: (file: string) => Promise<boolean>,
  tell: TellFinishing = () => undefined,
): Promise<string[]> {
  const left: string[] = []
  for (const name of await raw.list(root))
    if (name.startsWith('index.cache') && !(await removeQuietly(raw, join(root, name)))) left.push(name)
  const { files, temporary } = await listTree(raw, root)
  for (const file of temporary) if (!(await removeQuietly(raw, join(root, file)))) left.push(file)
  for (const [at, file] of files.entries()) {
    if (at % toldEvery === 0) tell(at, files.length)
    const isGone = (await isSealed(file)) && (await removeQuietly(raw, join(root, file)))
    if (!isGone) left.push(file)
  }
  if (left.length > 0) return left
  for (const room of rooms) left.push(...(await removeTree(raw, join(root, room))))
  return left
}

/** Removes what a sealed library had beside its marker; answers what stays, which is ciphertext. */
export async function removeSealed(raw: FileSystem, root: string, libraryId: string): Promise<string[]> {
  const folders = [join(root, keyFolder), join(root, sealedFolder(libraryId))]
  return (await Promise.all(folders.map((folder) => removeTree(raw, folder)))).flat()
}

/** What the library says of itself in its folders of keys: there only while it is sealed. */
export const markerCopies = ({ paths }: Side): string[] =>
  [paths.root, paths.tree].map((folder) => join(folder, keyFolder, 'library.json'))
