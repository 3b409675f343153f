/** Why a travelling bundle was refused; each is a sentence in the page. Nothing was changed. */
export const bundleReasons = [
  'not-a-bundle',
  'damaged',
  'suspicious-archive',
  'too-large',
  'too-complex',
  'newer',
  'passphrase-needed',
  'passphrase-wrong',
  'passphrase-too-costly',
] as const
export type BundleReason = (typeof bundleReasons)[number]

/** A bundle that was refused. */
export class BundleError extends Error {
  override readonly name = 'BundleError'

  constructor(
    readonly reason: BundleReason,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}
