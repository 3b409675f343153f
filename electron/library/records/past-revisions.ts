import type { Archive } from '../archives/archive-file.ts'
import { parseArchiveName, type ArchiveName } from '../archives/archive-name.ts'
import { loadArchive } from '../archives/load-archive.ts'
import { isMissing } from '../files/error-code.ts'
import { LibraryError } from '../library-error.ts'
import { readHeader, type HeaderOutcome } from '../revisions/read-header.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { parseHeader } from '../revisions/revision-header.ts'
import { parseRevisionName, type RevisionName } from '../revisions/revision-name.ts'
import { newestFirst } from './catalogue.ts'
import { loadRevision, type RevisionLoad } from './load-revision.ts'
import type { Store } from './store.ts'

/** A revision that can be looked at: in a file of its own, or one of many in an archive. */
export type ReadableRevision = {
  name: RevisionName
  header: () => Promise<HeaderOutcome>
  /** CANNOT_READ_NOW. */
  load: () => Promise<RevisionLoad>
}

/** What a record's history is kept in: files of one revision each, and archives of many. */
export type HistoryFiles = { single: RevisionName[]; archives: ArchiveName[] }

/** Names only; none where there is no folder for them yet. CANNOT_READ_NOW. */
export async function historyFiles(store: Store, id: string): Promise<HistoryFiles> {
  const files: HistoryFiles = { single: [], archives: [] }
  for (const fileName of await namesIn(store, store.paths.historyOf(id))) {
    if (!fileName.startsWith(id)) continue
    const single = parseRevisionName(fileName)
    const archive = single ? null : parseArchiveName(fileName)
    if (single) files.single.push(single)
    if (archive) files.archives.push(archive)
  }
  files.single.sort(newestFirst)
  return files
}

/**
 * A record's revisions in the history, newest first; what stands in a damaged archive is left out. An archive that the
 * medium does not give now raises CANNOT_READ_NOW, or is left out too (`unreadable: 'skip'`). `rev` asks for that one only.
 */
export async function pastRevisions(
  store: Store,
  id: string,
  unreadable: 'skip' | 'throw' = 'throw',
  rev?: number,
): Promise<ReadableRevision[]> {
  const { single, archived } = await lookAtHistory(store, id, unreadable, rev)
  const found = new Map(archived.map((revision) => [revision.name.fileName, revision]))
  for (const name of single) found.set(name.fileName, inOwnFile(store, name))
  return [...found.values()].toSorted((a, b) => newestFirst(a.name, b.name))
}

type HistoryLook = { single: RevisionName[]; archived: ReadableRevision[] }

/** An archive that was listed and is gone when it is to be read has been made another meanwhile: then it is looked for once more. */
async function lookAtHistory(...asked: Parameters<typeof lookOnce>): Promise<HistoryLook> {
  const first = await lookOnce(...asked)
  return first.hasMoved ? lookOnce(...asked) : first
}

async function lookOnce(
  store: Store,
  id: string,
  unreadable: 'skip' | 'throw',
  rev: number | undefined,
): Promise<HistoryLook & { hasMoved: boolean }> {
  const { single, archives } = await historyFiles(store, id)
  const archived: ReadableRevision[] = []
  let hasMoved = false
  for (const name of archives.filter((each) => rev === undefined || spans(each, rev))) {
    const revisions = archivedRevisions(store, name)
    const known = await (unreadable === 'throw' ? revisions : revisions.catch(() => []))
    hasMoved ||= known === null
    archived.push(...(known ?? []))
  }
  return { single, archived, hasMoved }
}

/** A revision in `docs/`; one that is gone from there has been superseded, and moved to the history. */
export function currentRevision(store: Store, name: RevisionName): ReadableRevision {
  return inFile(store, store.paths.docsOf(name.id), name, () => Promise.resolve(inOwnFile(store, name)))
}

/** A file that is gone since it was listed has been folded into an archive. */
const inOwnFile = (store: Store, name: RevisionName): ReadableRevision =>
  inFile(store, store.paths.historyOf(name.id), name, () => findArchived(store, name))

/** `elsewhere` answers where it is once it is not there any more. */
function inFile(
  store: Store,
  folder: string,
  name: RevisionName,
  elsewhere: () => Promise<ReadableRevision | undefined>,
): ReadableRevision {
  return {
    name,
    header: async () => {
      const read = await readHeader(store.fs, folder, name)
      if (read.ok || read.problem !== 'cannot-read' || read.code !== 'ENOENT') return read
      return (await elsewhere())?.header() ?? read
    },
    load: async () => {
      const load = await loadRevision(store.fs, folder, name)
      if (load.ok || load.problem !== 'missing') return load
      return (await elsewhere())?.load() ?? load
    },
  }
}

async function findArchived(store: Store, name: RevisionName): Promise<ReadableRevision | undefined> {
  const { archived } = await lookAtHistory(store, name.id, 'throw', name.rev)
  return archived.find((revision) => revision.name.fileName === name.fileName)
}

const spans = ({ lowest, highest }: ArchiveName, rev: number): boolean => lowest <= rev && rev <= highest

/** Null where it is not there any more. */
async function archivedRevisions(store: Store, name: ArchiveName): Promise<ReadableRevision[] | null> {
  const load = await loadArchive(store.fs, store.paths.historyOf(name.id), name)
  if (load.ok) return inArchive(load.archive)
  if (load.problem === 'missing') return null
  if (load.problem !== 'newer') store.notices.add('cannot-read', { id: name.id, fileName: name.fileName })
  return []
}

function inArchive(archive: Archive): ReadableRevision[] {
  let files: ReturnType<Archive['unpack']> | null = null
  return archive.revisions.map(({ name, headerLine }) => ({
    name,
    header: () => Promise.resolve(parseHeader(headerLine)),
    load: async () => {
      files ??= archive.unpack()
      const file = (await files)?.find((each) => each.name.fileName === name.fileName)
      const reading = file && decodeRevision(file.bytes, name)
      if (!reading) return { ok: false, problem: 'payload' }
      if (!reading.ok) return reading
      return { ok: true, revision: { name, header: reading.header, payload: reading.payload } }
    },
  }))
}

async function namesIn(store: Store, folder: string): Promise<string[]> {
  try {
    return await store.fs.list(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
}
