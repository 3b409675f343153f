import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId, sha256 } from '../model/ids.ts'
import { packBinding } from '../model/pack/v1.ts'
import { errors, readErrors } from './errors.ts'

/**
 * Why a slip stands where a paper should: `too-complex` where reading it took more time or memory than one paper may,
 * `withdrawn` where a paper of an earlier issue is no longer in the pack, `withheld` where it is not for the readers of a copy.
 */
export const slipReason = z.enum([
  'damaged',
  'password',
  'not-a-pdf',
  'missing',
  'typesetting-failed',
  'too-complex',
  'withdrawn',
  'withheld',
])
export type SlipReason = z.infer<typeof slipReason>

/** Who read a paper: the reader itself, or a normaliser that wrote it anew first, without encryption and faults. */
export const packEngine = z.enum(['pdf-lib', 'pdfium'])
export type PackEngine = z.infer<typeof packEngine>

/**
 * What a reader of the pack should know of a paper that was bound:
 * `repaired` damaged, and put right as far as it goes; `pages-missing` it counts pages it does not have, bound as empty ones;
 * `looks-different` some page is not drawn as before; `restrictions-removed` it was encrypted;
 * `scripts-removed`, `files-removed`, `signatures-removed`, `parts-unreadable` what did not come along;
 * `form` it has fields, kept; `dynamic-form` only the present look of its form is kept; `hidden-layers` kept hidden;
 * `no-text` nothing in it can be searched or read out; `language-unknown`; `no-margin` the stamp stands on a ground of its own;
 * `made-smaller` pages were drawn smaller to give the stamp a margin; `images-reduced` pictures were made coarser, as was asked.
 */
export const paperNote = z.enum([
  'repaired',
  'pages-missing',
  'looks-different',
  'restrictions-removed',
  'scripts-removed',
  'files-removed',
  'signatures-removed',
  'parts-unreadable',
  'form',
  'dynamic-form',
  'hidden-layers',
  'no-text',
  'language-unknown',
  'no-margin',
  'made-smaller',
  'images-reduced',
])
export type PaperNote = z.infer<typeof paperNote>

/** How far a paper can be read aloud: it claims PDF/UA-1 of itself, it has tags, or it has none. */
export const accessibility = z.enum(['ua', 'tagged', 'untagged'])
export type Accessibility = z.infer<typeof accessibility>

/** A picture of a paper: the page of the paper it is first seen on (from 1), its pixels, and bytes in the file. */
export const packImage = z.strictObject({ page: z.int(), width: z.int(), height: z.int(), bytes: z.int() })
export type PackImage = z.infer<typeof packImage>

/** What became of an entry: bound as it is, or replaced by a slip that names the fault. Pages count from 1, the cover. */
export const packEntryResult = z.strictObject({
  entryId: z.string(),
  title: z.string(),
  firstPage: z.int(),
  pages: z.int(),
  slip: slipReason.nullable(),
  /** What each of its pages is called, in the file and on the page: its number, or 45.1 for one that came late. */
  labels: z.array(z.string()).optional(),
  /** Who read the paper; absent for a slip. */
  engine: packEngine.optional(),
  notes: z.array(paperNote).optional(),
  accessible: accessibility.optional(),
  /** SHA-256 of the bytes that were taken in: of the file as received, or of the document as typeset. */
  sha256: sha256.optional(),
  /** Bytes that the entry takes in the file, and its largest pictures, the largest first, five at most. */
  size: z.int().optional(),
  images: z.array(packImage).optional(),
})
export type PackEntryResult = z.infer<typeof packEntryResult>

/**
 * One PDF; a zip archive of one PDF for each entry with the agenda as its index page; or one of a PDF for each agenda item,
 * its pages stamped and labelled as they are in the one PDF.
 */
export const packForm = z.enum(['pdf', 'zip', 'items'])
export type PackForm = z.infer<typeof packForm>

/**
 * How the one PDF is laid out. `duplex`: every part begins on the front of a sheet, behind an empty page without a label where
 * it must; `two-up`: two pages on each side of a sheet turned across, to be printed and not to be read aloud.
 */
export const packLayout = z.enum(['reading', 'duplex', 'two-up'])
export type PackLayout = z.infer<typeof packLayout>

/** What a layout for print leaves out, said because a reader might miss it. */
export const packLoss = z.enum(['tags', 'links', 'bookmarks', 'forms'])
export type PackLoss = z.infer<typeof packLoss>

export const packProgress = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('entry'), index: z.int(), total: z.int(), title: z.string() }),
  z.strictObject({ stage: z.literal('binding') }),
  z.strictObject({
    stage: z.literal('done'),
    artifactId: z.string(),
    fileName: z.string(),
    /** Of the one PDF; of all PDFs of an archive together. */
    pages: z.int(),
    /** Bytes. */
    size: z.int(),
    entries: z.array(packEntryResult),
    /** SHA-256 of the file: the same pack gives the same. */
    sha256: sha256.optional(),
    /** Whether the file claims PDF/UA-1; where it does not, the entries that are not `ua` are why. */
    accessible: z.boolean().optional(),
    /** A JSON file that names everything in the build by its hash, with the label of every page. */
    manifestId: z.string().optional(),
    /** Number of the issue this build became. */
    issue: z.int().optional(),
    /** Empty pages put in for print, counted in `pages` and bearing no label. */
    blanks: z.int().optional(),
    lost: z.array(packLoss).optional(),
    /** Characters of cover, agenda and slips that no font here has, each once; a sign stands in their place. */
    replacedCharacters: z.string().optional(),
  }),
])
export type PackProgress = z.infer<typeof packProgress>

/**
 * What became of an entry from one issue to another: its pages that are new or not as they were, by the labels of the later
 * issue, and labels of the earlier one that are gone.
 */
export const packChange = z.strictObject({
  /** Empty for cover and agenda. */
  entryId: z.string(),
  title: z.string(),
  kind: z.enum(['new', 'changed', 'withdrawn']),
  labels: z.array(z.string()),
  gone: z.array(z.string()),
})
export type PackChange = z.infer<typeof packChange>

export const packDeltaProgress = z.discriminatedUnion('stage', [
  /** An issue is being read, by its number. */
  z.strictObject({ stage: z.literal('reading'), issue: z.int() }),
  z.strictObject({ stage: z.literal('binding') }),
  z.strictObject({
    stage: z.literal('done'),
    artifactId: z.string(),
    fileName: z.string(),
    /** Of the supplement, and how many of them are the change sheet, which comes first. */
    pages: z.int(),
    changeSheetPages: z.int(),
    /** Pages of the later issue that are, byte for byte, those of the earlier one. */
    unchanged: z.int(),
    /** Bytes. */
    size: z.int(),
    sha256,
    changes: z.array(packChange),
    /** A JSON file that says for each page of the later issue where it is found: in the earlier issue, or in the supplement. */
    manifestId: z.string(),
    replacedCharacters: z.string().optional(),
  }),
])
export type PackDeltaProgress = z.infer<typeof packDeltaProgress>

/** What a PDF is like before it is bound. Sizes are points (1/72 inch), as the pages are seen. */
export const paperPreflight = z.strictObject({
  /** Why it could not be bound; null where it can. */
  refused: slipReason.nullable(),
  pages: z.int(),
  /** Each size that occurs, the most frequent first. */
  sizes: z.array(z.strictObject({ width: z.number(), height: z.number(), pages: z.int() })),
  landscapePages: z.int(),
  accessible: accessibility,
  /** As the file says it, BCP 47 where its maker kept to that; null where it does not. */
  language: z.string().nullable(),
  engine: packEngine.nullable(),
  notes: z.array(paperNote),
})
export type PaperPreflight = z.infer<typeof paperPreflight>

/** A password as it was typed; used for one call and kept nowhere. */
const password = z.string().max(1000)

export const packsContract = {
  /** Binds a pack; a bad file becomes a slip and never fails the build. `passwords` open files, by the id of their entry. */
  build: oc
    .input(
      z.strictObject({
        id: recordId,
        form: packForm.optional(),
        /** Of the one PDF only; the labels of pages are the same in every layout. */
        layout: packLayout.optional(),
        /** In the place of what the pack says of its binding. */
        binding: packBinding.optional(),
        passwords: z.record(z.string(), password).optional(),
      }),
    )
    .output(eventIterator(packProgress))
    .errors({
      ...readErrors,
      TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
      PACK_TOO_LARGE: errors.PACK_TOO_LARGE,
    }),
  /**
   * Binds a pack, keeps the file in the library for good and notes it as the pack's next issue: from then on its page labels
   * never move. Ended half-way it leaves the issues as they were.
   */
  issue: oc
    .input(z.strictObject({ id: recordId, passwords: z.record(z.string(), password).optional() }))
    .output(eventIterator(packProgress))
    .errors({
      ...readErrors,
      TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
      CONFLICT: errors.CONFLICT,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
      TOO_LARGE: errors.TOO_LARGE,
      PACK_TOO_LARGE: errors.PACK_TOO_LARGE,
    }),
  /**
   * What a reader of one issue needs for a later one: a sheet that names the changes, then only the pages that are new or not
   * as they were, under their labels. The earlier issue and this make the later one, page for page. INVALID where `to` is not
   * the later one, or one of the two has no labels.
   */
  delta: oc
    .input(z.strictObject({ id: recordId, from: z.int().min(1), to: z.int().min(1) }))
    .output(eventIterator(packDeltaProgress))
    .errors({
      ...readErrors,
      INVALID: errors.INVALID,
      TYPESETTING_FAILED: errors.TYPESETTING_FAILED,
      PACK_TOO_LARGE: errors.PACK_TOO_LARGE,
    }),
  /** What an attachment would be like in a pack, found in a thread of its own; `id` is the attachment's. */
  preflight: oc
    .input(z.strictObject({ id: recordId, password: password.optional() }))
    .output(paperPreflight)
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      DAMAGED: errors.DAMAGED,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
    }),
}
