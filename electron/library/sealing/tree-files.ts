import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { errorCode, isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, temporaryName, writeAll } from '../files/write-durably.ts'

/** The folders of a library that hold its records; everything in them is of the library. */
export const rooms = ['docs', 'history', 'objects', 'trash', 'damaged'] as const

const pieceBytes = 1024 * 1024

/** Paths below `tree`, of folders, of files and of half-written ones; a folder comes before what is in it. */
export type Tree = { folders: string[]; files: string[]; temporary: string[] }

export async function listTree(fs: FileSystem, tree: string): Promise<Tree> {
  const found: Tree = { folders: [], files: [], temporary: [] }
  for (const room of rooms) await listBelow(fs, tree, room, found)
  return found
}

async function listBelow(fs: FileSystem, tree: string, folder: string, found: Tree): Promise<void> {
  let names: string[]
  try {
    names = await fs.list(join(tree, folder))
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  found.folders.push(folder)
  for (const name of names) {
    const path = join(folder, name)
    if (name.endsWith('.tmp')) found.temporary.push(path)
    else if (await isFolder(fs, join(tree, path))) await listBelow(fs, tree, path, found)
    else found.files.push(path)
  }
}

async function isFolder(fs: FileSystem, path: string): Promise<boolean> {
  return (await fs.facts(path)).isDirectory
}

type Place = { fs: FileSystem; path: string }

/**
 * Copies a file from one file system to another and answers the SHA-256 of its content. It has its name only once it is
 * whole and synced.
 */
export async function copyAcross(from: Place, to: Place): Promise<string> {
  const path = join(dirname(to.path), temporaryName(basename(to.path)))
  try {
    const hash = await copyPieces(from, { ...to, path })
    await to.fs.rename(path, to.path)
    return hash
  } catch (error) {
    await removeQuietly(to.fs, path)
    throw error
  }
}

async function copyPieces(from: Place, to: Place): Promise<string> {
  const hash = createHash('sha256')
  const source = await from.fs.open(from.path, 'read')
  try {
    const target = await to.fs.open(to.path, 'new')
    try {
      let size = 0
      for (;;) {
        const bytes = await source.read(size, pieceBytes)
        if (bytes.length === 0) break
        hash.update(bytes)
        await writeAll(target, bytes)
        size += bytes.length
      }
      await target.sync()
      if ((await target.size()) !== size) throw Object.assign(new Error('a short file'), { code: 'EIO' })
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
  return hash.digest('hex')
}

/** Waits until the names of all files and folders are on the medium. */
export async function syncTree(fs: FileSystem, tree: string, { folders, files }: Tree): Promise<void> {
  const oneOf = new Map(files.map((path) => [dirname(path), path]))
  for (const path of [...oneOf.values(), ...folders.toReversed()]) await fs.syncName(join(tree, path))
  await fs.syncName(tree)
}

/** Removes a folder with everything in it; answers the paths of files that stay. */
export async function removeTree(fs: FileSystem, folder: string): Promise<string[]> {
  let names: string[]
  try {
    names = await fs.list(folder)
  } catch (error) {
    return isMissing(error) ? [] : [folder]
  }
  const left: string[] = []
  for (const name of names) {
    const path = join(folder, name)
    try {
      if (await isFolder(fs, path)) left.push(...(await removeTree(fs, path)))
      else await fs.remove(path)
    } catch (error) {
      if (!isMissing(error)) left.push(path)
    }
  }
  // A file manager that shows the folder may hold it: an empty one says nothing.
  if (left.length === 0) await fs.removeFolder(folder).catch(ignoreHeld)
  return left
}

function ignoreHeld(error: unknown): void {
  if (errorCode(error) === '') throw error
}

/** Bytes of all files below a folder; 0 where it is not there. */
export async function bytesBelow(fs: FileSystem, folder: string): Promise<number> {
  let total = 0
  for (const name of await fs.list(folder).catch(() => [])) {
    const path = join(folder, name)
    const facts = await fs.facts(path).catch(() => null)
    if (facts) total += facts.isDirectory ? await bytesBelow(fs, path) : facts.size
  }
  return total
}
