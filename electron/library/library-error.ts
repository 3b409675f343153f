import type { BackupProblem } from '../../shared/contract/backups.ts'

export type ReadOnlyReason = 'locked' | 'newer-format' | 'medium'

/** Why the library refused. The code decides; nothing is ever read out of the message. */
export type LibraryFailure =
  /** No record, revision or object of that name. */
  | { code: 'NOT_FOUND'; what: 'record' | 'revision' | 'object' | 'backup'; id: string }
  /**
   * Every copy of the record (or the object's only copy) failed its checksum; the files were kept aside. `tampered`: the
   * checksum holds and the seal does not, so that somebody without the key made or moved the file.
   */
  | { code: 'DAMAGED'; id: string; tampered?: true }
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
  /** A sealed library, and no key was given, or none that opens it: `tried` says which was wrong. */
  | { code: 'PASSPHRASE'; reason: 'needed' }
  | { code: 'PASSPHRASE'; reason: 'wrong'; tried: 'passphrase' | 'recovery-code' | 'data-key' }
  /** No copy of a sealed library's key file can be read: neither in the library nor in a backup that is in reach. */
  | { code: 'KEY_DAMAGED' }
  /** There is no library at the path: the drive may not be connected. Nothing was created. */
  | { code: 'NO_LIBRARY' }
  /** A new library was asked for in a folder that already holds something. */
  | { code: 'NOT_EMPTY' }
  /** No backup of how things stand could be made ahead of a restore; nothing was brought back. */
  | { code: 'NO_BACKUP'; problem: BackupProblem }
  | { code: 'CLOSED' }
  /** The operating system refused for another reason; see `cause`. Nothing was acknowledged. */
  | { code: 'IO' }

export type InvalidReason =
  | 'already-so'
  | 'bad-id'
  | 'too-deep'
  | 'too-many-values'
  | 'not-json'
  | 'missing-object'

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
