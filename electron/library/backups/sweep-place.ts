import { join } from 'node:path'
import { parseArchiveName } from '../archives/archive-name.ts'
import type { FileSystem } from '../files/file-system.ts'
import { isTemporaryName, removeQuietly } from '../files/write-durably.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'
import type { BackupPaths } from './backup-paths.ts'
import type { ManifestReading } from './manifest.ts'
import { listBackups, readManifest } from './place.ts'
import { backupsToKeep } from './rotate.ts'

const dayMs = 24 * 3_600_000
const damagedListLifeMs = 30 * dayMs

type Listed = { id: string; atMs: number; reading: ManifestReading }

/**
 * Lets go of backups whose turn is over, and of files that no list of contents names and that are a day old. While
 * any list cannot be read, no file is removed: nobody knows what it names; one that is damaged goes after 30 days.
 * `keep` stays whatever its age.
 */
export async function sweepPlace(
  fs: FileSystem,
  paths: BackupPaths,
  nowMs: number,
  keep: string | null,
): Promise<{ backups: number; files: number }> {
  const listed: Listed[] = []
  for (const backup of await listBackups(fs, paths))
    listed.push({ ...backup, reading: await readManifest(fs, paths, backup.id) })
  const stay = backupsToKeep(
    listed.filter(({ reading }) => reading.ok),
    nowMs,
  )
  const isOver = (each: Listed): boolean => {
    if (each.id === keep || stay.has(each)) return false
    if (each.reading.ok) return true
    return each.reading.problem === 'damaged' && nowMs - each.atMs > damagedListLifeMs
  }
  const over = listed.filter(isOver)
  for (const { id } of over) await removeQuietly(fs, paths.manifest(id))
  const named = namedBy(listed.filter((each) => !over.includes(each)))
  const files = named === null ? 0 : await removeUnnamed(fs, paths, named, nowMs)
  return { backups: over.length, files }
}

/** Everything that any list of contents names; null where one of them cannot be read. */
function namedBy(listed: readonly Listed[]): Set<string> | null {
  const named = new Set<string>()
  for (const { reading } of listed) {
    if (!reading.ok) return null
    for (const { name } of [...reading.manifest.files, ...(reading.manifest.archives ?? [])]) named.add(name)
    for (const { sha256 } of reading.manifest.objects) named.add(`${sha256}.bin`)
  }
  return named
}

async function removeUnnamed(
  fs: FileSystem,
  paths: BackupPaths,
  named: ReadonlySet<string>,
  nowMs: number,
): Promise<number> {
  let removed = 0
  for (const shard of shards) {
    const folder = join(paths.objects, shard)
    for (const name of await fs.list(folder).catch(() => [])) {
      if (named.has(name) || !isOurs(name)) continue
      const path = join(folder, name)
      const facts = await fs.facts(path).catch(() => null)
      // Another program may be copying for a list it has not written yet.
      if (!facts || nowMs - facts.modifiedMs < dayMs) continue
      if (await removeQuietly(fs, path)) removed += 1
    }
  }
  return removed
}

const isOurs = (name: string): boolean =>
  parseRevisionName(name) !== null ||
  parseArchiveName(name) !== null ||
  /^[0-9a-f]{64}\.bin$/.test(name) ||
  isTemporaryName(name)
