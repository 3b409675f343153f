import { join } from 'node:path'
import { backupsHomeIn } from '../backups/backup-paths.ts'
import { readBackupState, writeBackupState, type BackupState } from '../backups/backup-state.ts'
import type { FileSystem } from '../files/file-system.ts'
import { libraryFolder, sealedFolder } from '../library-paths.ts'
import type { SealPorts } from './open-seal.ts'
import type { PlainRemains } from './sealing.ts'
import { bytesBelow, removeTree } from './tree-files.ts'

const stateFile = 'state.json'

/** What is remembered of a library's backups, plain and sealed: which second folder the user chose. */
async function statesOf(ports: SealPorts, fs: FileSystem, libraryId: string): Promise<BackupState[]> {
  const home = ports.backups?.home
  if (home === undefined) return []
  const folders = [libraryFolder(libraryId), sealedFolder(libraryId)]
  return Promise.all(folders.map((folder) => readBackupState(fs, join(home, folder, stateFile))))
}

/** The folders that backups of a library go to or went to, by the name of its own folder in each. */
export async function backupFoldersOf(
  ports: SealPorts,
  fs: FileSystem,
  libraryId: string,
  folder: string,
): Promise<string[]> {
  const { home, second } = ports.backups ?? {}
  const chosen = (await statesOf(ports, fs, libraryId)).map((state) => state.second?.folder)
  const parents = [home, ...[second, ...chosen].map((each) => each && backupsHomeIn(each))]
  const known = new Set(parents.filter((each) => each !== undefined && each !== ''))
  return [...known].map((parent) => join(parent ?? '', folder))
}

/** Backups from before a library was sealed, in the places that are remembered beside them. */
export async function findPlainBackups(
  ports: SealPorts,
  libraryId: string,
): Promise<PlainRemains['backups']> {
  const found: PlainRemains['backups'] = []
  for (const folder of await backupFoldersOf(ports, ports.fs, libraryId, libraryFolder(libraryId))) {
    const bytes = await bytesBelow(ports.fs, folder)
    if (bytes > 0) found.push({ folder, bytes })
  }
  return found
}

/** Answers the paths of files that stay. */
export async function removeBackups(
  fs: FileSystem,
  folders: readonly { folder: string }[],
): Promise<string[]> {
  const left: string[] = []
  for (const { folder } of folders) left.push(...(await removeTree(fs, folder)))
  return left
}

/** The second folder stays chosen; that the medium is the one it was is found out anew. */
export async function carryChoice(ports: SealPorts, fs: FileSystem, from: string, to: string): Promise<void> {
  const home = ports.backups?.home
  if (home === undefined) return
  const { second } = await readBackupState(fs, join(home, from, stateFile))
  const path = join(home, to, stateFile)
  const state = await readBackupState(fs, path)
  if (second && !state.second)
    await writeBackupState(fs, path, { ...state, second: { ...second, placeId: null } })
}
