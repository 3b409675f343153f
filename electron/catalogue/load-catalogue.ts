import idm from '../../resources/catalogue/idm.json' with { type: 'json' }
import iscm from '../../resources/catalogue/iscm.json' with { type: 'json' }
import publications from '../../resources/catalogue/publications.json' with { type: 'json' }
import type { MechanismV1 } from '../../shared/model/mechanism/v1.ts'
import type { PublicationV1 } from '../../shared/model/publication/v1.ts'
import type { ThemeV1 } from '../../shared/model/theme/v1.ts'
import { mechanismsFile, publicationsFile, themesFile } from './catalogue-file.ts'

export type Catalogue = {
  /** One a year, oldest first. */
  themes: ThemeV1[]
  mechanisms: MechanismV1[]
  publications: PublicationV1[]
}

/** The three files as they were parsed, before anything is believed of them. */
export type CatalogueFiles = { idm: unknown; iscm: unknown; publications: unknown }

const shipped: CatalogueFiles = { idm, iscm, publications }

/**
 * The built-in IDM and ISCM catalogue as records. Their ids are fixed, so that links to them hold between libraries;
 * `createdAt` is the ISO moment given to all of them. Throws a ZodError when a file is not what it should be.
 */
export function loadCatalogue(createdAt: string, files: CatalogueFiles = shipped): Catalogue {
  const times = () => ({ createdAt, updatedAt: createdAt, tags: [] })
  return {
    themes: themesFile
      .parse(files.idm)
      .themes.map((item): ThemeV1 => ({ ...item, ...times(), kind: 'theme' }))
      .toSorted((a, b) => a.year - b.year),
    mechanisms: mechanismsFile
      .parse(files.iscm)
      .mechanisms.map((item): MechanismV1 => ({ ...item, ...times(), kind: 'mechanism' })),
    publications: publicationsFile
      .parse(files.publications)
      .publications.map((item): PublicationV1 => ({ ...item, ...times(), kind: 'publication' })),
  }
}
