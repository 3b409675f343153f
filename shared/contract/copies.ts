import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { distributions } from '../model/document/v1.ts'
import { blockId, recordId, sha256 } from '../model/ids.ts'
import { packAudience } from '../model/pack/audiences.ts'
import { packCopy } from '../model/pack/copy.ts'
import { namedLine } from '../model/record-base.ts'
import { errors, readErrors, writeErrors } from './errors.ts'
import { slipReason } from './packs.ts'

/** Ending added to the name of a file that is uploaded to be identified: held in memory, and never in the library. */
export const strayEnding = '.rapporteur-stray'

/** What an audience gets of a paper; `refused`: all of it by an exception, but only with a reason given when copies are made. */
export const paperAccess = z.enum(['whole', 'named', 'nameless', 'refused'])

/** What each audience gets, entry by entry, as the rules and the markings of the papers are now. */
export const copyPlan = z.strictObject({
  entries: z.array(
    z.strictObject({
      entryId: z.string(),
      title: z.string(),
      /** Null for a divider, which everybody gets. */
      distribution: z.enum(distributions).nullable(),
      /** Whether somebody said so: a file that nobody marked counts as limited. */
      marked: z.boolean(),
    }),
  ),
  audiences: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** By the id of the entry. */
      access: z.record(z.string(), paperAccess),
    }),
  ),
})
export type CopyPlan = z.infer<typeof copyPlan>

/** A restricted paper is given to an audience all the same, and why; printed in the report and kept in the ledger. */
export const accessOverride = z.strictObject({ audienceId: blockId, entryId: blockId, reason: namedLine })
export type AccessOverride = z.infer<typeof accessOverride>

export const madeCopy = packCopy.extend({
  fileName: z.string(),
  /** Only where the copies are files of their own. */
  artifactId: z.string().optional(),
})
export type MadeCopy = z.infer<typeof madeCopy>

export const copiesProgress = z.discriminatedUnion('stage', [
  /** A paper is taken in; `audience` is empty while the numbers of all pages are being found. */
  z.strictObject({
    stage: z.literal('entry'),
    audience: z.string(),
    index: z.int(),
    total: z.int(),
    title: z.string(),
  }),
  z.strictObject({ stage: z.literal('binding'), audience: z.string() }),
  z.strictObject({
    stage: z.literal('copy'),
    index: z.int(),
    total: z.int(),
    audience: z.string(),
    recipient: z.string(),
  }),
  z.strictObject({
    stage: z.literal('done'),
    copies: z.array(madeCopy),
    /** The archive, where one was asked for. */
    archive: z.strictObject({ artifactId: z.string(), fileName: z.string(), size: z.int() }).optional(),
    /** Who got what, with every override and its reason, as a JSON file. */
    reportId: z.string(),
    /** Slips that stand in all copies for papers that could not be bound. */
    slips: z.array(z.strictObject({ entryId: z.string(), title: z.string(), reason: slipReason })),
  }),
])
export type CopiesProgress = z.infer<typeof copiesProgress>

/** Whose copy a file is. */
export const copyOrigin = z.strictObject({ packId: recordId, packTitle: z.string(), copy: packCopy })
export type CopyOrigin = z.infer<typeof copyOrigin>

export const identified = z.strictObject({
  /**
   * `exact`: byte for byte a copy of the ledger. `mark`: another file that bears the mark of one, on a page or in its metadata.
   * `unknown`: neither, which does not mean that it is none of ours: a picture of a page has no words.
   */
  by: z.enum(['exact', 'mark', 'unknown']),
  /** More than one where a file is put together of several copies. */
  origins: z.array(copyOrigin),
  /** Pages the file has, and on how many of them a mark was read; null where it could not be read. */
  pages: z.int().nullable(),
  markedPages: z.int(),
})
export type Identified = z.infer<typeof identified>

export const copiesContract = {
  /** Who would get what; nothing is bound. */
  plan: oc
    .input(z.strictObject({ id: recordId }))
    .output(copyPlan)
    .errors(readErrors),
  /**
   * Makes one copy for each recipient of the audiences, one without a name for an audience that has none, and notes each in the
   * pack's ledger before it is handed out. RESTRICTED_PAPER where a restricted paper would enter a copy that its rules withhold
   * it from, and `overrides` do not say why.
   */
  make: oc
    .input(
      z.strictObject({
        id: recordId,
        /** In the place of those the pack has. */
        audiences: z.array(packAudience).max(50).optional(),
        /** All where nothing is said. */
        audienceIds: z.array(blockId).max(50).optional(),
        form: z.enum(['zip', 'files']),
        overrides: z.array(accessOverride).max(1000).optional(),
        /** Open files, by the id of their entry; kept nowhere. */
        passwords: z.record(z.string(), z.string().max(1000)).optional(),
      }),
    )
    .output(eventIterator(copiesProgress))
    .errors({
      ...readErrors,
      ...writeErrors,
      CONFLICT: errors.CONFLICT,
      PACK_TOO_LARGE: errors.PACK_TOO_LARGE,
      TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
      RESTRICTED_PAPER: errors.RESTRICTED_PAPER,
    }),
  /** All copies that were made, of one pack or of all, the newest first. */
  ledger: oc
    .input(z.strictObject({ id: recordId.optional() }))
    .output(z.array(copyOrigin))
    .errors(readErrors),
  /** Whose copy a file is that was uploaded under a name that ends in `strayEnding`, by its SHA-256; it is then forgotten. */
  identify: oc
    .input(z.strictObject({ sha256 }))
    .output(identified)
    .errors({ NOT_FOUND: errors.NOT_FOUND, CANNOT_READ_NOW: errors.CANNOT_READ_NOW }),
}
