import { basename } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { sealedFolder } from '../library-paths.ts'
import { keyFolder } from './key-files.ts'
import { SealError } from './seal-error.ts'
import type { SealKeys } from './seal-keys.ts'
import { contentSize, openSealed, sumHolds } from './sealed-file.ts'
import { SealedNames, secretIn } from './sealed-names.ts'
import { SealedReader } from './sealed-reader.ts'
import { SealedWriter } from './sealed-writer.ts'

/**
 * A file system on which everything below any folder named `<library id>.sealed` is ciphertext, names included, and
 * everything else as it was. Whoever uses it reads and writes as ever. A file is bound to its name: under another it
 * cannot be read, so renaming to one is refused (EXDEV). What cannot be opened raises SealError; it is no error of the
 * medium. `onTampered` is told of files that somebody without the key made or moved. Key files lie in the clear, in `keys`.
 */
export function createSealedFileSystem(
  raw: FileSystem,
  keys: SealKeys,
  onTampered: (path: string) => void = () => undefined,
): FileSystem {
  const names = new SealedNames(keys.names)
  const folder = sealedFolder(keys.libraryId)
  const onDisk = (path: string): string => sealPath(path, folder, names)
  const isSealed = (path: string): boolean => belowSealed(path, folder) !== null

  const move = (how: 'rename' | 'link') => async (from: string, to: string) => {
    const stays = !isSealed(from) && !isSealed(to)
    if (stays || (isSealed(from) && isSealed(to) && identityOf(from) === identityOf(to)))
      return raw[how](onDisk(from), onDisk(to))
    throw Object.assign(new Error('a sealed file keeps its name'), { code: 'EXDEV' })
  }

  return {
    async open(path, mode) {
      if (!isSealed(path)) return raw.open(path, mode)
      const key = keys.files
      const file = await raw.open(onDisk(path), mode)
      if (mode === 'new') return new SealedWriter(file, key, identityOf(path))
      return new SealedReader(file, key, identityOf(path), async () => {
        const problem = sumHolds(await raw.readFile(onDisk(path))) ? 'tampered' : 'damaged'
        if (problem === 'tampered') onTampered(path)
        return problem
      })
    },
    async readFile(path) {
      const bytes = await raw.readFile(onDisk(path))
      if (!isSealed(path)) return bytes
      try {
        return openSealed(bytes, keys.files, identityOf(path))
      } catch (error) {
        if (error instanceof SealError && error.problem === 'tampered') onTampered(path)
        throw error
      }
    },
    async list(path) {
      const found = await raw.list(onDisk(path))
      return isSealed(`${path}/-`) ? names.open(found) : found
    },
    async facts(path) {
      const facts = await raw.facts(onDisk(path))
      if (facts.isDirectory || !isSealed(path)) return facts
      // Of no sealed file's size: whoever reads it is told.
      return { ...facts, size: contentSize(facts.size) ?? facts.size }
    },
    realPath: (path) => raw.realPath(onDisk(path)),
    rename: move('rename'),
    link: move('link'),
    remove: (path) => raw.remove(onDisk(path)),
    makeFolder: (path) => raw.makeFolder(onDisk(path)),
    removeFolder: (path) => raw.removeFolder(onDisk(path)),
    syncName: (path) => raw.syncName(onDisk(path)),
  }
}

/** Where the path goes on below a sealed folder; null outside any, and for such a folder itself. */
function belowSealed(path: string, folder: string): number | null {
  const at = path.lastIndexOf(folder)
  const end = at + folder.length
  const isWhole = at > 0 && isSeparator(path[at - 1]) && isSeparator(path[end]) && end + 1 < path.length
  return isWhole && !isKeyFolder(path, end + 1) ? end + 1 : null
}

const isKeyFolder = (path: string, at: number): boolean =>
  path.startsWith(keyFolder, at) &&
  (path.length === at + keyFolder.length || isSeparator(path[at + keyFolder.length]))

const isSeparator = (letter: string | undefined): boolean => letter === '/' || letter === '\\'

function sealPath(path: string, folder: string, names: SealedNames): string {
  const below = belowSealed(path, folder)
  if (below === null) return path
  const parts = path.slice(below).split(/([/\\])/)
  return path.slice(0, below) + parts.map((part) => (isSeparator(part) ? part : names.seal(part))).join('')
}

/**
 * What a file is, however it is called for now: a temporary file what it is to become, one put aside what it was. An
 * object has no name before all of it is written, and is held against its SHA-256 whenever it is read.
 */
function identityOf(path: string): string {
  const name = basename(path)
  const secret = secretIn(name)
  if (secret !== null) return secret.includes('.') ? secret : 'object'
  if (/^\.[0-9a-f]{16}\.tmp$/.test(name)) return 'object'
  return name.replace(/^\.?(.+)\.[0-9a-f]{8}\.tmp$/, '$1')
}
