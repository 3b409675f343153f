import { zipSync, type Zippable } from 'fflate/browser'
import { bundleManifest, entryNames, maxBundleBytes, type BundleManifest } from './bundle-format.ts'
import { BundleError } from './bundle-error.ts'
import { sealOf, type SigningKey } from './seal.ts'

export type BundleContents = {
  manifest: BundleManifest
  /** Payloads by record id, objects by SHA-256, as the manifest names them. */
  records: ReadonlyMap<string, Uint8Array>
  objects: ReadonlyMap<string, Uint8Array>
}

/** The beginning of the zip format's time: the same choice makes the same bytes, whenever it is made. */
const fixedTime = new Date(1980, 0, 1)

/** Text that packs better than this would look like a bomb to whoever opens it (`SECURITY`: 200 after the first MiB). */
const mebibyte = 1024 * 1024

/** Lays a bundle out as an ordinary zip, names sorted, signed; `too-large` where it would be refused by its reader. */
export function writeBundle({ manifest, records, objects }: BundleContents, key: SigningKey): Uint8Array {
  const described = Buffer.from(JSON.stringify(bundleManifest.parse(manifest)))
  const entries: [string, Uint8Array, number][] = [
    [entryNames.manifest, described, packed],
    [entryNames.seal, Buffer.from(JSON.stringify(sealOf(described, key))), packed],
    ...[...records].map(([id, bytes]): [string, Uint8Array, number] => [
      entryNames.record(id),
      bytes,
      bytes.length > mebibyte ? stored : packed,
    ]),
    // Pictures, PDFs and office files are packed already.
    ...[...objects].map(([hash, bytes]): [string, Uint8Array, number] => [
      entryNames.object(hash),
      bytes,
      stored,
    ]),
  ]
  const sum = entries.reduce((bytes, [, content]) => bytes + content.length, 0)
  if (sum > 2 * maxBundleBytes) throw new BundleError('too-large')
  const files: Zippable = {}
  for (const [name, bytes, level] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    files[name] = [bytes, { level: level === packed ? 6 : 0, mtime: fixedTime }]
  const zip = zipSync(files)
  if (zip.length > maxBundleBytes) throw new BundleError('too-large')
  return zip
}

const stored = 0
const packed = 6
