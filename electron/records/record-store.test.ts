import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { doc, numbered } from '../../shared/document/build.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { textOf } from '../../shared/document/walk.ts'
import { anId, aDocument, aMeeting } from '../../tests/builders/records.ts'
import { createMemoryLibrary } from '../library/create-memory-library.ts'
import type { Library } from '../library/library.ts'
import { createRecordStore, type RecordStore } from './record-store.ts'

let library: Library
let store: RecordStore
const now = () => new Date('2026-03-02T10:00:00.000Z')

beforeEach(async () => {
  library = await createMemoryLibrary()
  store = createRecordStore(library, now)
})
afterEach(() => library.close())

const write = (text: string) => () => ({ body: doc(numbered(text)) })
const rename = (title: string) => () => ({ record: aDocument(1, { title }) })
const textIn = async () => textOf((await store.read(anId(1))).body as DocumentBody)

describe('two parts of one record', () => {
  test('are edited apart: a new title does not stand in the way of new text', async () => {
    const { rev } = await store.add(aDocument(1), doc(numbered('One')))
    await store.edit(anId(1), 'record', rev, rename('Renamed'))
    await store.edit(anId(1), 'body', rev, write('Two'))
    expect((await store.read(anId(1))).summary.title).toBe('Renamed')
    expect(await textIn()).toBe('Two')
  })

  test('refuse what was made from an older state of the same part', async () => {
    const { rev } = await store.add(aDocument(1), doc(numbered('One')))
    const second = await store.edit(anId(1), 'body', rev, write('Two'))
    await expect(store.edit(anId(1), 'body', rev, write('Late'))).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { id: anId(1), currentRev: second.rev },
    })
    expect(await textIn()).toBe('Two')
  })

  test('treat a revision this process did not make as a change of both', async () => {
    const { rev } = await store.add(aDocument(1), doc(numbered('One')))
    await createRecordStore(library, now).edit(anId(1), 'record', rev, rename('By another'))
    await expect(store.edit(anId(1), 'body', rev, write('Two'))).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a change of a record', () => {
  test('follows the one before it, also when both are asked for at once', async () => {
    await store.add(aMeeting(1, { agenda: [] }))
    const add = (id: string) =>
      store.edit(anId(1), 'record', null, ({ record }) =>
        record.kind === 'meeting'
          ? { record: { ...record, agenda: [...record.agenda, { id, number: id, title: id, papers: [] }] } }
          : null,
      )
    await Promise.all(['a', 'b', 'c'].map(add))
    const { record } = await store.read(anId(1))
    expect(record.kind === 'meeting' && record.agenda.map((item) => item.id)).toEqual(['a', 'b', 'c'])
  })

  test('that changes nothing writes no revision', async () => {
    const { rev } = await store.add(aDocument(1), doc(numbered('One')))
    expect((await store.edit(anId(1), 'body', rev, () => null)).rev).toBe(rev)
    expect(library.revOf(anId(1))).toBe(rev)
  })

  test('sets the time of the change and keeps that of the making', async () => {
    const added = await store.add(aDocument(1), doc(numbered('One')))
    await store.edit(anId(1), 'body', null, write('Two'))
    const { record } = await store.read(anId(1))
    expect(record.updatedAt).toBe(now().toISOString())
    expect(record.createdAt).toBe(added.record.createdAt)
  })
})

describe('the bin', () => {
  test('changes neither part, so that the open text can go on when the record comes back', async () => {
    const { rev } = await store.add(aDocument(1), doc(numbered('One')))
    await store.edit(anId(1), 'body', rev, write('Two'))
    const before = (await store.read(anId(1))).rev
    await store.move(anId(1), 'bin')
    expect(library.summaries().get(anId(1))?.trashedAt).toBeDefined()
    await store.move(anId(1), 'library')
    await store.edit(anId(1), 'body', before, write('Three'))
    expect(await textIn()).toBe('Three')
  })

  test('stays in the summary of a record that is changed while it lies there', async () => {
    await store.add(aDocument(1), doc(numbered('One')))
    await store.move(anId(1), 'bin')
    await store.edit(anId(1), 'body', null, write('Two'))
    expect(library.summaries().get(anId(1))?.trashedAt).toBeDefined()
  })
})

test('calls a record that is no record of ours damaged, and does not hand it out', async () => {
  await store.add(aMeeting(1))
  const { summary } = await store.read(anId(1))
  await library.save(anId(1), { record: { kind: 'meeting', title: 7 } }, { summary })
  await expect(store.read(anId(1))).rejects.toMatchObject({ code: 'DAMAGED', data: { id: anId(1) } })
})

test('refuses a document whose picture is not stored', async () => {
  const body = doc({ type: 'figure', attrs: { id: 'f1', asset: 'a'.repeat(64), alt: 'A chart' } })
  await expect(store.add(aDocument(1), body)).rejects.toMatchObject({
    failure: { code: 'INVALID', reason: 'missing-object' },
  })
  expect(library.revOf(anId(1))).toBe(0)
})
