import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId } from '../model/ids.ts'
import { errors } from './errors.ts'

/** Why a slip stands where a paper should: `too-complex` where reading it took more time or memory than one paper may. */
export const slipReason = z.enum([
  'damaged',
  'password',
  'not-a-pdf',
  'missing',
  'typesetting-failed',
  'too-complex',
])
export type SlipReason = z.infer<typeof slipReason>

/** Who read a paper: the reader itself, or a normaliser that wrote it anew first, without encryption and faults. */
export const packEngine = z.enum(['pdf-lib', 'pdfium'])
export type PackEngine = z.infer<typeof packEngine>

/** What became of an entry: bound as it is, or replaced by a slip that names the fault. */
export const packEntryResult = z.strictObject({
  entryId: z.string(),
  title: z.string(),
  firstPage: z.int(),
  pages: z.int(),
  slip: slipReason.nullable(),
})
export type PackEntryResult = z.infer<typeof packEntryResult>

export const packProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('entry'), index: z.int(), total: z.int(), title: z.string() }),
  z.strictObject({ stage: z.literal('binding') }),
  z.strictObject({
    stage: z.literal('done'),
    artifactId: z.string(),
    fileName: z.string(),
    pages: z.int(),
    size: z.int(),
    entries: z.array(packEntryResult),
  }),
])
export type PackProgress = z.infer<typeof packProgress>

export const packsContract = {
  /** Binds a pack into one PDF; a bad file becomes a slip and never fails the build. */
  build: oc
    .input(z.strictObject({ id: recordId }))
    .output(eventIterator(packProgress))
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      DAMAGED: errors.DAMAGED,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
      TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
    }),
}
