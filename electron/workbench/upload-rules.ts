import type { AssetErrorCode } from './asset-error.ts'

/** The HTTP status for each reason an upload is refused with, in every host. */
export const uploadStatus: Readonly<Record<AssetErrorCode, number>> = {
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  READ_ONLY: 423,
  LOCKED: 423,
  DISK_FULL: 507,
  IO: 500,
}

/** The name in an upload's percent-encoded `x-file-name` header, trimmed; null where it is none or over 255 characters. */
export function readUploadName(encoded: string | null | undefined): string | null {
  if (!encoded) return null
  try {
    const name = decodeURIComponent(encoded).trim()
    return name === '' || name.length > 255 ? null : name
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
