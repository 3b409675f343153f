import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { documentIssue, paper, pdfStandard } from '../model/document/issue.ts'
import { documentTypes } from '../model/document/v1.ts'
import { recordId, sha256 } from '../model/ids.ts'
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

export { papers, pdfStandards, pdfStandard, type Paper, type PdfStandard } from '../model/document/issue.ts'

/** How a document is set and what becomes of the file; what is left out is as it mostly should be. */
export const exportOptions = z.strictObject({
  standard: pdfStandard.default('ua-1+a-2a'),
  /** Absent: the template's own. */
  paper: paper.optional(),
  /** Name of the template; absent: that of the document, else the usual one of its type. */
  template: z.string().max(80).optional(),
  /** Whether DRAFT stands across the pages of a document that is not cleared; "not for citation" always does at their head. */
  watermark: z.boolean().default(true),
  /** Whether a sign may stand for a character no font has; without it such a document is UNCOVERED_CHARACTERS. */
  replaceCharacters: z.boolean().default(false),
  /** Whether the file is kept as an issued version, and the document is final with it. NOT_CLEARED before its clearance. */
  issue: z.boolean().default(false),
})
export type ExportOptions = z.infer<typeof exportOptions>

/** A file fetched as `artifact/<artifactId>` for as long as the workbench runs; `size` in bytes. */
const file = { artifactId: z.string(), fileName: z.string(), pages: z.int(), size: z.int() }

export const exportProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('preparing') }),
  z.strictObject({ stage: z.literal('typesetting') }),
  z.strictObject({
    stage: z.literal('done'),
    ...file,
    findings: z.array(finding),
    /** Only where it was to be issued. */
    issued: documentIssue.optional(),
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

const inLanguages = z.strictObject({ en: z.string(), fr: z.string(), es: z.string() })

/** A form that documents can be set in. */
export const templateInfo = z.strictObject({
  name: z.string(),
  title: inLanguages,
  description: inLanguages.nullable(),
  /** Types of document that are set in it where nothing else is chosen. */
  defaultFor: z.array(z.enum(documentTypes)),
  paper,
  /** Of headings: I., A., 1., (a), or 1, 1.1, 1.1.1. */
  numbering: z.enum(['un', 'decimal']),
  /** Whether it was dropped in the library's folder `templates`. */
  own: z.boolean(),
})
export type TemplateInfo = z.infer<typeof templateInfo>

/** A folder among the library's templates that is none; `detail` is for whoever wrote it. */
export const faultyTemplate = z.strictObject({
  name: z.string(),
  reason: z.enum(['name', 'name-taken', 'no-manifest', 'bad-manifest', 'no-main', 'too-large', 'bad-file']),
  detail: z.string(),
})
export type FaultyTemplate = z.infer<typeof faultyTemplate>

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
    .input(exportOptions.extend({ id: recordId }))
    .output(eventIterator(exportProgress))
    .errors({
      ...typesettingErrors,
      UNCOVERED_CHARACTERS: errors.UNCOVERED_CHARACTERS,
      NOT_CLEARED: errors.NOT_CLEARED,
      CONFLICT: errors.CONFLICT,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
      TOO_LARGE: errors.TOO_LARGE,
    }),
  /** The file of an issued version as it was issued, checked against its SHA-256, which tells two of one number apart. */
  issued: oc
    .input(z.strictObject({ id: recordId, number: z.int().min(1), sha256: sha256.optional() }))
    .output(z.strictObject(file))
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      DAMAGED: errors.DAMAGED,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
    }),
  /** The templates of the house, then the library's own. */
  templates: oc.output(z.strictObject({ templates: z.array(templateInfo), faulty: z.array(faultyTemplate) })),
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
