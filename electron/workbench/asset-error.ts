/** Why an upload was refused. */
export type AssetErrorCode = 'TOO_LARGE' | 'DISK_FULL' | 'READ_ONLY' | 'LOCKED' | 'UNSUPPORTED_FILE' | 'IO'

/** The error hosts turn into an HTTP status; nothing was kept of the upload. */
export class AssetError extends Error {
  override readonly name = 'AssetError'

  constructor(
    readonly code: AssetErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}
