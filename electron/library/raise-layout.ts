import { join } from 'node:path'
import { isMissing } from './files/error-code.ts'
import type { FileSystem } from './files/file-system.ts'
import { removeQuietly, temporaryName, writeNew } from './files/write-durably.ts'
import { formatVersion, markerBytes, readMarker } from './library-marker.ts'
import type { LibraryPaths } from './library-paths.ts'

/** States in the marker that the library holds what older programs do not know. */
export type Layout = {
  /** To be awaited before the first file that they would not understand is written: they look on from then on. */
  raise(): Promise<void>
}

/** `known` is the marker's format version as the library was opened. */
export function createLayout(fs: FileSystem, paths: LibraryPaths, known: number): Layout {
  let raising = known >= formatVersion ? Promise.resolve() : null
  return {
    /** Once for all who ask meanwhile: a second replacement would keep the first as the one before. */
    raise() {
      raising ??= replaceMarker(fs, paths).catch((error: unknown) => {
        raising = null
        throw error
      })
      return raising
    },
  }
}

/** The only file of a library that is ever replaced; the one before stays as `library.json.prev`. */
async function replaceMarker(fs: FileSystem, paths: LibraryPaths): Promise<void> {
  const { marker } = await readMarker(fs, paths)
  if (marker.formatVersion >= formatVersion) return
  const previous = `${paths.marker}.prev`
  await fs.remove(previous).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await writeNew(fs, previous, await fs.readFile(paths.marker))
  const temporary = join(paths.root, temporaryName('library.json'))
  await writeNew(fs, temporary, markerBytes({ ...marker, formatVersion }))
  try {
    await fs.rename(temporary, paths.marker)
  } catch (error) {
    await removeQuietly(fs, temporary)
    throw error
  }
  await fs.syncName(paths.marker)
}
