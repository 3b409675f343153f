import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId } from '../model/ids.ts'
import { errors } from './errors.ts'

/** One thing a reader of the PDF, or the compiler, would stumble over. `blockId` says where in the document it is. */
export const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  blockId: z.string().nullable(),
  /** Values the sentence for `code` names, such as the missing characters. */
  values: z.record(z.string(), z.string()),
})
export type Finding = z.infer<typeof finding>

/** What a PDF conforms to: accessible (PDF/UA-1), archival (PDF/A-2a), or both in one file. */
export const pdfStandards = ['ua-1+a-2a', 'ua-1', 'a-2a'] as const
export const pdfStandard = z.enum(pdfStandards)
export type PdfStandard = z.infer<typeof pdfStandard>

export const exportProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('preparing') }),
  z.strictObject({ stage: z.literal('typesetting') }),
  z.strictObject({
    stage: z.literal('done'),
    /** Where the bytes are fetched: `artifact/<artifactId>`, for as long as the workbench runs. */
    artifactId: z.string(),
    fileName: z.string(),
    pages: z.int(),
    /** Bytes. */
    size: z.int(),
    findings: z.array(finding),
  }),
])
export type ExportProgress = z.infer<typeof exportProgress>

/** A document's pages as they would be published, and where in them its blocks begin. */
export const pagePreview = z.strictObject({
  /** A PDF, fetched as `artifact/<artifactId>` until the next but one preview of the document. */
  artifactId: z.string(),
  pages: z.int(),
  /** Page from 1; points (1/72 inch) from its left and top edges, in reading order. */
  places: z.array(z.strictObject({ blockId: z.string(), page: z.int(), x: z.number(), y: z.number() })),
})
export type PagePreview = z.infer<typeof pagePreview>

const typesettingErrors = {
  NOT_FOUND: errors.NOT_FOUND,
  DAMAGED: errors.DAMAGED,
  CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
  TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
}

export const typesettingContract = {
  /** The pages of a document as it was last saved; an abandoned call that has not begun is not begun. */
  preview: oc
    .input(z.strictObject({ id: recordId }))
    .output(pagePreview)
    .errors(typesettingErrors),
  /** Typesets a document; ending the iteration early cancels the compile. */
  export: oc
    .input(z.strictObject({ id: recordId, standard: pdfStandard.default('ua-1+a-2a') }))
    .output(eventIterator(exportProgress))
    .errors(typesettingErrors),
  /** What typesetting would say, without typesetting. */
  preflight: oc
    .input(z.strictObject({ id: recordId }))
    .output(z.array(finding))
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      DAMAGED: errors.DAMAGED,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
    }),
}
