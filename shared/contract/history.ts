import { oc } from '@orpc/contract'
import { z } from 'zod'
import { documentBody } from '../document/body.ts'
import { conflictAnswers } from '../document/merge/answer-conflicts.ts'
import { isoMoment } from '../model/dates.ts'
import { recordId } from '../model/ids.ts'
import { libraryRecord } from '../model/record.ts'
import { errors, readErrors, writeErrors } from './errors.ts'
import { revisionEntry } from './library.ts'
import { saved } from './records.ts'

/** One revision: two writers may have used one number, so its hash says which of the two is meant. */
export const versionRef = z.strictObject({ rev: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{16}$/) })
export type VersionRef = z.infer<typeof versionRef>

export const versionName = z.string().trim().min(1).max(200)

export const version = z.strictObject({
  ...revisionEntry.shape,
  ...versionRef.shape,
  /** What somebody called it. */
  name: z.string().optional(),
  /** Made elsewhere, and nobody has settled it yet. */
  conflict: z.literal(true).optional(),
  /** Written by another installation: another computer, as a rule. */
  elsewhere: z.literal(true).optional(),
})
export type Version = z.infer<typeof version>

/** A record, and for documents its body, as it was. */
export const pastState = z.strictObject({
  ...versionRef.shape,
  savedAt: isoMoment,
  record: libraryRecord,
  body: documentBody.optional(),
})
export type PastState = z.infer<typeof pastState>

const blockNode = z.looseObject({ type: z.string() }).nullable()

/** A block that both versions changed; see `mergeBodies`. `at`: child indexes from the root of the proposed body. */
export const blockQuestion = z.strictObject({
  id: z.string(),
  base: blockNode,
  ours: blockNode,
  theirs: blockNode,
  at: z.array(z.int()),
})

/** A field that both versions changed; `path` leads to it by names and entries' ids, and is empty for the record as a whole. */
export const fieldQuestion = z.strictObject({
  path: z.array(z.string()),
  base: z.unknown(),
  ours: z.unknown(),
  theirs: z.unknown(),
})

const mergeSide = version.pick({ rev: true, hash: true, savedAt: true, elsewhere: true })

/** What two versions of a record come to, and what has to be asked; nothing to ask: they go together by themselves. */
export const mergeProposal = z.strictObject({
  ours: mergeSide,
  theirs: mergeSide,
  /** What both were made from; null where the history no longer tells, and every difference is asked about. */
  base: versionRef.nullable(),
  /** Further versions that wait for the same. */
  others: z.int(),
  record: libraryRecord,
  body: documentBody.optional(),
  blocks: z.array(blockQuestion),
  fields: z.array(fieldQuestion),
})
export type MergeProposal = z.infer<typeof mergeProposal>

export const mergeAnswers = z.strictObject({
  blocks: z.array(z.enum(conflictAnswers)).max(100_000),
  fields: z.array(z.enum(['ours', 'theirs'])).max(100_000),
})
export type MergeAnswers = z.infer<typeof mergeAnswers>

const ofRecord = z.strictObject({ id: recordId })

export const historyContract = {
  /** Every revision that is kept, newest first. */
  list: oc.input(ofRecord).output(z.array(version)).errors(readErrors),
  read: oc
    .input(z.strictObject({ ...ofRecord.shape, ...versionRef.shape }))
    .output(pastState)
    .errors(readErrors),
  /** Words put in and taken out between two revisions of a document; the later one's own where `before` is null. */
  measure: oc
    .input(z.strictObject({ id: recordId, before: versionRef.nullable(), after: versionRef }))
    .output(z.strictObject({ inserted: z.int(), deleted: z.int() }))
    .errors(readErrors),
  /** Keeps the record as it is now under a name, for ever. */
  name: oc
    .input(z.strictObject({ id: recordId, name: versionName }))
    .output(saved)
    .errors({ ...readErrors, ...writeErrors, CONFLICT: errors.CONFLICT }),
  /** Makes an old revision the newest one again; the newer ones stay. */
  restore: oc
    .input(z.strictObject({ ...ofRecord.shape, ...versionRef.shape }))
    .output(saved)
    .errors({ ...readErrors, ...writeErrors, CONFLICT: errors.CONFLICT }),
  /** How many versions made elsewhere wait to be settled. */
  waiting: oc.input(ofRecord).output(z.strictObject({ versions: z.int() })),
  /** The newest revision and the first of those that wait, put together; null where none waits. */
  merge: oc.input(ofRecord).output(mergeProposal.nullable()).errors(readErrors),
  /** Saves the two as answered, one answer for each question in its order. CONFLICT where either has changed since it was asked. */
  settle: oc
    .input(z.strictObject({ id: recordId, ours: versionRef, theirs: versionRef, answers: mergeAnswers }))
    .output(saved)
    .errors({ ...readErrors, ...writeErrors, CONFLICT: errors.CONFLICT }),
}
