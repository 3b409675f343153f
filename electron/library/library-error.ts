export type ReadOnlyReason = 'locked' | 'newer-format' | 'medium'

/** Why the library refused. The code decides; nothing is ever read out of the message. */
export type LibraryFailure =
  /** No record, revision or object of that name. */
  | { code: 'NOT_FOUND'; what: 'record' | 'revision' | 'object' | 'backup'; id: string }
  /** Every copy of the record (or the object's only copy) failed its checksum; the files were kept aside. */
  | { code: 'DAMAGED'; id: string }
  /** The medium did not answer (drive unplugged, cloud placeholder, access denied); nothing is known to be wrong. */
  | { code: 'CANNOT_READ_NOW' }
  | { code: 'READ_ONLY'; reason: ReadOnlyReason }
  /** No room; nothing of the state was acknowledged and the caller still holds it. */
  | { code: 'DISK_FULL' }
  /** Somebody else in this process saved after `baseRev`; nothing was written. */
  | { code: 'CONFLICT'; id: string; currentRev: number }
  /** `limit` in bytes. */
  | { code: 'TOO_LARGE'; limit: number }
  /** Not plain JSON within the limits, or a name that is no record id; nothing was written. */
  | { code: 'INVALID'; reason: InvalidReason }
  /** Written by a newer version in a way this one cannot read. */
  | { code: 'NEWER_FORMAT'; id?: string }
  /** There is no library at the path: the drive may not be connected. Nothing was created. */
  | { code: 'NO_LIBRARY' }
  /** A new library was asked for in a folder that already holds something. */
  | { code: 'NOT_EMPTY' }
  | { code: 'CLOSED' }
  /** The operating system refused for another reason; see `cause`. Nothing was acknowledged. */
  | { code: 'IO' }

export type InvalidReason = 'bad-id' | 'too-deep' | 'too-many-values' | 'not-json' | 'missing-object'

/** The one error the library throws on purpose; the host's boundary turns `failure` into the contract's vocabulary. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'

  constructor(
    readonly failure: LibraryFailure,
    options?: { cause?: unknown },
  ) {
    super(failure.code, options)
  }

  get code(): LibraryFailure['code'] {
    return this.failure.code
  }
}
