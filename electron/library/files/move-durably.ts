import { errorCode } from './error-code.ts'
import type { FileSystem } from './file-system.ts'
import { removeQuietly, writeDurably } from './write-durably.ts'

const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL']

/**
 * Moves a finished file to another folder such that a power cut leaves it in at least one of them: a bare rename may
 * reach the medium as a removal only. A file already there under the name is the same file and stays.
 */
export async function moveDurably(
  fs: FileSystem,
  from: string,
  to: string,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  try {
    await fs.link(from, to)
    await fs.syncName(to)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') await fs.syncName(to)
    else if (noLinks.includes(code)) await writeDurably(fs, to, await fs.readFile(from), pause)
    else throw error
  }
  await removeQuietly(fs, from)
}
