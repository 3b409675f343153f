import { dirname } from 'node:path'
import type { BackupPlace } from '../../../shared/contract/backups.ts'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { parseArchiveName } from '../archives/archive-name.ts'
import { archiveProblem } from '../archives/load-archive.ts'
import type { FileSystem } from '../files/file-system.ts'
import { hashFile } from '../files/hash-file.ts'
import { loadRevision } from '../records/load-revision.ts'
import { parseRevisionName } from '../revisions/revision-name.ts'
import type { BackupPaths } from './backup-paths.ts'
import { listBackups, listKept, readManifest } from './place.ts'
import { runChecks, type Check } from '../keeping/run-checks.ts'

type Kept = { key: BackupPlace; paths: BackupPaths }
/**
 * Reads every file of the places and holds it against its checksum; what a list of contents names must be there.
 * Changes nothing; `onDamaged` is told the names of copies that are to be made anew.
 */
export async function* verifyBackups(
  fs: FileSystem,
  places: readonly Kept[],
  onDamaged: (place: BackupPlace, fileName: string) => void,
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress> {
  const checks = (await Promise.all(places.map((place) => checksOf(fs, place, onDamaged)))).flat()
  yield* runChecks(checks, signal)
}

async function checksOf(
  fs: FileSystem,
  { key, paths }: Kept,
  onDamaged: (place: BackupPlace, fileName: string) => void,
): Promise<Check[]> {
  const checks: Check[] = []
  const named = new Set<string>()
  for (const { id } of await listBackups(fs, paths)) {
    const reading = await readManifest(fs, paths, id).catch(() => null)
    if (reading?.ok) {
      for (const { name } of [...reading.manifest.files, ...(reading.manifest.archives ?? [])])
        named.add(name)
      for (const { sha256 } of reading.manifest.objects) named.add(`${sha256}.bin`)
    }
    const verdict = reading === null ? 'cannot-read' : reading.ok ? null : reading.problem
    checks.push({ fileName: `${key}/manifests/${id}.json`, run: () => Promise.resolve(verdict) })
  }
  const kept = await listKept(fs, paths)
  for (const fileName of new Set([...named, ...kept])) {
    const revision = parseRevisionName(fileName)
    const archive = parseArchiveName(fileName)
    const sha256 = /^([0-9a-f]{64})\.bin$/.exec(fileName)?.[1]
    const check = async (): Promise<string | null> => {
      if (!kept.has(fileName)) return 'missing'
      if (archive) return archiveProblem(fs, dirname(paths.kept(fileName)), archive)
      if (revision) {
        const load = await loadRevision(fs, dirname(paths.kept(fileName)), revision)
        return load.ok || load.problem === 'newer' ? null : load.problem
      }
      return (await hashFile(fs, paths.object(sha256 ?? ''))) === sha256 ? null : 'checksum'
    }
    if (!revision && !archive && sha256 === undefined) continue
    const run = async (): Promise<string | null> => {
      const verdict = await check().catch(() => 'cannot-read')
      if (verdict !== null && verdict !== 'cannot-read') onDamaged(key, fileName)
      return verdict
    }
    checks.push({ fileName: `${key}/objects/${fileName}`, run })
  }
  return checks
}
