import { basename, join } from 'node:path'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { parseArchiveName } from '../archives/archive-name.ts'
import { archiveProblem } from '../archives/load-archive.ts'
import { isMissing } from '../files/error-code.ts'
import { hashFile } from '../files/hash-file.ts'
import { loadRevision } from '../records/load-revision.ts'
import { noteMoved, wasTampered } from '../records/damaged-error.ts'
import type { Store } from '../records/store.ts'
import { parseQuarantineName } from '../recovery/quarantine.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'
import { runChecks, type Check } from './run-checks.ts'

/**
 * Reads every file of the library and holds it against its checksum. Changes nothing. Yields how far it is now and
 * then, and whatever it finds at once; the last word has `done`.
 */
export async function* verifyLibrary(store: Store, signal?: AbortSignal): AsyncGenerator<VerifyProgress> {
  const checks = [
    ...(await revisionChecks(store, 'docs')),
    ...(await revisionChecks(store, 'history')),
    ...(await revisionChecks(store, 'trash')),
    ...(await objectChecks(store)),
    ...namedObjectChecks(store),
    ...(await lostRecordChecks(store)),
  ]
  yield* runChecks(
    checks.map((check) => ({ ...check, run: async () => sharper(store, check, await check.run()) })),
    signal,
  )
}

/** Of a sealed file that fails: whether it rotted, or somebody without the key made it. */
function sharper(store: Store, { fileName }: Check, problem: string | null): string | null {
  return problem === 'checksum' && wasTampered(store, basename(fileName)) ? 'tampered' : problem
}

async function revisionChecks(store: Store, room: 'docs' | 'history' | 'trash'): Promise<Check[]> {
  const checks: Check[] = []
  for (const shard of await shardsIn(store, store.paths[room])) {
    const folder = join(store.paths[room], shard)
    for (const fileName of await namesIn(store, folder)) {
      const check = checkOf(store, folder, fileName)
      if (!check) continue
      const run = async (): Promise<string | null> => {
        const problem = await check().catch(() => 'cannot-read')
        // One that went missing since it was listed has been moved on or folded, to what is checked too.
        return problem === 'missing' ? null : problem
      }
      checks.push({ fileName: `${room}/${shard}/${fileName}`, run })
    }
  }
  return checks
}

/** Null for a file that is neither a revision nor an archive. */
function checkOf(store: Store, folder: string, fileName: string): Check['run'] | null {
  const archive = parseArchiveName(fileName)
  if (archive) return () => archiveProblem(store.fs, folder, archive)
  const name = parseRevisionName(fileName)
  if (!name) return null
  return async () => {
    const load = await loadRevision(store.fs, folder, name)
    return load.ok || load.problem === 'newer' ? null : load.problem
  }
}

async function objectChecks(store: Store): Promise<Check[]> {
  const checks: Check[] = []
  for (const shard of await shardsIn(store, store.paths.objects)) {
    const folder = join(store.paths.objects, shard)
    for (const fileName of await namesIn(store, folder)) {
      const sha256 = /^([0-9a-f]{64})\.bin$/.exec(fileName)?.[1]
      if (sha256 === undefined) continue
      const run = async (): Promise<string | null> => {
        const hash = await hashFile(store.fs, join(folder, fileName)).catch(() => null)
        if (hash !== null && hash !== sha256) noteMoved(store, fileName, hash)
        return hash === null ? 'cannot-read' : hash === sha256 ? null : 'checksum'
      }
      checks.push({ fileName: `objects/${shard}/${fileName}`, run })
    }
  }
  return checks
}

/** Objects that a record's newest revision names must be there. */
function namedObjectChecks(store: Store): Check[] {
  const named = new Set([...store.catalogue.all()].flatMap((entry) => entry.top?.header.objects ?? []))
  return [...named].map((sha256) => ({
    fileName: `objects/${sha256.slice(0, 2)}/${sha256}.bin`,
    run: () =>
      store.fs.facts(store.paths.object(sha256)).then(
        () => null,
        (error: unknown) => (isMissing(error) ? 'missing' : 'cannot-read'),
      ),
  }))
}

/** A file put aside is dealt with, unless it was the last of its record: then the record is lost, and that is said until it is not. */
async function lostRecordChecks(store: Store): Promise<Check[]> {
  const names = await namesIn(store, store.paths.damaged)
  return names
    .filter((name) => {
      const id = parseQuarantineName(name)?.highest?.id
      return id !== undefined && store.catalogue.get(id)?.files.length === 0
    })
    .map((name) => ({ fileName: `damaged/${name}`, run: () => Promise.resolve('no-good-copy') }))
}

/** Those of the 256 folders that are there. */
async function shardsIn(store: Store, room: string): Promise<string[]> {
  const names = new Set(await namesIn(store, room))
  return shards.filter((shard) => names.has(shard))
}

async function namesIn(store: Store, folder: string): Promise<string[]> {
  try {
    return await store.fs.list(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
