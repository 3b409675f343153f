import { unzipSync } from 'fflate/browser'
import type { z } from 'zod'
import type { DocumentBody } from '../../shared/document/body.ts'
import { parseJsonWithinLimits } from '../../shared/model/json-limits.ts'
import { stepUp, type SteppedState } from '../../shared/model/record-steps.ts'
import { recordSchemaVersion, type LibraryRecord } from '../../shared/model/record.ts'
import { BundleError } from './bundle-error.ts'
import {
  bundleManifest,
  bundleSeal,
  entryNames,
  isObjectName,
  manifestVersion,
  maxBundleBytes,
  type BundledRecord,
  type BundleManifest,
} from './bundle-format.ts'
import { contentHash, readState, type RecordState } from './content-hash.ts'
import { digestOf, fingerprintOf, holds } from './seal.ts'

/** A bundle of which everything has been checked; nothing in it has been believed because of its name. */
export type ReadBundle = {
  manifest: BundleManifest
  /** Whose signature it bears, as people compare it. */
  fingerprint: string
  records: { entry: BundledRecord; state: RecordState }[]
  objects: ReadonlyMap<string, Uint8Array>
}

export type ReadPorts = {
  /** Throws where the archive breaks a rule of archives; entries named `opaque` are not unpacked further. */
  checkArchive(bytes: Uint8Array, opaque: (name: string) => boolean): void
  objectsNamedIn(record: LibraryRecord, body?: DocumentBody): string[]
}

/** Reads an unencrypted bundle whole, into memory. BundleError where anything in it is not exactly as it should be. */
export function readBundle(bytes: Uint8Array, ports: ReadPorts): ReadBundle {
  if (bytes.length > maxBundleBytes) throw new BundleError('too-large')
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'PK\u0003\u0004')
    throw new BundleError('not-a-bundle')
  ports.checkArchive(bytes, isObjectName)
  const files = unpack(bytes)
  const described = files.get(entryNames.manifest)
  const sealed = files.get(entryNames.seal)
  if (!described || !sealed) throw new BundleError('not-a-bundle')
  refuseNewer(described)
  const seal = parse(bundleSeal, sealed)
  if (!holds(seal, described)) throw new BundleError('damaged')
  const manifest = parse(bundleManifest, described)
  requireExactly(files, manifest)
  const objects = readObjects(files, manifest)
  const records = manifest.records.map((entry) => ({
    entry,
    state: readRecord(files, entry, objects, ports),
  }))
  return { manifest, fingerprint: fingerprintOf(seal.publicKey), records, objects }
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const names = new Set<string>()
  let twice = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name }) => {
        twice ||= names.has(name)
        names.add(name)
        return true
      },
    })
    if (!twice) return new Map(Object.entries(files))
  } catch (error) {
    throw new BundleError('damaged', { cause: error })
  }
  throw new BundleError('suspicious-archive')
}

function refuseNewer(described: Uint8Array): void {
  const { version } = parse(manifestVersion, described)
  if (version > 1) throw new BundleError('newer')
}

function parse<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  const parsed = parseJsonWithinLimits(Buffer.from(bytes).toString('utf8'))
  if (!parsed.ok) throw new BundleError(parsed.problem === 'not-json' ? 'damaged' : 'too-complex')
  const read = schema.safeParse(parsed.value)
  if (!read.success) throw new BundleError('damaged', { cause: read.error })
  return read.data
}

/** Nothing is missing, nothing is there that the signed manifest does not name, and nothing is named twice. */
function requireExactly(files: ReadonlyMap<string, Uint8Array>, manifest: BundleManifest): void {
  const ids = [...manifest.records, ...manifest.binned].map(({ id }) => id)
  const names = [
    entryNames.manifest,
    entryNames.seal,
    ...manifest.records.map(({ id }) => entryNames.record(id)),
    ...manifest.objects.map(({ sha256 }) => entryNames.object(sha256)),
  ]
  const isWhole = names.every((name) => files.has(name)) && names.length === files.size
  if (!isWhole || new Set(names).size !== names.length || new Set(ids).size !== ids.length)
    throw new BundleError('damaged')
}

function readObjects(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
): Map<string, Uint8Array> {
  const objects = new Map<string, Uint8Array>()
  for (const { sha256, size } of manifest.objects) {
    const bytes = files.get(entryNames.object(sha256))
    if (bytes?.length !== size || digestOf(bytes) !== sha256) throw new BundleError('damaged')
    objects.set(sha256, bytes)
  }
  return objects
}

function readRecord(
  files: ReadonlyMap<string, Uint8Array>,
  entry: BundledRecord,
  objects: ReadonlyMap<string, Uint8Array>,
  { objectsNamedIn }: ReadPorts,
): RecordState {
  if (entry.schema > recordSchemaVersion) throw new BundleError('newer')
  const bytes = files.get(entryNames.record(entry.id))
  if (bytes?.length !== entry.size || digestOf(bytes) !== entry.sha256) throw new BundleError('damaged')
  const parsed = parseJsonWithinLimits(Buffer.from(bytes).toString('utf8'))
  if (!parsed.ok) throw new BundleError(parsed.problem === 'not-json' ? 'damaged' : 'too-complex')
  const payload = parsed.value
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new BundleError('damaged')
  const { record, body } = stepUp<SteppedState>({ record: null, ...payload }, entry.schema)
  const state = readState(body === undefined ? { record } : { record, body }, false)
  if (!state || state.record.id !== entry.id || state.record.kind !== entry.kind)
    throw new BundleError('damaged')
  if ((state.body !== undefined) !== (entry.kind === 'document')) throw new BundleError('damaged')
  // An older program named the content by the shape it knew.
  const isToday = entry.schema === recordSchemaVersion
  if (isToday && contentHash(state) !== entry.content) throw new BundleError('damaged')
  const named = objectsNamedIn(state.record, state.body)
  const isComplete = named.every((hash) => objects.has(hash) && entry.objects.includes(hash))
  const file = state.record.kind === 'attachment' ? state.record : null
  const hasItsSize = !file || objects.get(file.sha256)?.length === file.size
  if (!isComplete || named.length !== entry.objects.length || !hasItsSize) throw new BundleError('damaged')
  return state
}
