/**
 * Why a sealed file cannot be read: its checksum fails (`damaged`), or the checksum holds and the seal does not, so that
 * somebody without the key made it, or put it where another was (`tampered`).
 */
export class SealError extends Error {
  override readonly name = 'SealError'

  constructor(
    readonly problem: 'damaged' | 'tampered',
    options?: { cause?: unknown },
  ) {
    super(problem, options)
  }
}
