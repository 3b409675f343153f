import { z } from 'zod'
import { recordId, sha256 } from '../../shared/model/ids.ts'
import { recordKind } from '../../shared/model/record.ts'

/** Largest bundle written and read, in bytes; the same as for any file taken in. */
export const maxBundleBytes = 200 * 1024 * 1024

/** More would be no bundle for a journey but a library. */
export const maxRecords = 2000
const maxObjects = 2900
/** Newest contents of a record that are named, so that two libraries find what they last had in common. */
export const maxAncestors = 300

const kind = recordKind.exclude(['settings'])

/** Content hashes (`content-hash.ts`): of the state itself, and of what it was made from, newest first. */
const lineage = { content: sha256, ancestors: z.array(sha256).max(maxAncestors) }

/** A record that comes along: its file `records/<id>.json` holds `{ record, body? }` and has this size and checksum. */
const bundledRecord = z.strictObject({
  id: recordId,
  kind,
  rev: z.int().min(1),
  schema: z.int().min(1),
  sha256,
  size: z.int().min(2),
  ...lineage,
  /** The parent revision's content, as far as known when the bundle was made. */
  base: sha256.nullable(),
  objects: z.array(sha256).max(maxObjects),
})

/** A record that was put into the bin where the bundle was made: none of its content travels. */
const binnedRecord = z.strictObject({ id: recordId, kind, ...lineage })

/** `manifest.json`: everything else in the file, by checksum. */
export const bundleManifest = z.strictObject({
  format: z.literal('rapporteur-bundle'),
  version: z.literal(1),
  /** Id of the library the bundle was made from, and the program's version. */
  library: z.string().min(1).max(64),
  program: z.string().max(64),
  records: z.array(bundledRecord).max(maxRecords),
  binned: z.array(binnedRecord).max(maxRecords),
  objects: z.array(z.strictObject({ sha256, size: z.int().min(0) })).max(maxObjects),
})
export type BundleManifest = z.infer<typeof bundleManifest>
export type BundledRecord = BundleManifest['records'][number]

/** `seal.json`: the manifest's SHA-256, and the maker's Ed25519 signature of it; key and signature in base64. */
export const bundleSeal = z.strictObject({
  digest: sha256,
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})

/** Read before the rest, so that a bundle of a later version is told from a damaged one. */
export const manifestVersion = z.object({ format: z.literal('rapporteur-bundle'), version: z.int().min(1) })

export const entryNames = {
  manifest: 'manifest.json',
  seal: 'seal.json',
  record: (id: string) => `records/${id}.json`,
  object: (hash: string) => `objects/${hash}`,
} as const

/** Attachments and pictures: bytes that are stored under their hash and never unpacked here. */
export const isObjectName = (name: string): boolean => name.startsWith('objects/')
