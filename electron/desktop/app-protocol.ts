import { uploadLimit } from '../workbench/asset-desk.ts'
import type { PageFiles } from '../workbench/page-files.ts'
import { commonHeaders, filePolicy, pagePolicy } from '../workbench/page-policy.ts'
import { readUploadName, uploadStatus } from '../workbench/upload-rules.ts'
import type { StoreClient } from './store-client.ts'

/**
 * Answers `app://workbench/…`: the built page, `asset/<sha256>` and `artifact/<id>` (GET), `asset` (POST, bytes, named
 * by the percent-encoded `x-file-name`, at most `limit` of them). Everything else is 404 or 405 without a body.
 */
export function createAppProtocol(
  page: PageFiles,
  store: () => StoreClient,
  limit = uploadLimit,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'workbench' || url.username !== '' || url.password !== '') return empty(404)
    if (request.method === 'POST')
      return url.pathname === '/asset' ? takeUpload(request, store(), limit) : empty(405)
    if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405)
    const file = page.get(url.pathname)
    if (file)
      return answer(file.bytes, { 'content-type': file.type, 'content-security-policy': pagePolicy() })
    const [, asset, artifact] =
      /^\/(?:asset\/([0-9a-f]{64})|artifact\/([\w-]{1,64}))$/.exec(url.pathname) ?? []
    if (asset !== undefined) return sendAsset(asset, store())
    if (artifact !== undefined) return sendArtifact(artifact, store())
    return empty(404)
  }
}

async function sendAsset(sha256: string, store: StoreClient): Promise<Response> {
  const found = await store.readAsset({ sha256 })
  if (!found) return empty(404)
  // What the page may not show in place is only ever downloaded, under a type no browser interprets.
  const headers: Record<string, string> = found.inline
    ? { 'content-type': found.mediaType }
    : { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
  return answer(found.bytes, { ...headers, 'content-security-policy': filePolicy })
}

async function sendArtifact(id: string, store: StoreClient): Promise<Response> {
  const found = await store.readArtifact({ id })
  if (!found) return empty(404)
  return answer(found.bytes, {
    'content-type': found.mediaType,
    'content-security-policy': filePolicy,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName.toWellFormed())}`,
  })
}

async function takeUpload(request: Request, store: StoreClient, most: number): Promise<Response> {
  const fileName = readUploadName(request.headers.get('x-file-name'))
  if (fileName === null || request.headers.get('content-type') !== 'application/octet-stream') {
    return json(400, { code: 'INVALID' })
  }
  const tooLarge = () => json(413, { code: 'TOO_LARGE', limit: most })
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge()
  const bytes = await readWithin(request, most)
  if (!bytes) return tooLarge()
  const stored = await store.upload({ bytes, fileName })
  if (!('refused' in stored)) return json(200, stored)
  const limit = stored.refused === 'TOO_LARGE' ? { limit: most } : {}
  return json(uploadStatus[stored.refused], { code: stored.refused, ...limit })
}

/** A body of at most `most` bytes; null, and no more of it read, where there are more than were announced. */
async function readWithin(request: Request, most: number): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return new Blob(chunks)
}

function answer(body: Blob | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Response {
  return new Response(body, { status: 200, headers: { ...commonHeaders, ...headers } })
}

function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...commonHeaders, 'content-type': 'application/json; charset=utf-8' },
  })
}

function empty(status: number): Response {
  return new Response(null, { status, headers: { ...commonHeaders } })
}
