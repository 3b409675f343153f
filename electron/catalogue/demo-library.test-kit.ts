import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { BodyFinding } from '../../shared/contract/documents.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import { libraryRecord, type LibraryRecord } from '../../shared/model/record.ts'
import { buildDemo, type Demo, type DemoPorts } from './build-demo.ts'
import { loadCatalogue } from './load-catalogue.ts'

export type KeptDocument = { body: DocumentBody; findings: BodyFinding[] }
export type DemoLibrary = Demo & {
  records: Map<RecordId, LibraryRecord>
  documents: Map<RecordId, KeptDocument>
  /** Stored files by SHA-256. */
  objects: Map<string, Uint8Array>
  myNames: string[]
}

const files = new URL('../../resources/demo/files/', import.meta.url)

/** The worked example in a library held in memory: every record is checked as the real services check it. */
export async function demoInMemory(now: Date): Promise<DemoLibrary> {
  const records = new Map<RecordId, LibraryRecord>()
  const revisions = new Map<RecordId, number>()
  const documents = new Map<RecordId, KeptDocument>()
  let myNames: string[] = []
  let made = 0
  const newId = () => recordId.parse(`019b0000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`)

  const keep = (value: unknown) => {
    const record = libraryRecord.parse(value)
    const rev = (revisions.get(record.id) ?? 0) + 1
    records.set(record.id, record)
    revisions.set(record.id, rev)
    return { record, rev }
  }
  const moment = now.toISOString()
  const added = () => ({ id: newId(), createdAt: moment, updatedAt: moment, tags: [] })
  const get = (id: RecordId) => ({ record: records.get(id)!, rev: revisions.get(id)! })
  const catalogue = loadCatalogue(moment)
  for (const record of [...catalogue.themes, ...catalogue.mechanisms, ...catalogue.publications]) keep(record)

  const objects = new Map<string, Uint8Array>()
  const ports: DemoPorts = {
    records: {
      create: async (fields) => keep({ ...added(), ...fields }),
      get: async (id) => get(id),
      update: async (record, baseRev) => {
        if (get(record.id).rev !== baseRev) throw new Error('CONFLICT')
        return keep(record)
      },
    },
    documents: {
      add: async (record, body) => {
        let ids = 0
        documents.set(record.id, normalizeBody(body, { newBlockId: () => `new-${(ids += 1)}` }))
        return keep(record)
      },
    },
    exchange: {
      attach: async ({ sha256, fileName, meetingId }) => {
        const size = objects.get(sha256)!.length
        const file = { title: fileName, fileName, mediaType: 'application/pdf', sha256, size, meetingId }
        return keep({ ...added(), kind: 'attachment', ...file }).record
      },
    },
    settings: {
      update: async (parts) => {
        myNames = parts.myNames
      },
    },
    library: {
      putObject: async (bytes) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        objects.set(sha256, bytes)
        return { sha256 }
      },
    },
    readFile: (name) => readFile(fileURLToPath(new URL(name, files))),
    newId,
    now: () => now,
  }
  const demo = await buildDemo(ports)
  return { ...demo, records, documents, objects, myNames }
}
