import { z } from 'zod'
import { attachmentV1 } from './attachment/v1.ts'
import { documentV1 } from './document/v1.ts'
import { mechanismV1 } from './mechanism/v1.ts'
import { meetingV1 } from './meeting/v1.ts'
import { organizationV1 } from './organization/v1.ts'
import { packV1 } from './pack/v1.ts'
import { personV1 } from './person/v1.ts'
import { publicationV1 } from './publication/v1.ts'
import { settingsV1 } from './settings/v1.ts'
import { recordSteps } from './record-steps.ts'
import { themeV1 } from './theme/v1.ts'

export const recordKinds = [
  'theme',
  'mechanism',
  'meeting',
  'document',
  'attachment',
  'pack',
  'person',
  'organization',
  'publication',
  'settings',
] as const
export const recordKind = z.enum(recordKinds)
export type RecordKind = z.infer<typeof recordKind>

/** Any record as it is written today; older shapes are brought here by their own steps before they are used. */
export const libraryRecord = z.discriminatedUnion('kind', [
  themeV1,
  mechanismV1,
  meetingV1,
  documentV1,
  attachmentV1,
  packV1,
  personV1,
  organizationV1,
  publicationV1,
  settingsV1,
])
export type LibraryRecord = z.infer<typeof libraryRecord>
export type RecordOf<K extends RecordKind> = Extract<LibraryRecord, { kind: K }>

/** The shape number a record's file names in its header; raised when a kind gains a `v2`, and with it a step. */
export const recordSchemaVersion = recordSteps.length + 1
