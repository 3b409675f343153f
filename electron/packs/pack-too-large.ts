/** A pack with more pages than a pack may have, or one that takes more memory or time than one job may. */
export class PackTooLarge extends Error {
  override readonly name = 'PackTooLarge'
}
