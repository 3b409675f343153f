import { join } from 'node:path'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import type { FileSystem } from '../files/file-system.ts'
import { sumHolds } from '../sealing/sealed-file.ts'
import { listTree } from '../sealing/tree-files.ts'
import { runChecks } from './run-checks.ts'

/**
 * Reads every file of a sealed library and holds it against its checksum, without any key: rot and cut-off ends are
 * noticed, somebody else's files in the place of ours are not. Changes nothing.
 */
export async function* verifySealed(
  fs: FileSystem,
  folder: string,
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress> {
  const tree = join(folder, (await fs.list(folder)).find((name) => name.endsWith('.sealed')) ?? '')
  const { files } = await listTree(fs, tree)
  const checks = files
    .filter((file) => !file.startsWith('damaged/'))
    .map((fileName) => ({
      fileName,
      run: async () => {
        const bytes = await fs.readFile(join(tree, fileName)).catch(() => null)
        return bytes === null ? 'cannot-read' : sumHolds(bytes) ? null : 'checksum'
      },
    }))
  yield* runChecks(checks, signal)
}
