/** Why a file could not be taken in; each is a sentence in the page. */
export const importReasons = [
  'too-large',
  'too-complex',
  'unknown-format',
  'damaged',
  'encrypted',
  'suspicious-archive',
  'empty',
] as const
export type ImportReason = (typeof importReasons)[number]

/** A file that was refused: nothing of it was kept and nothing was changed. `limit` (bytes) comes with `too-large`. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly reason: ImportReason
  readonly limit: number | undefined

  constructor(reason: ImportReason, options: { limit?: number; cause?: unknown } = {}) {
    super(reason, { cause: options.cause })
    this.reason = reason
    this.limit = options.limit
  }

  /** The contract's word for it. */
  get code(): 'TOO_LARGE' | 'UNSUPPORTED_FILE' {
    return this.reason === 'too-large' ? 'TOO_LARGE' : 'UNSUPPORTED_FILE'
  }
}

/** Largest things taken in; sizes in bytes. */
export const importLimits = {
  file: 200 * 1024 * 1024,
  html: 20 * 1024 * 1024,
  htmlNodes: 200_000,
  htmlDepth: 512,
  zipEntries: 5000,
  zipEntry: 200 * 1024 * 1024,
  zipTotal: 1024 * 1024 * 1024,
  /** Inflated to packed size, of an entry's part beyond the first MiB. */
  zipRatio: 200,
  xmlDepth: 256,
  xmlNodes: 2_000_000,
  imagePixels: 50_000_000,
} as const
