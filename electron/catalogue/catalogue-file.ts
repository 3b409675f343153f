import { z } from 'zod'
import { mechanismV1 } from '../../shared/model/mechanism/v1.ts'
import { publicationV1 } from '../../shared/model/publication/v1.ts'
import { namedLine } from '../../shared/model/record-base.ts'
import { themeV1 } from '../../shared/model/theme/v1.ts'

/**
 * The shapes of the three files of `resources/catalogue`. They are the records of the model without what is the same
 * for all of them: kind, times and tags are added when they are read. Lists that are empty for most may be left out.
 */
const addedOnReading = { kind: true, createdAt: true, updatedAt: true, tags: true } as const

/** Every preloaded fact says where a reader can check it. */
const withSource = { source: namedLine }

const themeItem = themeV1.omit(addedOnReading).extend(withSource)

const mechanismItem = mechanismV1.omit(addedOnReading).extend({
  ...withSource,
  members: mechanismV1.shape.members.default([]),
  observers: mechanismV1.shape.observers.default([]),
  areas: mechanismV1.shape.areas.default([]),
  priorities: mechanismV1.shape.priorities.default([]),
})

const publicationItem = publicationV1.omit(addedOnReading).extend(withSource)

/** Years of the International Dialogue on Migration (IDM). */
export const themesFile = z.strictObject({ themes: z.array(themeItem) })

/** Inter-State consultation mechanisms on migration (ISCM). */
export const mechanismsFile = z.strictObject({ mechanisms: z.array(mechanismItem) })

/** Works that are cited: World Migration Reports, numbers of the Migration Research Series. */
export const publicationsFile = z.strictObject({ publications: z.array(publicationItem) })
