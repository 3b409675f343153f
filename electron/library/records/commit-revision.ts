import { join } from 'node:path'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { recordSchemaVersion } from '../../../shared/model/record.ts'
import { isDiskFull, isMissing } from '../files/error-code.ts'
import { writeDurably } from '../files/write-durably.ts'
import { releaseReserve } from '../keeping/reserve.ts'
import type { Saved } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { putBackObject } from '../recovery/from-backups.ts'
import { encodeRevision, type HeaderFields } from '../revisions/revision-file.ts'
import { maxRev, type RevisionName } from '../revisions/revision-name.ts'
import type { RevisionKind } from '../revisions/revision-header.ts'
import { newestFirst, type Authorship, type RecordEntry } from './catalogue.ts'
import { findLineage, type Claim } from './lineage.ts'
import { loadRevision } from './load-revision.ts'
import { reconcile } from './reconcile.ts'
import type { Store } from './store.ts'

/** A state ready to be written: serialised, within its limits. */
export type Draft = Claim & {
  payload: Uint8Array
  meta: RecordSummary | null
  kind: RevisionKind
  objects: readonly string[]
  /** Short hash of the revision whose content is brought back. */
  of?: string
  /** The shape of the payload, where it is that of an older revision; today's where nothing is said. */
  schema?: number
  /** ISO moment the record went into the bin, null to take it out, undefined to leave it where it is. */
  trashedAt?: string | null
  /** The content is that of the newest revision; only its place changed. */
  sameContent?: boolean
  /** Hash of a version from elsewhere that whoever made this state has seen and settled with it. */
  settled?: string
  /** Of a merge: hashes of the versions it settles; left out, all. */
  settles?: readonly string[]
  name?: string
}

/**
 * Writes one revision and resolves when it is durable: looks at the folder first, burns a number, writes a new file,
 * syncs it, names it, syncs the name. On a full disk the reserve is given up and one new attempt is made at once.
 * To be called in the record's own turn.
 */
export async function commitRevision(store: Store, entry: RecordEntry, draft: Draft): Promise<Saved> {
  store.access.requireWritable()
  const before = entry.top?.name ?? null
  const arrived = await reconcile(store, entry)
  if (entry.newer) throw new LibraryError({ code: 'READ_ONLY', reason: 'newer-format' })
  await requireObjects(store, draft.objects)
  const lineage = findLineage(entry, draft, before, arrived)
  const unseen = lineage.foreign.filter(({ hash }) => hash !== draft.settled)
  const conflicts = await differing(store, unseen, draft.payload)
  for (const conflict of conflicts) entry.siblings.add(conflict.hash)
  if (conflicts.length > 0) store.notices.add('conflict', { id: entry.id })

  const saved = await write(store, entry, draft, lineage.base).catch(async (error: unknown) => {
    if (!isDiskFull(error) || !(await releaseReserve(store.fs, store.paths))) throw translate(error)
    return write(store, entry, draft, lineage.base).catch((again: unknown) => {
      throw translate(again)
    })
  })
  return conflicts.length === 0 ? saved : { ...saved, conflictsWith: conflicts.map((each) => each.rev) }
}

async function write(
  store: Store,
  entry: RecordEntry,
  draft: Draft,
  base: RevisionName | null,
): Promise<Saved> {
  const rev = Math.max(entry.tried, entry.files[0]?.rev ?? 0) + 1
  if (rev > maxRev) throw new LibraryError({ code: 'IO' })
  entry.tried = rev
  const settled = settledBy(draft, entry)
  const siblings = [...entry.siblings].filter((hash) => !settled.includes(hash))
  const fields: HeaderFields = {
    library: store.libraryId,
    id: entry.id,
    rev,
    base: base?.hash ?? null,
    ...(siblings.length > 0 ? { siblings } : {}),
    ...(draft.kind === 'merge' && settled.length > 0 ? { merged: settled.slice(0, 64) } : {}),
    ...(draft.name === undefined ? {} : { name: draft.name }),
    schema: draft.schema ?? recordSchemaVersion,
    kind: isMigration(draft, entry) ? 'migrate' : draft.kind,
    savedAt: store.clock.now().toISOString(),
    writer: store.writer,
    app: store.app,
    ...(draft.of === undefined ? {} : { of: draft.of }),
    ...(draft.objects.length > 0 ? { objects: [...draft.objects] } : {}),
    meta: placed(draft, entry),
  }
  const { bytes, name } = encodeRevision(fields, draft.payload)
  const author: Authorship = { editor: draft.editor, sameContent: draft.sameContent ?? false }
  entry.ours.set(name.fileName, author)
  const path = join(store.paths.docsOf(entry.id), name.fileName)
  await writeDurably(store.fs, path, bytes, (ms) => store.clock.pause(ms))

  entry.files = [name, ...entry.files].toSorted(newestFirst)
  entry.restoredFrom = undefined
  const header = { fmt: 'rapporteur-revision' as const, v: 1 as const, ...fields, len: draft.payload.length }
  store.catalogue.setTop(entry, { name, header })
  return { id: entry.id, rev, savedAt: fields.savedAt }
}

/** The first save of words in a new shape: its base, in the old one, is kept for ever. */
function isMigration({ kind, schema = recordSchemaVersion }: Draft, { top }: RecordEntry): boolean {
  const before = top?.header.schema ?? schema
  return before < schema && (kind === 'autosave' || kind === 'manual')
}

/** What ends with a revision: a tombstone ends all that waits, a merge what whoever made it has seen. */
function settledBy({ kind, settles, settled }: Draft, { siblings }: RecordEntry): string[] {
  if (kind !== 'merge' && kind !== 'tombstone') return []
  return [...new Set([...(settles ?? siblings), ...(settled === undefined ? [] : [settled])])]
}

/** The summary with the library's own word on whether the record is in the bin. */
function placed(draft: Draft, entry: RecordEntry): RecordSummary | null {
  if (draft.meta === null) return null
  const { trashedAt: _, ...meta } = draft.meta
  const before = entry.top?.header.meta?.trashedAt
  const trashedAt = draft.trashedAt === undefined ? before : draft.trashedAt
  return trashedAt ? { ...meta, trashedAt } : meta
}

/** Files from elsewhere that hold something else than what is being saved. */
async function differing(
  store: Store,
  foreign: readonly RevisionName[],
  payload: Uint8Array,
): Promise<RevisionName[]> {
  const ours = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8')
  const others: RevisionName[] = []
  const bases = new Set<string>()
  for (const name of foreign) {
    const load = await loadRevision(store.fs, store.paths.docsOf(name.id), name)
    if (load.ok && load.revision.header.base) bases.add(load.revision.header.base)
    if (!load.ok || JSON.stringify(load.revision.payload) !== ours) others.push(name)
  }
  return others.filter((name) => !bases.has(name.hash))
}

/** INVALID where an object is named that is not stored. */
export async function requireObjects(store: Store, objects: readonly string[]): Promise<void> {
  for (const object of objects) {
    try {
      await store.fs.facts(store.paths.object(object))
    } catch (error) {
      if (isMissing(error) && (await putBackObject(store, object))) continue
      if (isMissing(error)) throw new LibraryError({ code: 'INVALID', reason: 'missing-object' })
      throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
    }
  }
}

function translate(error: unknown): unknown {
  if (error instanceof LibraryError) return error
  return new LibraryError({ code: isDiskFull(error) ? 'DISK_FULL' : 'IO' }, { cause: error })
}
