import { join } from 'node:path'
import { parseArchiveName } from '../archives/archive-name.ts'
import { loadArchive } from '../archives/load-archive.ts'
import { objectsInArchive } from '../archives/objects-in-archive.ts'
import { isMissing } from '../files/error-code.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { moveDurably } from '../files/move-durably.ts'
import { removeQuietly } from '../files/write-durably.ts'
import type { Store } from '../records/store.ts'
import { parseQuarantineName, quarantineName } from '../recovery/quarantine.ts'
import { readHeader } from '../revisions/read-header.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'

const dayMs = 24 * 3_600_000

/** A stored file that nothing names is left alone for a week, and then waits in the trash for a month. */
export const objectGrace = { newMs: 7 * dayMs, trashMs: 30 * dayMs } as const

export type Swept = { aside: number; removed: number; back: number }

/**
 * Lets go of pictures and attachments that no revision, no history, no trash and no backup names: first into the
 * library's trash, where a save or a reader that asks for them still finds them, and a month later for good. `kept` are
 * those the backups name, null where that is not known; then, and where any header cannot be read, nothing is done. Stops
 * between two files when `mayGoOn` says so; what is left is let go the next time.
 */
export async function sweepObjects(
  store: Store,
  kept: ReadonlySet<string> | null,
  mayGoOn: () => boolean,
): Promise<Swept | null> {
  if (store.access.readOnly || kept === null) return null
  const named = await namedInLibrary(store, mayGoOn)
  if (named === null) return null
  const isNeeded = (sha256: string): boolean =>
    named.has(sha256) || kept.has(sha256) || namedNow(store, sha256)
  const swept = await emptyTrash(store, isNeeded, mayGoOn)
  return { ...swept, aside: await putAside(store, isNeeded, mayGoOn) }
}

/** Every object that any header names, archived ones too; null where one of them cannot be read, or time is up. */
async function namedInLibrary(store: Store, mayGoOn: () => boolean): Promise<Set<string> | null> {
  const named = new Set<string>()
  for (const room of ['docs', 'history', 'trash'] as const) {
    for (const shard of shards) {
      const folder = join(store.paths[room], shard)
      for (const fileName of await namesIn(store, folder)) {
        if (!mayGoOn()) return null
        const archive = parseArchiveName(fileName)
        if (archive) {
          const load = await loadArchive(store.fs, folder, archive)
          const inside = load.ok ? objectsInArchive(load.archive) : null
          if (inside === null) return null
          for (const sha256 of inside) named.add(sha256)
        }
        const name = parseRevisionName(fileName)
        if (!name) continue
        const top = store.catalogue.get(name.id)?.top
        const isTop = room === 'docs' && top?.name.fileName === fileName
        const read = isTop
          ? { ok: true as const, header: top.header }
          : await readHeader(store.fs, folder, name)
        if (!read.ok) return null
        for (const sha256 of read.header.objects ?? []) named.add(sha256)
      }
    }
  }
  return named
}

/** A save may have named it since the headers were read. */
function namedNow(store: Store, sha256: string): boolean {
  for (const { top } of store.catalogue.all()) if (top?.header.objects?.includes(sha256)) return true
  return false
}

async function putAside(
  store: Store,
  isNeeded: (sha256: string) => boolean,
  mayGoOn: () => boolean,
): Promise<number> {
  const now = store.clock.now()
  let aside = 0
  for (const shard of shards) {
    const folder = join(store.paths.objects, shard)
    for (const fileName of await namesIn(store, folder)) {
      if (!mayGoOn()) return aside
      const sha256 = /^([0-9a-f]{64})\.bin$/.exec(fileName)?.[1]
      if (sha256 === undefined || isNeeded(sha256)) continue
      const facts = await store.fs.facts(join(folder, fileName)).catch(() => null)
      if (!facts || now.getTime() - facts.modifiedMs < objectGrace.newMs) continue
      await ensureFolder(store.fs, store.paths.trash)
      await ensureFolder(store.fs, store.paths.trashObjects)
      const target = join(store.paths.trashObjects, quarantineName(fileName, now))
      await moveDurably(store.fs, join(folder, fileName), target, (ms) => store.clock.pause(ms))
      aside += 1
    }
  }
  return aside
}

async function emptyTrash(
  store: Store,
  isNeeded: (sha256: string) => boolean,
  mayGoOn: () => boolean,
): Promise<Pick<Swept, 'removed' | 'back'>> {
  const swept = { removed: 0, back: 0 }
  for (const name of await namesIn(store, store.paths.trashObjects)) {
    const stamped = parseQuarantineName(name)
    if (!mayGoOn()) return swept
    if (!stamped) continue
    const path = join(store.paths.trashObjects, name)
    const sha256 = stamped.fileName.replace(/\.bin$/, '')
    if (isNeeded(sha256)) {
      await ensureFolder(store.fs, store.paths.objectFolder(sha256))
      await moveDurably(store.fs, path, store.paths.object(sha256), (ms) => store.clock.pause(ms))
      swept.back += 1
    } else if (store.clock.now().getTime() - stamped.atMs >= objectGrace.trashMs) {
      if (await removeQuietly(store.fs, path)) swept.removed += 1
    }
  }
  return swept
}

async function namesIn(store: Store, folder: string): Promise<string[]> {
  return store.fs.list(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
}
