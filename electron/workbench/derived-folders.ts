import { join } from 'node:path'

/** Where, in the user's folder for what can be made again, that of one library lies: all of it goes when it is sealed. */
export const derivedFolders = (cache: string, libraryId: string) => ({
  index: join(cache, 'index', libraryId),
  /** Names files by their hashes: of a sealed library none is kept. */
  verdicts: join(cache, 'packs', libraryId),
})
