import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { isoMoment } from '../model/dates.ts'
import { recordId } from '../model/ids.ts'
import { recordKind } from '../model/record.ts'
import { errors } from './errors.ts'
import { verifyProgress } from './library.ts'

/** Where backups lie: the program's own folder of this user, or the one the user chose. No path crosses the boundary. */
export const backupPlace = z.enum(['own', 'second'])
export type BackupPlace = z.infer<typeof backupPlace>

/** What made a backup necessary. */
export const backupReason = z.enum(['hourly', 'manual', 'quit', 'import', 'delete', 'migration', 'restore'])
export type BackupReason = z.infer<typeof backupReason>

/** Why there is no backup: each is a sentence of its own on the page. */
export const backupProblem = z.enum([
  'missing',
  'no-room',
  'cannot-write',
  'cannot-read',
  'busy',
  'given-up',
  'inside-library',
  'newer-format',
])
export type BackupProblem = z.infer<typeof backupProblem>

/** A backup's own name: when it was made, and four digits that tell two of one moment apart. */
export const backupId = z.string().regex(/^\d{8}T\d{9}Z-[0-9a-f]{4}$/)

/** One backup of one library; `libraryId` left out means the open one. */
export const backupRef = z.strictObject({
  place: backupPlace,
  id: backupId,
  libraryId: z.uuid().optional(),
})
export type BackupRef = z.infer<typeof backupRef>

export const placeStatus = z.strictObject({
  place: backupPlace,
  /** The chosen folder's name; empty for the program's own. */
  name: z.string(),
  count: z.int(),
  lastAt: isoMoment.nullable(),
  /** What stands in the way now, and since when. */
  problem: z.strictObject({ code: backupProblem, since: isoMoment }).nullable(),
  /** It has failed for three days. */
  overdue: z.boolean(),
  /** A chosen folder on the very disk of the library: both would be lost with it. False where that is not known. */
  sameDisk: z.boolean(),
})
export type PlaceStatus = z.infer<typeof placeStatus>

export const backupsStatus = z.strictObject({
  /** Whether they are made by themselves in this session. */
  automatic: z.boolean(),
  /** Whether the host can ask for a folder. */
  canChoose: z.boolean(),
  places: z.array(placeStatus),
  /** The last time every file of the library was read and held against its checksum. */
  lastCheckAt: isoMoment.nullable(),
  /** Files that were put aside as damaged, newest first. */
  damaged: z.array(z.strictObject({ fileName: z.string(), at: isoMoment })),
})
export type BackupsStatus = z.infer<typeof backupsStatus>

/** How one place fared; `fresh` false: everything was in the newest backup already. */
export const backupOutcome = z.strictObject({
  place: backupPlace,
  problem: backupProblem.nullable(),
  fresh: z.boolean(),
  id: backupId.nullable(),
  at: isoMoment.nullable(),
  /** Files copied this time, and their bytes. */
  copied: z.int(),
  bytes: z.number(),
  /** Files of the library that failed their checksum and were not copied; the newest good copy is kept. */
  damaged: z.int(),
})
export type BackupOutcome = z.infer<typeof backupOutcome>

export const backupProgress = z.strictObject({
  place: backupPlace.nullable(),
  copied: z.int(),
  total: z.int(),
  /** Set in the last word. */
  outcomes: z.array(backupOutcome).nullable(),
})
export type BackupProgress = z.infer<typeof backupProgress>

export const backupEntry = z.strictObject({
  place: backupPlace,
  id: backupId,
  libraryId: z.string(),
  /** The library folder's name when the backup was made. */
  name: z.string(),
  at: isoMoment,
  reason: backupReason,
  records: z.int(),
  bytes: z.number(),
})
export type BackupEntry = z.infer<typeof backupEntry>

export const backupList = z.strictObject({
  /** Newest first. */
  entries: z.array(backupEntry),
  /** Backups whose list of contents failed its checksum, by name; the others are not touched by that. */
  damaged: z.array(z.string()),
})
export type BackupList = z.infer<typeof backupList>

/** How a record of a backup stands to the library: as it is, written on since, in the bin, or not there. */
export const keptState = z.enum(['same', 'changed', 'binned', 'gone'])
export type KeptState = z.infer<typeof keptState>

export const keptRecord = z.strictObject({
  id: recordId,
  kind: recordKind,
  title: z.string(),
  savedAt: isoMoment,
  state: keptState,
})
export type KeptRecord = z.infer<typeof keptRecord>

export const keptPage = z.strictObject({
  at: isoMoment,
  total: z.int(),
  items: z.array(keptRecord),
  /** Records of which the backup's own copies are damaged. */
  unreadable: z.int(),
})
export type KeptPage = z.infer<typeof keptPage>

export const restoreProgress = z.strictObject({
  restored: z.int(),
  total: z.int(),
  /** Records that could not be brought back. */
  failed: z.array(z.strictObject({ id: recordId, reason: z.string() })),
  /** Pictures and attachments that neither the library nor the backup has any more. */
  missingObjects: z.int(),
  /** The backup of how things stood before, by which all of this can be undone; null where there is none. */
  before: backupRef.nullable(),
  done: z.boolean(),
})
export type RestoreProgress = z.infer<typeof restoreProgress>

export const keptLibrary = z.strictObject({
  libraryId: z.string(),
  name: z.string(),
  current: z.boolean(),
  newest: backupEntry,
})
export type KeptLibrary = z.infer<typeof keptLibrary>

const reading = { NOT_FOUND: errors.NOT_FOUND, CANNOT_READ_NOW: errors.CANNOT_READ_NOW }
const writing = {
  READ_ONLY: errors.READ_ONLY,
  DISK_FULL: errors.DISK_FULL,
  INVALID: errors.INVALID,
  ...reading,
}
const choosing = { NO_CAPABILITY: errors.NO_CAPABILITY, INVALID: errors.INVALID }

export const backupsContract = {
  status: oc.output(backupsStatus),
  /** Backs up now, to every place; ending the stream gives it up, and nothing copied so far is lost. */
  now: oc.output(eventIterator(backupProgress)),
  list: oc.output(backupList),
  /** What one backup holds. `differing` leaves out what is in the library as it is. */
  look: oc
    .input(
      z.strictObject({
        ref: backupRef,
        differing: z.boolean().default(true),
        text: z.string().max(200).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(keptPage)
    .errors(reading),
  /**
   * Brings records back as new revisions; without `ids` every record that differs. A backup of how things stand comes
   * first: NO_BACKUP where there can be none, unless `unprotected` says to go on without.
   */
  restore: oc
    .input(
      z.strictObject({
        ref: backupRef,
        ids: z.array(recordId).min(1).max(10_000).optional(),
        unprotected: z.boolean().default(false),
        /** `ref` is the `before` of a restore: what that brought back and was not there goes to the bin. */
        undo: z.boolean().default(false),
      }),
    )
    .output(eventIterator(restoreProgress))
    .errors({ ...writing, NO_BACKUP: errors.NO_BACKUP }),
  /** Reads every file of every backup. */
  verify: oc.output(eventIterator(verifyProgress)),
  /** Asks, by the host's own dialog, for a folder to keep a second set of backups in; false when cancelled. */
  choosePlace: oc.output(z.strictObject({ chosen: z.boolean() })).errors(choosing),
  /** Keeps no more backups in the chosen folder; those that are there stay. */
  forgetPlace: oc.output(backupsStatus),
  /** Every library that has backups here, also those whose folder is gone. */
  libraries: oc.output(z.array(keptLibrary)),
  /** Asks for an empty folder and makes the library of a backup there, whole; null when cancelled. */
  restoreLibrary: oc
    .input(z.strictObject({ ref: backupRef }))
    .output(z.strictObject({ name: z.string(), records: z.int(), missing: z.int() }).nullable())
    .errors({ ...choosing, ...writing }),
}
