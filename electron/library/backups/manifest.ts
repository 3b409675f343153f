import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { backupId, backupReason } from '../../../shared/contract/backups.ts'
import { isoMoment } from '../../../shared/model/dates.ts'
import { sha256 } from '../../../shared/model/ids.ts'
import { parseArchiveName } from '../archives/archive-name.ts'
import { libraryMarker } from '../library-marker.ts'
import { parseRevisionName } from '../revisions/revision-name.ts'
import { isSealedFile } from '../sealing/sealed-file.ts'

const fileName = z.string().refine((name) => parseRevisionName(name) !== null)

const archiveName = z.string().refine((name) => parseArchiveName(name) !== null)

/** A revision file as a backup keeps it; `size` in bytes, `objects` what its state names. */
const keptFile = z.object({ name: fileName, size: z.int().min(0), objects: z.array(sha256).optional() })
export type KeptFile = z.infer<typeof keptFile>

/** A backup's list of contents. */
export const manifestSchema = z.object({
  fmt: z.literal('rapporteur-backup'),
  v: z.literal(1),
  library: libraryMarker,
  /** The library folder's name. */
  name: z.string().max(1000),
  at: isoMoment,
  reason: backupReason,
  writer: z.string().max(64),
  app: z.string().max(64),
  records: z.int().min(0),
  files: z.array(keptFile),
  /** Archives of the history; programs that know none pass them over. */
  archives: z.array(keptFile.extend({ name: archiveName })).optional(),
  objects: z.array(z.object({ sha256, size: z.int().min(0) })),
})
export type Manifest = z.infer<typeof manifestSchema>

/** `sealed`: of a sealed library, read without its key. */
export type ManifestReading =
  | { ok: true; manifest: Manifest }
  | { ok: false; problem: 'damaged' | 'newer' | 'sealed' }

/** Lays a list of contents out: one line of JSON, and one with its SHA-256. */
export function encodeManifest(manifest: Omit<Manifest, 'fmt' | 'v'>): Uint8Array {
  const line = `${JSON.stringify({ fmt: 'rapporteur-backup', v: 1, ...manifest })}\n`
  return Buffer.from(`${line}sha256:${hashOf(line)}\n`)
}

/** Reads one and holds it against its checksum. */
export function decodeManifest(bytes: Uint8Array): ManifestReading {
  if (isSealedFile(bytes)) return { ok: false, problem: 'sealed' }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const end = text.indexOf('\n') + 1
  if (end === 0 || text.slice(end) !== `sha256:${hashOf(text.slice(0, end))}\n`)
    return { ok: false, problem: 'damaged' }
  let value: unknown
  try {
    value = JSON.parse(text.slice(0, end))
  } catch {
    return { ok: false, problem: 'damaged' }
  }
  const manifest = manifestSchema.safeParse(value)
  if (manifest.success) return { ok: true, manifest: manifest.data }
  const newer = z.object({ v: z.int().min(2) }).safeParse(value).success
  return { ok: false, problem: newer ? 'newer' : 'damaged' }
}

/** The name of a backup made at a moment. */
export function newBackupId(at: Date): string {
  return `${at.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`
}

/** When a backup was made, in ms since 1970, by its name; null for a name that is none. */
export function backupTime(id: string): number | null {
  if (!backupId.safeParse(id).success) return null
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})/.exec(id) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  return Number.isNaN(time) ? null : time
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
