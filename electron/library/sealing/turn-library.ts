import { basename, join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { hashFile } from '../files/hash-file.ts'
import { makeFolder } from '../files/make-folder.ts'
import { makeLibraryFolders } from '../create-library.ts'
import { LibraryError } from '../library-error.ts'
import type { LibraryPaths } from '../library-paths.ts'
import { SealError } from './seal-error.ts'
import type { SealProgress } from './sealing.ts'
import { copyAcross, listTree, syncTree, type Tree } from './tree-files.ts'

const filesAtOnce = 8

/** A library as one kind or the other: where it is, and how it is read and written there. */
export type Side = { fs: FileSystem; paths: LibraryPaths }

export type Written = { tree: Tree; hashes: ReadonlyMap<string, string> }

/**
 * Writes every file of a library anew on the other side, synced, with all names. CLOSED where `signal` ended it, DAMAGED
 * where a broken seal is in the way.
 */
export async function* writeAnew(
  from: Side,
  to: Side,
  signal: AbortSignal | undefined,
): AsyncGenerator<SealProgress, Written> {
  await makeLibraryFolders(to.fs, to.paths)
  const tree = await listTree(from.fs, from.paths.tree)
  for (const folder of tree.folders) await makeFolder(to.fs, join(to.paths.tree, folder))
  const hashes = new Map<string, string>()
  const total = tree.files.length
  for (let at = 0; at < total; at += filesAtOnce) {
    yield { phase: 'writing', done: at, total }
    if (signal?.aborted) throw new LibraryError({ code: 'CLOSED' })
    await settleAll(
      tree.files.slice(at, at + filesAtOnce).map(async (file) => {
        const hash = await copyOne(from, to, file)
        if (hash !== null) hashes.set(file, hash)
      }),
    )
  }
  await syncTree(to.fs, to.paths.tree, tree)
  return { tree, hashes }
}

/** Null for what was put aside or purged before and cannot be read any more: there is nothing left of it to write. */
async function copyOne(from: Side, to: Side, file: string): Promise<string | null> {
  const at = ({ fs, paths }: Side) => ({ fs, path: join(paths.tree, file) })
  try {
    return await copyAcross(at(from), at(to))
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    if (!/^(damaged|trash)[/\\]/.test(file)) throw damaged(file, error)
    return null
  }
}

function damaged(file: string, cause: SealError): LibraryError {
  const id = basename(file).slice(0, 36)
  const tampered = cause.problem === 'tampered' ? { tampered: true as const } : {}
  return new LibraryError({ code: 'DAMAGED', id, ...tampered }, { cause })
}

/** Reads all of it again and holds it against what was written: IO where any byte is another. */
export async function* verifyAnew(
  to: Side,
  { hashes }: Written,
  signal: AbortSignal | undefined,
): AsyncGenerator<SealProgress> {
  const files = [...hashes]
  for (let at = 0; at < files.length; at += filesAtOnce) {
    yield { phase: 'verifying', done: at, total: files.length }
    if (signal?.aborted) throw new LibraryError({ code: 'CLOSED' })
    await settleAll(
      files.slice(at, at + filesAtOnce).map(async ([file, hash]) => {
        if ((await hashFile(to.fs, join(to.paths.tree, file))) !== hash)
          throw new LibraryError({ code: 'IO' })
      }),
    )
  }
}

/** All end before a failure is answered: what they wrote is to be removed then. */
async function settleAll(works: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason
}
