import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import { doc, heading, numbered } from '../../shared/document/build.ts'
import { textOf } from '../../shared/document/walk.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { openMemoryWorkbench } from '../../electron/workbench/memory-workbench.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import type { RecordId } from '../../shared/model/ids.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json')
const present = existsSync(corpus)
const strings = present ? (JSON.parse(readFileSync(corpus, 'utf8')) as string[]) : []
const says = (text: string) => /\S/.test(text)

/** Every kind with the string in each of its free fields. */
function recordsWith(text: string): ({ kind: string } & Record<string, unknown>)[] {
  return [
    {
      kind: 'theme',
      year: 2018,
      title: text,
      entries: [{ id: 'e1', title: text, kind: 'workshop' }],
      notes: text,
    },
    {
      kind: 'mechanism',
      names: [{ language: 'en', text }],
      aliases: [text],
      category: 'rcp',
      chair: text,
      secretariat: text,
      areas: [text],
      roles: [{ role: 'observer', partners: [text] }],
    },
    {
      kind: 'meeting',
      title: text,
      type: 'other',
      city: text,
      country: text,
      venue: text,
      outcome: text,
      agenda: [{ id: 'i1', number: '1', title: text, presenter: text, papers: [] }],
      participants: [
        {
          id: 'p1',
          name: text,
          organization: text,
          position: text,
          capacity: 'delegate',
          attendance: 'expected',
        },
      ],
      deadlines: [{ id: 'd1', date: '2018-10-06', label: text, done: false }],
      contacts: [{ id: 'c1', name: text, email: text, telephone: text }],
    },
    { kind: 'person', name: text, position: text, email: text, telephone: text, notes: text },
    { kind: 'organization', names: [{ language: 'fr', text }], aliases: [text], notes: text },
    { kind: 'publication', series: 'other', title: text, subtitle: text },
    { kind: 'pack', title: text, audience: text, entries: [{ id: 'e1', type: 'divider', title: text }] },
  ]
}

describe.skipIf(!present)(
  'naughty strings (public corpus; skipped where it is not beside the project)',
  () => {
    test('come back to the byte from every field of every record, after the library was opened again', async () => {
      const ports = createMemoryPorts()
      const workbench = await openMemoryWorkbench(ports)
      const client = createRouterClient(workbench.router)
      const written = new Map<RecordId, unknown>()
      for (const text of strings.filter((each) => says(each) && each.length <= 500)) {
        for (const fields of recordsWith(text)) {
          const { record } = await client.records.create(
            fields as Parameters<typeof client.records.create>[0],
          )
          expect(record).toMatchObject(fields)
          written.set(record.id, record)
        }
      }
      await workbench.close()
      const library = await openLibrary('/library', ports)
      for (const [id, record] of written) expect((await library.read(id)).record).toEqual(record)
      await library.close()
    }, 300_000)

    test('are refused by name, not by a crash, where a field must say something', async () => {
      const workbench = await openMemoryWorkbench()
      const client = createRouterClient(workbench.router)
      for (const text of strings.filter((each) => !says(each))) {
        await expect(client.records.create({ kind: 'person', name: text } as never)).rejects.toMatchObject({
          code: 'INVALID',
          data: { fields: [{ path: 'name' }] },
        })
      }
      await workbench.close()
    })

    test('stay in the text of a document as they were typed', async () => {
      const workbench = await openMemoryWorkbench()
      const client = createRouterClient(workbench.router)
      const kept = strings.filter((each) => each !== '' && each.isWellFormed() && !each.includes('\u0000'))
      const body = doc(heading(1, 'Strings'), ...kept.map((text) => numbered(text)))
      const opened = await client.documents.create({ type: 'note', title: 'Strings' })
      await client.documents.save({ id: opened.record.id, baseRev: opened.rev, body })
      const { body: back } = await client.documents.open({ id: opened.record.id })
      const texts = (back as DocumentBody).content.slice(1).map((node) => textOf(node))
      expect(texts).toEqual(kept)
      await workbench.close()
    })
  },
)
