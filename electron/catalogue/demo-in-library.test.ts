import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDocuments } from '../documents/documents.ts'
import { createMemoryLibrary } from '../library/create-memory-library.ts'
import type { Library } from '../library/library.ts'
import { createRecordStore } from '../records/record-store.ts'
import { createRecords } from '../records/records.ts'
import { createSettings } from '../settings/settings.ts'
import { newBlockId, newRecordId } from '../workbench/new-ids.ts'
import { addCatalogue } from './add-catalogue.ts'
import { buildDemo, type Demo, type DemoPorts } from './build-demo.ts'

const now = () => new Date('2026-05-20T09:00:00.000Z')
const files = new URL('../../resources/demo/files/', import.meta.url)

/** The services as a user works with them, over a library whose medium is memory. */
function servicesOf(library: Library) {
  const ports = { library, store: createRecordStore(library, now), now, newId: newRecordId, newBlockId }
  const records = createRecords(ports)
  const attach: DemoPorts['exchange']['attach'] = async ({ sha256, fileName, meetingId }) => {
    const size = (await library.readObject(sha256)).length
    const file = { title: fileName, fileName, mediaType: 'application/pdf', sha256, size, meetingId }
    return (await records.create({ kind: 'attachment', ...file })).record
  }
  return {
    ...ports,
    records,
    documents: createDocuments({ ...ports, records }),
    settings: createSettings(ports),
    exchange: { attach },
    readFile: (name: string): Promise<Uint8Array> => readFile(new URL(name, files)),
  }
}

describe('the worked example in a real library', () => {
  let library: Library
  let services: ReturnType<typeof servicesOf>
  let demo: Demo

  beforeAll(async () => {
    library = await createMemoryLibrary()
    services = servicesOf(library)
    await addCatalogue(services)
    demo = await buildDemo(services)
  })

  it('opens every document as it was written, with nothing to repair', async () => {
    const documents = [...library.summaries().values()].filter((each) => each.kind === 'document')
    expect(documents.length).toBe(10)
    for (const { id, title } of documents)
      expect((await services.documents.open(id)).findings, title).toEqual([])
  })

  it('is in good order on the medium', async () => {
    const damaged: unknown[] = []
    for await (const progress of library.verify()) damaged.push(...progress.damaged)
    expect(damaged).toEqual([])
  })

  it('lists the notes and papers that link to the Geneva workshop', () => {
    const linked = services.records
      .backlinks(demo.meetings.geneva)
      .map((each) => `${each.kind} ${each.type ?? ''}`)
    expect(linked).toEqual(
      expect.arrayContaining(['document final-report', 'document note', 'pack ', 'theme ']),
    )
  })

  it('is the source of a new report that takes over the decisions and actions of its notes', async () => {
    const { body } = await services.documents.reportFromMeeting(demo.meetings.geneva, 'en')
    expect(JSON.stringify(body)).toContain(
      'The secretariat opens a public register of partnership arrangements.',
    )
  })

  it('knows under which names the reader’s own actions are found', async () => {
    expect((await services.settings.get()).myNames).toContain('Policy officer')
  })
})
