import { join } from 'node:path'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import type { FileSystem } from '../files/file-system.ts'
import { runChecks, type Check } from '../keeping/run-checks.ts'
import { LibraryError } from '../library-error.ts'
import { libraryPaths, sealedFolder } from '../library-paths.ts'
import { keyFolder, parseKeyName, readKeyFiles } from './key-files.ts'
import { findSealed, keyFoldersOf } from './open-seal.ts'
import { sumHolds } from './sealed-file.ts'
import { listTree } from './tree-files.ts'

/**
 * Holds every file of a sealed library against its checksum without any key: damage is found, tampering is not, nor what
 * is missing. Names are those on the medium. Changes nothing. INVALID where the library is plain.
 */
export async function* verifySealed(
  fs: FileSystem,
  root: string,
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress> {
  const sealed = await findSealed(fs, root)
  if (!sealed) throw new LibraryError({ code: 'INVALID', reason: 'already-so' })
  const paths = libraryPaths(root, sealedFolder(sealed.marker.libraryId))
  const checks: Check[] = []
  // What was put aside is dealt with.
  const files = (await listTree(fs, paths.tree)).files.filter((file) => !/^damaged[/\\]/.test(file))
  for (const fileName of files)
    checks.push({ fileName, run: () => problemOf(fs, join(paths.tree, fileName)) })
  for (const folder of keyFoldersOf(paths)) {
    const names = (await fs.list(folder).catch((): string[] => [])).filter(parseKeyName)
    const good = new Set((await readKeyFiles(fs, folder)).map(({ name }) => name))
    for (const name of names)
      checks.push({
        fileName: join(keyFolder, name),
        run: () => Promise.resolve(good.has(name) ? null : 'checksum'),
      })
  }
  yield* runChecks(checks, signal)
}

async function problemOf(fs: FileSystem, path: string): Promise<string | null> {
  const bytes = await fs.readFile(path).catch(() => null)
  if (!bytes) return 'cannot-read'
  return sumHolds(bytes) ? null : 'checksum'
}
