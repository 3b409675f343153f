import { createHash } from 'node:crypto'
import type { RecordId } from '../../shared/model/ids.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'
import {
  libraryPath,
  plant,
  stateOf,
  summaryOf,
  type World,
} from '../../electron/library/library.test-kit.ts'
import { encodeRevision, type HeaderFields } from '../../electron/library/revisions/revision-file.ts'
import { toRevisionName, type RevisionName } from '../../electron/library/revisions/revision-name.ts'

export type PlantedRevision = { bytes: Uint8Array; name: RevisionName }

/** A revision as another machine would have written it. */
export function foreignRevision(
  id: RecordId,
  text: string,
  more: Partial<HeaderFields> = {},
): PlantedRevision {
  const fields = { ...fieldsOf(id), meta: summaryOf(id, text), ...more }
  return encodeRevision(fields, Buffer.from(JSON.stringify(stateOf(id, text))))
}

/** The same file with another header or payload, and a checksum that holds. */
export function rehashed(bytes: Uint8Array, change: (text: string) => string): PlantedRevision {
  const body = change(Buffer.from(bytes.slice(0, -72)).toString('utf8'))
  const hash = createHash('sha256').update(body).digest('hex')
  const header: unknown = JSON.parse(body.slice(0, body.indexOf('\n')))
  const { id, rev } = header as { id: string; rev: number }
  return { bytes: Buffer.from(`${body}sha256:${hash}\n`), name: toRevisionName(id, rev, hash.slice(0, 16)) }
}

/** Puts a revision into the library's folder, under its own name or another. */
export async function plantRevision(
  world: World,
  { bytes, name }: PlantedRevision,
  fileName = name.fileName,
): Promise<void> {
  await plant(world.ports.fs, `${libraryPaths(libraryPath).docsOf(name.id)}/${fileName}`, bytes)
}

/** A file whose payload is the given text, whatever it is, under a checksum that holds. */
export function withPayload(id: RecordId, payload: Uint8Array, rev: number): PlantedRevision {
  return encodeRevision({ ...fieldsOf(id), rev }, payload)
}

function fieldsOf(id: RecordId): HeaderFields {
  return {
    library: 'elsewhere',
    id,
    rev: 1,
    base: null,
    schema: 1,
    kind: 'autosave',
    savedAt: '2026-01-05T10:00:00.000Z',
    writer: 'other-install',
    app: '9.9.9',
    meta: summaryOf(id, 'planted'),
  }
}
