import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from './answer.ts'
import type { AssetService } from '../workbench/asset-desk.ts'
import type { AssetErrorCode } from '../workbench/asset-error.ts'
import { readUploadName, uploadStatus } from '../workbench/upload-rules.ts'
import type { Limits } from './limits.ts'
import { onlyHeader } from './request-rules.ts'

class UploadTooLarge extends Error {
  readonly code = 'TOO_LARGE'
}

/**
 * Takes the body as one file, named by the percent-encoded `x-file-name`, and answers with what was stored; failures
 * are `{ code, limit? }` with the contract's codes. Nothing beyond `uploadSize` bytes is read.
 */
export async function takeUpload(
  request: IncomingMessage,
  response: ServerResponse,
  assets: AssetService,
  { uploadSize: limit, idleTimeout }: Pick<Limits, 'uploadSize' | 'idleTimeout'>,
): Promise<void> {
  const fileName = readUploadName(onlyHeader(request, 'x-file-name'))
  if (fileName === null) {
    sendJson(response, 400, { code: 'INVALID' })
    return
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    sendJson(response, 413, { code: 'TOO_LARGE', limit })
    return
  }
  // The client waits for this word only where it asked for it; a refusal then costs no transfer.
  if (request.headers.expect !== undefined) response.writeContinue()
  try {
    sendJson(response, 200, await assets.upload(upTo(request, limit, idleTimeout), fileName))
  } catch (error) {
    const code = codeOf(error)
    if (!isRefusal(code)) throw error
    sendJson(response, uploadStatus[code], code === 'TOO_LARGE' ? { code, limit } : { code })
  }
}

async function* upTo(request: IncomingMessage, limit: number, idle: number): AsyncGenerator<Uint8Array> {
  // Only the sender's silence counts: a slow medium of ours may keep the connection still for longer.
  request.socket.setTimeout(0)
  const listen = () => setTimeout(() => request.destroy(new Error('The upload stopped half-way.')), idle)
  let silence = listen()
  let seen = 0
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      clearTimeout(silence)
      seen += chunk.byteLength
      if (seen > limit) throw new UploadTooLarge()
      yield chunk
      silence = listen()
    }
  } finally {
    clearTimeout(silence)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function isRefusal(code: string): code is AssetErrorCode {
  return Object.hasOwn(uploadStatus, code)
}
