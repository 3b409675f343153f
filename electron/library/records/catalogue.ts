import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { RevisionHeader } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'

/** Who in this process wrote a file. A change of place (into the bin, out of it) leaves the content as it was. */
export type Authorship = { editor: string | undefined; sameContent: boolean }

/** What is known of one record's files in `docs/`. */
export type RecordEntry = {
  readonly id: RecordId
  /** Newest first. */
  files: RevisionName[]
  /** The newest revision whose header could be read, and the file it stands in. */
  top: { name: RevisionName; header: RevisionHeader } | null
  /** The newest file was written by a newer version of the program: saving is refused. */
  newer: boolean
  /** Short hashes of versions made elsewhere that nobody has settled. */
  siblings: Set<string>
  /** The highest revision number ever used or tried here; never used again. */
  tried: number
  /** Files this process wrote or tried to write. */
  ours: Map<string, Authorship>
  /** A file of it failed its checksum, now or earlier. */
  damaged: boolean
  restoredFrom: 'older-revision' | 'history' | 'backup' | undefined
}

/** All records of an open library, in memory. */
export class Catalogue {
  private readonly entries = new Map<string, RecordEntry>()
  readonly summaries = new Map<RecordId, RecordSummary>()

  get(id: string): RecordEntry | undefined {
    return this.entries.get(id)
  }

  /** The entry of a record, made where the library has never seen it. */
  entryOf(id: RecordId): RecordEntry {
    const known = this.entries.get(id)
    if (known) return known
    const entry: RecordEntry = {
      id,
      files: [],
      top: null,
      newer: false,
      siblings: new Set(),
      tried: 0,
      ours: new Map(),
      damaged: false,
      restoredFrom: undefined,
    }
    this.entries.set(id, entry)
    return entry
  }

  all(): Iterable<RecordEntry> {
    return this.entries.values()
  }

  /** States a record's newest revision; a tombstone, or none, takes it out of every list. */
  setTop(entry: RecordEntry, top: RecordEntry['top']): void {
    entry.top = top
    if (top?.header.kind === 'merge' || top?.header.kind === 'tombstone') entry.siblings.clear()
    for (const sibling of top?.header.siblings ?? []) entry.siblings.add(sibling)
    if (top?.header.meta && top.header.kind !== 'tombstone') this.summaries.set(entry.id, top.header.meta)
    else this.summaries.delete(entry.id)
  }
}

/** Newest first; equal numbers made by two writers are told apart by the hash. */
export function newestFirst(a: RevisionName, b: RevisionName): number {
  return b.rev - a.rev || (a.hash < b.hash ? 1 : a.hash > b.hash ? -1 : 0)
}
