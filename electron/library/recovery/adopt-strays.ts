import { join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { moveDurably } from '../files/move-durably.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { commitRevision } from '../records/commit-revision.ts'
import type { Store } from '../records/store.ts'
import { decodeRevision, type RevisionReading } from '../revisions/revision-file.ts'
import { toRevisionName } from '../revisions/revision-name.ts'
import { readBounded } from '../records/load-revision.ts'
import type { StrayFile } from './list-library.ts'
import { noticeForeign } from './notice-foreign.ts'

const temporaryLifeMs = 24 * 60 * 60 * 1000

/**
 * Looks into every file of `docs/` that is no revision by its name. A save that was cut short but is complete and newer
 * than what we have becomes a revision of kind `recovered`; a whole revision under a foreign name (a sync program's copy)
 * gets its own name back; anything else is listed and left alone. Only the holder of the library does this.
 */
export async function adoptStrays(store: Store, strays: readonly StrayFile[]): Promise<void> {
  for (const stray of strays) {
    const path = join(stray.folder, stray.fileName)
    const reading = await readWhole(store.fs, path)
    if (stray.temporary) await settleTemporary(store, stray, path, reading)
    else if (reading?.ok) await adoptCopy(store, stray, path, reading)
    else store.notices.add('unknown-file', { fileName: stray.fileName })
  }
}

async function settleTemporary(
  store: Store,
  stray: StrayFile,
  path: string,
  reading: RevisionReading | null,
): Promise<void> {
  if (reading?.ok && stray.temporary && reading.header.rev === stray.temporary.rev) {
    if (await adoptTemporary(store, stray, path, reading)) return
  }
  const facts = await store.fs.facts(path).catch(() => null)
  if (facts && store.clock.now().getTime() - facts.modifiedMs > temporaryLifeMs)
    await removeQuietly(store.fs, path)
}

async function adoptTemporary(
  store: Store,
  stray: StrayFile,
  path: string,
  { header, payload }: RevisionReading & { ok: true },
): Promise<boolean> {
  const entry = store.catalogue.entryOf(header.id)
  if ((entry.files[0]?.rev ?? 0) >= header.rev || header.kind === 'tombstone') return false
  entry.tried = Math.max(entry.tried, header.rev)
  try {
    await commitRevision(store, entry, {
      payload: Buffer.from(JSON.stringify(payload)),
      meta: header.meta,
      kind: 'recovered',
      objects: header.objects ?? [],
      schema: header.schema,
      trashedAt: header.meta?.trashedAt ?? null,
      baseRev: undefined,
      editor: undefined,
    })
  } catch {
    // A disk without room: the file waits for the next start.
    store.notices.add('unknown-file', { fileName: stray.fileName })
    return true
  }
  store.notices.add('adopted', { id: header.id, fileName: stray.fileName })
  await removeQuietly(store.fs, path)
  return true
}

async function adoptCopy(
  store: Store,
  stray: StrayFile,
  path: string,
  { header, hash }: RevisionReading & { ok: true },
): Promise<void> {
  const name = toRevisionName(header.id, header.rev, hash.slice(0, 16))
  const { docsOf, historyOf } = store.paths
  const isKnown = await Promise.all(
    [docsOf(header.id), historyOf(header.id)].map((folder) =>
      store.fs.facts(join(folder, name.fileName)).then(
        () => true,
        () => false,
      ),
    ),
  )
  if (isKnown.includes(true)) return store.notices.add('unknown-file', { fileName: stray.fileName })
  try {
    await moveDurably(store.fs, path, join(docsOf(header.id), name.fileName), (ms) => store.clock.pause(ms))
    store.notices.add('adopted', { id: header.id, fileName: stray.fileName })
    const entry = store.catalogue.entryOf(header.id)
    await store.queues.add(header.id, { run: () => noticeForeign(store, entry) })
  } catch {
    store.notices.add('unknown-file', { fileName: stray.fileName })
  }
}

async function readWhole(fs: FileSystem, path: string): Promise<RevisionReading | null> {
  try {
    const bytes = await readBounded(fs, path)
    return bytes && decodeRevision(bytes)
  } catch {
    return null
  }
}
