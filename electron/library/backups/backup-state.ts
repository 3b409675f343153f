import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { z } from 'zod'
import { backupProblem } from '../../../shared/contract/backups.ts'
import { isoMoment } from '../../../shared/model/dates.ts'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly, writeNew } from '../files/write-durably.ts'
import { makeFolders } from './place.ts'

const placeState = z.object({
  failingSince: isoMoment.nullable().default(null),
  problem: backupProblem.nullable().default(null),
})

const stateSchema = z.object({
  second: z.object({ folder: z.string(), placeId: z.string().nullable() }).nullable().default(null),
  own: placeState.default({ failingSince: null, problem: null }),
  chosen: placeState.default({ failingSince: null, problem: null }),
  /** When every file of the library was last read and held against its checksum. */
  lastCheckAt: isoMoment.nullable().default(null),
})

/** What is remembered of a library's backups on this machine; that it is lost costs a choice of folder, no backup. */
export type BackupState = z.infer<typeof stateSchema>

export async function readBackupState(fs: FileSystem, path: string): Promise<BackupState> {
  try {
    return stateSchema.parse(JSON.parse(Buffer.from(await fs.readFile(path)).toString('utf8')))
  } catch {
    return stateSchema.parse({})
  }
}

/** False where the medium took it not. */
export async function writeBackupState(fs: FileSystem, path: string, state: BackupState): Promise<boolean> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await makeFolders(fs, dirname(path))
    await writeNew(fs, temporary, Buffer.from(`${JSON.stringify(state, null, 2)}\n`))
    await fs.rename(temporary, path)
    return true
  } catch {
    await removeQuietly(fs, temporary)
    return false
  }
}
