import { LibraryError } from '../library-error.ts'
import { damagedError } from './damaged-error.ts'
import type { HistoryEntry, StoredRevision } from '../library.ts'
import { newestFirst } from './catalogue.ts'
import { currentRevision, pastRevisions, type ReadableRevision } from './past-revisions.ts'
import type { Store } from './store.ts'
import { toStoredRevision } from './stored-state.ts'

/** A record's revisions, newest first; those whose header cannot be read are left out. NOT_FOUND, CANNOT_READ_NOW. */
export async function listHistory(store: Store, id: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  for (const { name, header } of await revisionsIn(store, id, 'skip')) {
    const read = await header()
    if (!read.ok || !read.header.meta) continue
    const { savedAt, kind, meta, writer, name: called } = read.header
    entries.push({
      rev: name.rev,
      hash: name.hash,
      savedAt,
      kind,
      title: meta.title,
      ...(meta.words === undefined ? {} : { words: meta.words }),
      ...(called === undefined ? {} : { name: called }),
      ...(store.catalogue.get(id)?.siblings.has(name.hash) ? { conflict: true as const } : {}),
      ...(writer === store.writer ? {} : { elsewhere: true as const }),
    })
  }
  return entries
}

/** One revision, checked. `hash` tells two of the same number apart. NOT_FOUND, DAMAGED, CANNOT_READ_NOW. */
export async function readOneRevision(
  store: Store,
  id: string,
  rev: number,
  hash?: string,
): Promise<StoredRevision> {
  for (const { name, load: read } of await revisionsIn(store, id, 'throw', rev)) {
    if (name.rev !== rev || (hash !== undefined && name.hash !== hash)) continue
    const load = await read()
    const stored = load.ok ? toStoredRevision(load.revision) : null
    if (stored) return stored
    if (!load.ok && load.problem === 'newer') throw new LibraryError({ code: 'NEWER_FORMAT', id })
    if (!load.ok && load.problem !== 'missing') throw damagedError(store, id)
  }
  throw new LibraryError({ code: 'NOT_FOUND', what: 'revision', id: `${id} ${rev}` })
}

async function revisionsIn(
  store: Store,
  id: string,
  unreadable: 'skip' | 'throw',
  rev?: number,
): Promise<ReadableRevision[]> {
  const entry = store.catalogue.get(id)
  if (!entry || entry.files.length === 0) throw new LibraryError({ code: 'NOT_FOUND', what: 'record', id })
  const current = entry.files.map((name) => currentRevision(store, name))
  const past = await pastRevisions(store, id, unreadable, rev)
  // What moved to the history between the two looks is in both.
  const found = new Map([...current, ...past].map((revision) => [revision.name.fileName, revision]))
  return [...found.values()].toSorted((a, b) => newestFirst(a.name, b.name))
}
