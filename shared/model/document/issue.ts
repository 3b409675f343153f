import { z } from 'zod'
import { isoMoment } from '../dates.ts'
import { sha256 } from '../ids.ts'

/** What a PDF conforms to: accessible (PDF/UA-1), archival (PDF/A-2a), or both in one file. */
export const pdfStandards = ['ua-1+a-2a', 'ua-1', 'a-2a'] as const
export const pdfStandard = z.enum(pdfStandards)
export type PdfStandard = z.infer<typeof pdfStandard>

/** The sheets a document can be set for: 210 × 297 mm, and 8.5 × 11 inches. */
export const papers = ['a4', 'letter'] as const
export const paper = z.enum(papers)
export type Paper = z.infer<typeof paper>

/** A version of a document that left the house: its file is kept, byte for byte, and so is the text it was made from. */
export const documentIssue = z.strictObject({
  number: z.int().min(1),
  issuedAt: isoMoment,
  /** The revision that holds the text as it was issued; it is never thinned from the history. */
  rev: z.int().min(1),
  /** Of the file, which is a stored object of that name. */
  sha256,
  pages: z.int().min(1),
  /** Bytes. */
  size: z.int().min(1),
  standard: pdfStandard,
  paper,
})
export type DocumentIssue = z.infer<typeof documentIssue>
