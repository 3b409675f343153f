import { z } from 'zod'
import { loopbackPaths } from '../../shared/contract/loopback-session.ts'
import { sha256 } from '../../shared/model/ids.ts'

const uploaded = z.object({ sha256, size: z.int(), mediaType: z.string() })
export type Uploaded = z.infer<typeof uploaded>

const refusal = z.object({ code: z.string(), limit: z.int().optional() })

/** An upload the host did not keep; `code` is one of the contract's, or CONNECTION where nobody answered. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed'
  readonly code: string
  /** Bytes, where the file was too large. */
  readonly limit: number | undefined
  constructor(code: string, limit?: number) {
    super(code)
    this.code = code
    this.limit = limit
  }
}

/** Bytes by address: those that are kept, those that were typeset, and those that are handed in. */
export interface Files {
  assetUrl(sha256: string): string
  artifactUrl(artifactId: string): string
  /** Hands a file in; `onProgress` is told the share sent, 0–1. Rejects with UploadFailed, or the signal's reason. */
  upload(
    file: Blob,
    fileName: string,
    onProgress?: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<Uploaded>
}

export function createFiles(assetBase: () => string, token: () => string | null): Files {
  return {
    assetUrl: (hash) => `${assetBase()}asset/${hash}`,
    artifactUrl: (id) => `${assetBase()}artifact/${encodeURIComponent(id)}`,
    upload(file, fileName, onProgress, signal) {
      return new Promise((resolve, reject) => {
        // Not fetch: it tells nothing of how much has been sent.
        const request = new XMLHttpRequest()
        request.open('POST', loopbackPaths.upload)
        request.setRequestHeader('content-type', 'application/octet-stream')
        request.setRequestHeader('x-file-name', encodeURIComponent(fileName.toWellFormed()))
        const bearer = token()
        if (bearer !== null) request.setRequestHeader('authorization', `Bearer ${bearer}`)
        request.upload.addEventListener('progress', (event) => {
          if (event.lengthComputable) onProgress?.(event.loaded / event.total)
        })
        request.addEventListener('error', () => reject(new UploadFailed('CONNECTION')))
        request.addEventListener('abort', () => reject(signal?.reason))
        request.addEventListener('load', () => {
          const body = parseJson(request.responseText)
          const kept = uploaded.safeParse(body)
          if (request.status === 200 && kept.success) resolve(kept.data)
          else {
            const refused = refusal.safeParse(body)
            reject(new UploadFailed(refused.data?.code ?? 'UNEXPECTED', refused.data?.limit))
          }
        })
        signal?.addEventListener('abort', () => request.abort())
        request.send(file)
      })
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
