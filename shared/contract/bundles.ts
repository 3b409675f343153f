import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId, sha256 } from '../model/ids.ts'
import { recordKind } from '../model/record.ts'
import { errors } from './errors.ts'

/** Fewest characters of a passphrase for a file that may be lost on the way. */
export const shortestPassphrase = 8

const choice = {
  /** Meetings, documents, annexes, packs; what they need comes along by itself. */
  ids: z.array(recordId).min(1).max(500),
  /** Papers that would come along and shall not. */
  without: z.array(recordId).max(2000).default([]),
}

/** Why a record comes along. */
export const bundleRole = z.enum(['chosen', 'paper', 'named'])

const leftOut = z.array(z.strictObject({ id: recordId, title: z.string() }))

/** What a bundle would hold; sizes in bytes, before packing. */
export const bundlePlan = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: recordId,
      kind: recordKind,
      title: z.string(),
      role: bundleRole,
      size: z.int(),
    }),
  ),
  /** Records of which no good copy is left, or none of their file or a picture. */
  leftOut,
  /** How many lie in the bin; only that travels. */
  binned: z.int(),
  size: z.int(),
})
export type BundlePlan = z.infer<typeof bundlePlan>

export const bundleProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('reading'), index: z.int(), total: z.int(), title: z.string() }),
  z.strictObject({ stage: z.literal('sealing') }),
  z.strictObject({ stage: z.literal('encrypting') }),
  z.strictObject({
    stage: z.literal('done'),
    artifactId: z.string(),
    fileName: z.string(),
    size: z.int(),
    records: z.int(),
    leftOut,
    encrypted: z.boolean(),
    /** The key this installation signs with, as people compare it: groups of hexadecimal digits. */
    fingerprint: z.string(),
  }),
])
export type BundleProgress = z.infer<typeof bundleProgress>
export type MadeBundle = Extract<BundleProgress, { stage: 'done' }>

/**
 * A record of a bundle against this library: `new`; `same`; changed `here` alone, `there` alone, on `both`; or `ended`,
 * deleted here for good.
 */
export const bundleStanding = z.strictObject({
  id: recordId,
  kind: recordKind,
  title: z.string(),
  stand: z.enum(['new', 'same', 'here', 'there', 'both', 'ended']),
  /** Where it was put into the bin. */
  binned: z.enum(['here', 'there']).nullable(),
  /** Places that both sides changed, and that somebody must settle. */
  questions: z.int(),
})
export type BundleStanding = z.infer<typeof bundleStanding>

export const openedBundle = z.strictObject({
  bundleId: z.string(),
  fileName: z.string(),
  size: z.int(),
  encrypted: z.boolean(),
  sameLibrary: z.boolean(),
  sameInstallation: z.boolean(),
  fingerprint: z.string(),
  entries: z.array(bundleStanding),
})
export type OpenedBundle = z.infer<typeof openedBundle>

/** What became of a record; `waiting`: taken in, with places to be settled; `kept`: binned there, worked on here. */
export const bundleOutcome = z.enum(['added', 'updated', 'merged', 'waiting', 'binned', 'kept', 'unchanged'])
export const takenRecord = bundleStanding.extend({ outcome: bundleOutcome })
export type TakenRecord = z.infer<typeof takenRecord>

export const takingProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('taking'), index: z.int(), total: z.int(), title: z.string() }),
  z.strictObject({ stage: z.literal('done'), entries: z.array(takenRecord) }),
])
export type TakingProgress = z.infer<typeof takingProgress>

const writeErrors = {
  READ_ONLY: errors.READ_ONLY,
  DISK_FULL: errors.DISK_FULL,
  CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
}

/** Chosen records in one file, out of one library and into another. Files go out as artifacts and come in by upload. */
export const bundlesContract = {
  plan: oc
    .input(z.strictObject(choice))
    .output(bundlePlan)
    .errors({ TOO_LARGE: errors.TOO_LARGE, CANNOT_READ_NOW: errors.CANNOT_READ_NOW }),
  /** Makes the file; without a passphrase it can be read by whoever finds it. */
  make: oc
    .input(z.strictObject({ ...choice, passphrase: z.string().min(shortestPassphrase).max(1000).optional() }))
    .output(eventIterator(bundleProgress))
    .errors({ ...writeErrors, TOO_LARGE: errors.TOO_LARGE }),
  /** A bundle that came to this program from outside (a double click) and has not been opened yet. */
  waiting: oc.output(
    z.strictObject({ sha256, fileName: z.string(), size: z.int(), encrypted: z.boolean() }).nullable(),
  ),
  /** Opens an uploaded bundle, checks all of it and compares it with the library; changes nothing. */
  open: oc
    .input(z.strictObject({ sha256, passphrase: z.string().min(1).max(1000).optional() }))
    .output(openedBundle)
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      UNSUPPORTED_FILE: errors.UNSUPPORTED_FILE,
      PASSPHRASE: errors.PASSPHRASE,
      TOO_LARGE: errors.TOO_LARGE,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
    }),
  /** Takes an opened bundle in, record by record; given up half-way it can be taken in again. */
  take: oc
    .input(z.strictObject({ bundleId: z.string().max(64), without: z.array(recordId).max(2000).default([]) }))
    .output(eventIterator(takingProgress))
    .errors({ ...writeErrors, NOT_FOUND: errors.NOT_FOUND, CONFLICT: errors.CONFLICT }),
  /** Forgets an uploaded or opened bundle. */
  close: oc.input(z.strictObject({ id: z.string().max(64) })).output(z.strictObject({ closed: z.boolean() })),
}
