import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { ResourcePaths } from './compiler-port.ts'

/** `stampFont`: the ten digits alone, for numbers stamped on pages typeset elsewhere. */
export type TypesettingResources = ResourcePaths & { coverage: string; stampFont: string }

/**
 * Finds templates and fonts above `from` (a folder of ours): in a checkout, beside the bundle, or in an installed
 * program, where what native code reads lies unpacked beside the archive. Throws where they are not installed.
 */
export function locateResources(from: string): TypesettingResources {
  const start = from.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, 'resources')
    if (existsSync(join(found, 'typst', 'house'))) {
      const fonts = join(found, 'fonts')
      return {
        templates: join(found, 'typst'),
        fonts,
        coverage: join(fonts, 'coverage.json'),
        stampFont: join(fonts, 'RapporteurFiguresSemiBold.ttf'),
      }
    }
    if (dirname(folder) === folder) throw new Error('The typesetting resources are not installed.')
  }
}
