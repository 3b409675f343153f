import { join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { addKeyFiles, markOf, parseKeyName, readKeyFiles, type KeyFile, type KeyKind } from './key-files.ts'

/** How many files one secret is tried on at most: each costs a derivation, and anybody may have put there more. */
export const mostTried = 8

/**
 * Files that a secret may be tried on, found in several folders, of one kind or of both; each once. Before the data key is
 * known a mark is only a claim, so the order is that of likelihood: marked, then in more folders than others, then newest.
 */
export function likelyFirst(found: readonly KeyFile[]): KeyFile[] {
  const folders = new Map<string, number>()
  for (const { name } of found) folders.set(name, 1 + (folders.get(name) ?? 0))
  const once = [...new Map(found.map((file) => [file.name, file])).values()]
  return once.toSorted(
    (a, b) =>
      Number(b.mark !== null) - Number(a.mark !== null) ||
      (folders.get(b.name) ?? 0) - (folders.get(a.name) ?? 0) ||
      b.generation - a.generation,
  )
}

/** `key` is that of `keyFilesKey`. */
export const isMarkedWith = (key: Buffer, file: KeyFile): boolean => file.mark === markOf(file, key)

/**
 * The files that count, of each kind: the newest of those whose mark holds. Where none does, all that were made before there
 * were marks: which of these is the library's own cannot be told, so none of them displaces another.
 */
export function rulingKeys(found: readonly KeyFile[], key: Buffer): KeyFile[] {
  const files = likelyFirst(found)
  return (['passphrase', 'recovery'] satisfies KeyKind[]).flatMap((kind) => {
    const ofKind = files.filter((file) => file.kind === kind)
    const marked = ofKind.filter((file) => isMarkedWith(key, file))
    const newest = Math.max(...marked.map(({ generation }) => generation))
    if (marked.length > 0) return marked.filter(({ generation }) => generation === newest)
    return ofKind.filter(({ mark }) => mark === null).slice(0, mostTried)
  })
}

/** Writes key files a folder has not yet, reads them again, and then lets go of what they replace there. */
export async function placeKeyFiles(
  fs: FileSystem,
  folder: string,
  ruling: readonly KeyFile[],
  key: Buffer,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  await addKeyFiles(fs, folder, ruling, pause)
  await dropReplaced(fs, folder, ruling, key)
}

/**
 * Lets go of what marked files replace in a folder, as far as the medium allows: older ones of their kind, and any that
 * the data key did not mark. A newer one that it did stays, though it is not among `ruling`.
 */
export async function dropReplaced(
  fs: FileSystem,
  folder: string,
  ruling: readonly KeyFile[],
  key: Buffer,
): Promise<void> {
  const held = await readKeyFiles(fs, folder)
  for (const name of await fs.list(folder)) {
    const named = parseKeyName(name)
    const after = ruling.find(({ kind, mark }) => kind === named?.kind && mark !== null)
    if (!named || !after) continue
    const file = held.find((each) => each.name === name)
    const isForeign = file !== undefined && !isMarkedWith(key, file)
    if (named.generation < after.generation || isForeign) await removeQuietly(fs, join(folder, name))
  }
}
