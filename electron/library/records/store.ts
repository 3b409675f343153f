import type { LibraryNotice, RecordChange } from '../../../shared/contract/library.ts'
import { recordId, type RecordId } from '../../../shared/model/ids.ts'
import type { KeptCopies } from '../backups/kept-copies.ts'
import type { Clock } from '../clock.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { LibraryPaths } from '../library-paths.ts'
import type { Layout } from '../raise-layout.ts'
import { LibraryError, type ReadOnlyReason } from '../library-error.ts'
import type { Seal } from '../sealing/seal.ts'
import type { Catalogue } from './catalogue.ts'
import type { RecordQueues } from './record-queues.ts'

/** What every part of an open library works with. */
export type Store = {
  readonly fs: FileSystem
  readonly clock: Clock
  readonly paths: LibraryPaths
  readonly libraryId: string
  /** Names this installation, and the version of the program, in every file it writes. */
  readonly writer: string
  readonly app: string
  readonly catalogue: Catalogue
  readonly queues: RecordQueues
  readonly notices: NoticeBoard
  readonly changes: Listeners<RecordChange>
  readonly access: Access
  readonly layout: Layout
  /** Good copies of what this library lost; null where it has no backups. */
  readonly copies: KeptCopies | null
  /** What the library is sealed with; null where it is a plain one. */
  readonly seal: Seal | null
}

/** What the library did by itself, told once each. */
export class NoticeBoard {
  readonly list: LibraryNotice[] = []
  constructor(private readonly clock: Clock) {}

  add(code: LibraryNotice['code'], about: { id?: string; fileName?: string } = {}): void {
    const id = recordId.safeParse(about.id).data
    const { fileName } = about
    if (this.list.some((told) => told.code === code && told.id === id && told.fileName === fileName)) return
    this.list.push({
      code,
      ...(id === undefined ? {} : { id }),
      ...(fileName === undefined ? {} : { fileName }),
      at: this.clock.now().toISOString(),
    })
  }

  /** Says no more what has ceased to be so. */
  withdraw(code: LibraryNotice['code']): void {
    for (let at = this.list.length - 1; at >= 0; at -= 1)
      if (this.list[at]?.code === code) this.list.splice(at, 1)
  }
}

/** Subscribers; one that throws does not keep the others from being told, nor fails the save it was told of. */
export class Listeners<T> {
  private readonly listeners = new Set<(value: T) => void>()

  add(listener: (value: T) => void): () => void {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  tell(value: T): void {
    for (const listener of this.listeners) {
      try {
        listener(value)
      } catch {
        // What a listener does with the news is its own affair; the save it was told of stands.
        continue
      }
    }
  }
}

/** Whether the library may be written, and why not. */
export class Access {
  readonly changes = new Listeners<ReadOnlyReason | null>()
  constructor(private reason: ReadOnlyReason | null) {}

  get readOnly(): ReadOnlyReason | null {
    return this.reason
  }

  set(reason: ReadOnlyReason | null): void {
    if (reason === this.reason) return
    this.reason = reason
    this.changes.tell(reason)
  }

  requireWritable(): void {
    if (this.reason) throw new LibraryError({ code: 'READ_ONLY', reason: this.reason })
  }
}

/** Tells of a change; `kind` where the record is no longer listed. Nothing is told of what was never listed. */
export function tellChange(
  store: Store,
  id: RecordId,
  op: RecordChange['op'],
  rev: number,
  kind = store.catalogue.summaries.get(id)?.kind,
): void {
  if (kind) store.changes.tell({ id, kind, rev, op })
}
