import type { JsonValue } from '../../../shared/document/body.ts'
import { parseJsonWithinLimits } from '../../../shared/model/json-limits.ts'
import { LibraryError } from '../library-error.ts'
import { checkedHash, checksumLineBytes, withChecksumLine } from './checksum-line.ts'
import {
  maxHeaderBytes,
  parseHeader,
  revisionFormat,
  revisionVersion,
  type RevisionHeader,
} from './revision-header.ts'
import { toRevisionName, type RevisionName } from './revision-name.ts'

const lineFeed = 10

/** Bytes of one serialised state at most. */
export const maxPayloadBytes = 64 * 1024 * 1024
export const maxRevisionBytes = maxHeaderBytes + maxPayloadBytes + 1 + checksumLineBytes

export type HeaderFields = Omit<RevisionHeader, 'fmt' | 'v' | 'len'>

/** A file that does not hold what it should; `newer` is no damage. */
export type RevisionProblem = 'checksum' | 'header' | 'name' | 'payload' | 'newer'

/** `hash` is the file's SHA-256 as its last line states it, and holds. */
export type RevisionReading =
  | { ok: true; header: RevisionHeader; payload: JsonValue; hash: string }
  | { ok: false; problem: RevisionProblem }

/**
 * Lays out a revision file: one line of header, the payload of exactly `len` bytes, and the SHA-256 over everything
 * before the last line. TOO_LARGE where the header would not fit its limit.
 */
export function encodeRevision(
  fields: HeaderFields,
  payload: Uint8Array,
): { bytes: Uint8Array; name: RevisionName } {
  const header = { fmt: revisionFormat, v: revisionVersion, ...fields, len: payload.length }
  const first = Buffer.from(`${JSON.stringify(header)}\n`)
  if (first.length > maxHeaderBytes) throw new LibraryError({ code: 'TOO_LARGE', limit: maxHeaderBytes })
  const { bytes, hash } = withChecksumLine([first, payload, Buffer.from('\n')])
  return { bytes, name: toRevisionName(fields.id, fields.rev, hash.slice(0, 16)) }
}

/** Reads a whole revision file and holds it against its checksum, its own header and, where given, its name. */
export function decodeRevision(bytes: Uint8Array, name?: RevisionName): RevisionReading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const hash = checkedHash(buffer)
  if (hash === null) return { ok: false, problem: 'checksum' }
  const end = buffer.indexOf(lineFeed)
  const reading = parseHeader(buffer.toString('utf8', 0, Math.min(end, maxHeaderBytes)))
  if (!reading.ok) return { ok: false, problem: reading.problem === 'newer' ? 'newer' : 'header' }
  const { header } = reading
  if (name && (name.id !== header.id || name.rev !== header.rev || name.hash !== hash.slice(0, 16)))
    return { ok: false, problem: 'name' }
  const start = end + 1
  if (start + header.len + 1 + checksumLineBytes !== buffer.length) return { ok: false, problem: 'header' }
  const parsed = parseJsonWithinLimits(buffer.toString('utf8', start, start + header.len))
  if (!parsed.ok || !holdsRecord(header, parsed.value)) return { ok: false, problem: 'payload' }
  return { ok: true, header, payload: parsed.value, hash }
}

/** `{ record, body? }`, or nothing in a tombstone. */
function holdsRecord(header: RevisionHeader, payload: JsonValue): boolean {
  const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  return header.kind === 'tombstone' ? payload === null : isObject && Object.hasOwn(payload, 'record')
}
