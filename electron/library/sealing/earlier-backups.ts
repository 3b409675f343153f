import { basename, dirname, join } from 'node:path'
import { ensureFolder } from '../files/make-folder.ts'
import type { FileSystem } from '../files/file-system.ts'
import { readMarkerFile } from '../library-marker.ts'
import { keyFolder, readKeyFiles } from './key-files.ts'
import { isMarkedWith } from './key-marks.ts'
import type { SealedMarker } from './open-seal.ts'

/**
 * A library that was unsealed and sealed again has another data key. Its backups of before, in a place's `folder` for it,
 * open with what opened them then, and only as long as they keep their own key files: they are moved to
 * `earlier-<check>/` beside it. Those of this key that were moved there before, by another copy of the library, come
 * back instead. Nothing is done where the folder is not there, or `key`, that of the key files, marked one of its own.
 */
export async function setEarlierAside(
  fs: FileSystem,
  folder: string,
  marker: SealedMarker,
  key: Buffer,
): Promise<void> {
  const keys = join(folder, keyFolder)
  // One that cannot be read is written anew with the keys, and must not keep backups from being made.
  const kept = await readMarkerFile(fs, join(keys, 'library.json')).catch(() => null)
  if (!kept?.sealed || kept.libraryId !== marker.libraryId || kept.sealed.check === marker.sealed.check)
    return
  if ((await readKeyFiles(fs, keys)).some((file) => isMarkedWith(key, file))) return
  await moveFolder(fs, folder, await freeFolder(fs, folder, kept.sealed.check))
  const own = earlierFolder(folder, marker.sealed.check)
  if (await isThere(fs, own)) await moveFolder(fs, own, folder)
}

/** The name of the folder stays, for what is below a folder of that name is read as sealed. */
const earlierFolder = (folder: string, check: string, turn = 1): string =>
  join(dirname(folder), `earlier-${check}${turn === 1 ? '' : `-${turn}`}`, basename(folder))

async function freeFolder(fs: FileSystem, folder: string, check: string): Promise<string> {
  for (let turn = 1; ; turn += 1) {
    const free = earlierFolder(folder, check, turn)
    await ensureFolder(fs, dirname(free))
    if (!(await isThere(fs, free))) return free
  }
}

const isThere = async (fs: FileSystem, folder: string): Promise<boolean> =>
  (await fs.list(dirname(folder)).catch((): string[] => [])).includes(basename(folder))

async function moveFolder(fs: FileSystem, from: string, to: string): Promise<void> {
  await fs.rename(from, to)
  await fs.syncName(to)
  await fs.syncName(from)
}
