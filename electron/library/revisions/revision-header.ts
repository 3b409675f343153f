import { z } from 'zod'
import { isoMoment } from '../../../shared/model/dates.ts'
import { recordId, sha256 } from '../../../shared/model/ids.ts'
import { parseJsonWithinLimits } from '../../../shared/model/json-limits.ts'
import { recordSchemaVersion } from '../../../shared/model/record.ts'
import { recordSummary } from '../../../shared/model/summary.ts'
import { maxRev } from './revision-name.ts'

export const revisionFormat = 'rapporteur-revision'
export const revisionVersion = 1

/** Room for a summary with hundreds of actions and links; opening a library reads this much of a record at most. */
export const maxHeaderBytes = 256 * 1024

export const revisionKind = z.enum([
  'autosave',
  'manual',
  'import',
  'restore',
  'migrate',
  'merge',
  'tombstone',
  'recovered',
])
export type RevisionKind = z.infer<typeof revisionKind>

/** Fields that a later version added to the summary are passed over, not taken for damage. */
const storedSummary = z.object(recordSummary.shape)

const shortHash = z.string().regex(/^[0-9a-f]{16}$/)

/** The first line of a revision file. `len` is the payload's bytes; `base` the short hash of the revision it was made from. */
export const revisionHeader = z.object({
  fmt: z.literal(revisionFormat),
  v: z.literal(revisionVersion),
  library: z.string().min(1).max(64),
  id: recordId,
  rev: z.int().min(1).max(maxRev),
  base: shortHash.nullable(),
  /** Versions made elsewhere that nobody has settled yet; carried on until a `merge`. */
  siblings: z.array(shortHash).max(64).optional(),
  /** In a `merge`: the versions made elsewhere that went into it, besides `base`. */
  merged: z.array(shortHash).max(64).optional(),
  /** What somebody called this version, so as to find it again. */
  name: z.string().min(1).max(200).optional(),
  schema: z.int().min(1),
  kind: revisionKind,
  savedAt: isoMoment,
  writer: z.string().max(64),
  app: z.string().max(64),
  len: z.int().min(0),
  /** The revision, by its short hash, whose content this one has again: what was brought back. */
  of: shortHash.optional(),
  /** Stored objects the state names, so that none is ever called unused without reading every payload. */
  objects: z.array(sha256).optional(),
  /** The record's summary; null in a tombstone only. */
  meta: storedSummary.nullable(),
})
export type RevisionHeader = z.infer<typeof revisionHeader>

export type HeaderReading = { ok: true; header: RevisionHeader } | { ok: false; problem: 'damaged' | 'newer' }

/**
 * Reads a header line (without its line break). `newer` means a later version of the format wrote it: later versions
 * keep `fmt` and `v` here and the checksum in the last line, so that damage can be told from novelty.
 */
export function parseHeader(line: string): HeaderReading {
  const parsed = parseJsonWithinLimits(line)
  if (!parsed.ok) return { ok: false, problem: 'damaged' }
  const header = revisionHeader.safeParse(parsed.value)
  if (header.success && saysOneThing(header.data)) return { ok: true, header: header.data }
  const outside = outsideOfHeader.safeParse(parsed.value)
  const newer =
    outside.success && (outside.data.v > revisionVersion || outside.data.schema > recordSchemaVersion)
  return { ok: false, problem: newer ? 'newer' : 'damaged' }
}

/** The summary is the record's own, and only a tombstone has none. */
const saysOneThing = ({ id, kind, meta }: RevisionHeader): boolean =>
  meta === null ? kind === 'tombstone' : meta.id === id && kind !== 'tombstone'

/** A record in a shape that came after this program's: it can be shown, but a save would lose what is not understood. */
export const isNewerSchema = (header: RevisionHeader): boolean => header.schema > recordSchemaVersion

const outsideOfHeader = z.object({
  fmt: z.literal(revisionFormat),
  v: z.int(),
  schema: z.int().default(recordSchemaVersion),
})
