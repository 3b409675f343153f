import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { paper, pdfStandard } from '../model/document/issue.ts'
import { recordId } from '../model/ids.ts'
import { errors, readErrors } from './errors.ts'

/**
 * Where words can stand in a PDF. `text` is what is read off a page; `attributes` descriptions and replacements of what is
 * shown; `contents` streams of any kind as they are unpacked; `bytes` the file as it lies on the disk.
 */
export const proofPlace = z.enum([
  'text',
  'metadata',
  'bookmarks',
  'links',
  'attributes',
  'attachments',
  'strings',
  'contents',
  'bytes',
])
export type ProofPlace = z.infer<typeof proofPlace>

/** A word or passage that was looked for, and where it was found. */
export const proofTerm = z.strictObject({
  text: z.string(),
  /** A passage as it was marked, or a word of one that is rare enough to give it away. */
  kind: z.enum(['passage', 'word']),
  /** Ids of the redactions it is of. */
  of: z.array(z.string()),
  /** `page` from 1, null where it is on none. */
  found: z.array(z.strictObject({ place: proofPlace, page: z.int().nullable(), around: z.string() })),
})
export type ProofTerm = z.infer<typeof proofTerm>

/** What was searched for redacted passages, how much of it there was, and what was found: nothing, where it is a proof. */
export const redactionProof = z.strictObject({
  /** How many of each were searched; characters for `text`, bytes for `contents` and `bytes`, entries otherwise. */
  searched: z.record(proofPlace, z.int()),
  pages: z.int(),
  /** Pages of the pictures, from 1, in their order: what they say of themselves was searched, what is in them nobody reads. */
  pictures: z.array(z.int()),
  terms: z.array(proofTerm),
  /** Places in which something was found, all terms together. */
  found: z.int(),
})
export type RedactionProof = z.infer<typeof redactionProof>

/** Whether a redaction still knows its place: `moved` its words were found elsewhere in their block; `stale` they are gone. */
export const redactionState = z.strictObject({
  id: z.string(),
  state: z.enum(['in-place', 'moved', 'stale']),
  /** How often the same words stand elsewhere and are not marked. */
  elsewhere: z.int(),
})
export type RedactionState = z.infer<typeof redactionState>

export const redactionProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('preparing') }),
  z.strictObject({ stage: z.literal('typesetting') }),
  z.strictObject({ stage: z.literal('searching') }),
  /** Something survives, or a redaction does not know its place any more: no file was written. */
  z.strictObject({
    stage: z.literal('survived'),
    proof: redactionProof.nullable(),
    stale: z.array(z.string()),
  }),
  z.strictObject({
    stage: z.literal('done'),
    /** A PDF, fetched as `artifact/<artifactId>`. */
    artifactId: z.string(),
    fileName: z.string(),
    pages: z.int(),
    size: z.int(),
    redactions: z.int(),
    proof: redactionProof,
    /** The proof as a JSON file, without the words it is about. */
    reportId: z.string(),
  }),
])
export type RedactionProgress = z.infer<typeof redactionProgress>

const publishErrors = {
  ...readErrors,
  TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
  TOO_LARGE: errors.TOO_LARGE,
}

export const redactionContract = {
  /** How the redactions of a document stand to its text as it was last saved. */
  check: oc
    .input(z.strictObject({ id: recordId }))
    .output(z.array(redactionState))
    .errors(readErrors),
  /** A document's public version: redacted at the source, typeset, searched; a file only where nothing survives. */
  publish: oc
    .input(
      z.strictObject({
        id: recordId,
        standard: pdfStandard.default('ua-1+a-2a'),
        paper: paper.default('a4'),
      }),
    )
    .output(eventIterator(redactionProgress))
    .errors(publishErrors),
  /** A PDF as received with its areas burnt out: each page that has one becomes a picture; searched as above. */
  publishFile: oc
    .input(z.strictObject({ id: recordId, password: z.string().max(1000).optional() }))
    .output(eventIterator(redactionProgress))
    .errors({
      ...publishErrors,
      UNSUPPORTED_FILE: errors.UNSUPPORTED_FILE,
      PASSPHRASE: errors.PASSPHRASE,
    }),
}
