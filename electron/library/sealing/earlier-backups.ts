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
 * `earlier-<check>/` beside it. Nothing is done where the folder is not there, or `key`, that of the key files, marked one of its own.
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
  const to = join(
    await freeFolder(fs, dirname(folder), kept.sealed.check, basename(folder)),
    basename(folder),
  )
  await fs.rename(folder, to)
  await fs.syncName(to)
  await fs.syncName(folder)
}

/** The name of the folder stays, for what is below a folder of that name is read as sealed. */
async function freeFolder(fs: FileSystem, parent: string, check: string, name: string): Promise<string> {
  for (let turn = 1; ; turn += 1) {
    const folder = join(parent, `earlier-${check}${turn === 1 ? '' : `-${turn}`}`)
    await ensureFolder(fs, folder)
    if (!(await fs.list(folder)).includes(name)) return folder
  }
}
