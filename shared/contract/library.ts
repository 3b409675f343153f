import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { isoMoment } from '../model/dates.ts'
import { recordId } from '../model/ids.ts'
import { recordKind } from '../model/record.ts'
import { errors } from './errors.ts'

export const readOnlyReason = z.enum(['locked', 'newer-format', 'medium'])

/** Something the library did or met by itself and that the reader should know. */
export const libraryNotice = z.strictObject({
  code: z.enum([
    'restored-older',
    'quarantined',
    'adopted',
    'unknown-file',
    'conflict',
    'index-rebuilt',
    'marker-rebuilt',
    'newer-format',
    'cannot-read',
    'restored-from-backup',
    'backup-failed',
    'tampered',
  ]),
  id: recordId.optional(),
  fileName: z.string().optional(),
  at: isoMoment,
})
export type LibraryNotice = z.infer<typeof libraryNotice>

export const libraryStatus = z.strictObject({
  libraryId: z.string(),
  /** The folder's name, never its path on a host that is reached through a socket. */
  name: z.string(),
  readOnly: readOnlyReason.nullable(),
  counts: z.record(recordKind, z.int()),
  trashed: z.int(),
  notices: z.array(libraryNotice),
  version: z.string(),
})
export type LibraryStatus = z.infer<typeof libraryStatus>

export const revisionEntry = z.strictObject({
  rev: z.int().min(1),
  savedAt: isoMoment,
  kind: z.enum(['autosave', 'manual', 'import', 'restore', 'migrate', 'merge', 'tombstone', 'recovered']),
  title: z.string(),
  words: z.int().optional(),
})
export type RevisionEntry = z.infer<typeof revisionEntry>

export const verifyProgress = z.strictObject({
  checked: z.int(),
  total: z.int(),
  /** Library-relative names of files that do not match their checksum, so far. */
  damaged: z.array(z.strictObject({ fileName: z.string(), reason: z.string() })),
  done: z.boolean(),
})
export type VerifyProgress = z.infer<typeof verifyProgress>

/** What happened to a record, as everybody who shows it is told. */
export const recordChange = z.strictObject({
  id: recordId,
  kind: recordKind,
  rev: z.int(),
  op: z.enum(['saved', 'trashed', 'restored', 'purged', 'external']),
})
export type RecordChange = z.infer<typeof recordChange>

export const libraryContract = {
  status: oc.output(libraryStatus),
  /** Looks for what other programs and machines brought or changed; asked when the window is looked at again. */
  refresh: oc.output(libraryStatus),
  /** Writes although somebody else seems to hold the library. At worst two versions come to stand side by side; none is lost. */
  editAnyway: oc.output(libraryStatus).errors({ READ_ONLY: errors.READ_ONLY }),
  /** Every file against its checksum; yields as it goes. */
  verify: oc.output(eventIterator(verifyProgress)),
  /** Every change from now on; a subscriber that lost its connection asks again and refetches what it shows. */
  changes: oc.output(eventIterator(recordChange)),
}
