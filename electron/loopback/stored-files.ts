import type { ServerResponse } from 'node:http'
import { filePolicy } from '../workbench/page-policy.ts'
import { refuse, sendBytes } from './answer.ts'
import type { AssetService } from '../workbench/asset-desk.ts'
import { isSameSecret } from './token.ts'

/** A stored file as a request names it: `/s/<segment>/asset/<sha256>` or `/s/<segment>/artifact/<id>`. */
type FileAddress = { segment: string; place: 'asset' | 'artifact'; name: string }

/** Reads the address of a stored file; null for every other path. */
export function toFileAddress(url: string): FileAddress | null {
  const match = /^\/s\/([\w-]{43})\/(?:(asset)\/([0-9a-f]{64})|(artifact)\/([\w-]{1,64}))$/.exec(url)
  if (!match) return null
  const [, segment = '', asset, sha256, , artifactId] = match
  return asset
    ? { segment, place: 'asset', name: sha256 ?? '' }
    : { segment, place: 'artifact', name: artifactId ?? '' }
}

/** Answers with a stored file; nothing tells a wrong session from a file that is not there. */
export async function sendStoredFile(
  response: ServerResponse,
  address: FileAddress,
  segment: string,
  assets: AssetService,
): Promise<void> {
  if (!isSameSecret(address.segment, segment)) {
    refuse(response, 404)
    return
  }
  const found =
    address.place === 'asset' ? await readAsset(address.name, assets) : await assets.artifact(address.name)
  if (!found) {
    refuse(response, 404)
    return
  }
  sendBytes(response, found.bytes, {
    'content-type': found.mediaType,
    'content-security-policy': filePolicy,
    ...(found.fileName === null ? {} : { 'content-disposition': attachmentNamed(found.fileName) }),
  })
}

async function readAsset(sha256: string, assets: AssetService) {
  const asset = await assets.read(sha256)
  if (!asset) return null
  return asset.inline
    ? { ...asset, fileName: null }
    : { bytes: asset.bytes, mediaType: 'application/octet-stream', fileName: sha256 }
}

/** A `Content-Disposition` that saves under this name, in any script (RFC 6266, RFC 8187). */
export function attachmentNamed(fileName: string): string {
  const plain = fileName.replace(/[^\w .()-]/g, '_')
  // Through bytes, because half a surrogate pair has no percent-encoding.
  const encoded = encodeURIComponent(Buffer.from(fileName).toString()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
