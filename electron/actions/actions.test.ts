import { beforeEach, expect, test } from 'vitest'
import { doc } from '../../shared/document/build.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { anId, aDocument, aMeeting } from '../../tests/builders/records.ts'
import { createMemoryLibrary } from '../library/create-memory-library.ts'
import type { Library } from '../library/library.ts'
import { createRecordStore, type RecordStore } from '../records/record-store.ts'
import { createActions, type Actions } from './actions.ts'

let library: Library
let store: RecordStore
let actions: Actions

beforeEach(async () => {
  library = await createMemoryLibrary()
  store = createRecordStore(library, () => new Date('2026-03-02T10:00:00.000Z'))
  actions = createActions({ library, store })
})

const action = (id: string, attrs: Record<string, string | null> = {}): DocumentNode => ({
  type: 'action',
  attrs: { id, owner: null, due: null, state: 'open', ...attrs },
  content: [{ type: 'text', text: id }],
})
const decision = (id: string): DocumentNode => ({
  type: 'decision',
  attrs: { id, date: null },
  content: [{ type: 'text', text: id }],
})

test('puts open actions first, by due date, undated ones last', async () => {
  await store.add(
    aDocument(1),
    doc(
      action('undated'),
      action('done', { state: 'done', due: '2018-01-01' }),
      action('late', { due: '2018-12-01' }),
      action('soon', { due: '2018-10-01' }),
    ),
  )
  expect(actions.list({ type: 'action' }).map((row) => row.id)).toEqual(['soon', 'late', 'undated', 'done'])
})

test('tells which document and meeting a row belongs to', async () => {
  await store.add(aMeeting(9, { title: 'Geneva workshop' }))
  await store.add(aDocument(1, { title: 'Notes', meetingId: anId(9) }), doc(decision('d1')))
  expect(actions.list({})).toMatchObject([
    {
      id: 'd1',
      type: 'decision',
      documentId: anId(1),
      documentTitle: 'Notes',
      meetingId: anId(9),
      meetingTitle: 'Geneva workshop',
    },
  ])
})

test('narrows by type, state and owner', async () => {
  await store.add(
    aDocument(1),
    doc(
      decision('d1'),
      action('mine', { owner: 'Secretariat' }),
      action('theirs', { owner: 'Chair' }),
      action('mine-done', { owner: 'Secretariat', state: 'done' }),
    ),
  )
  const ids = (query: Parameters<Actions['list']>[0]) => actions.list(query).map((row) => row.id)
  expect(ids({ type: 'decision' })).toEqual(['d1'])
  expect(ids({ owner: 'Secretariat' })).toEqual(['mine', 'mine-done'])
  expect(ids({ owner: 'Secretariat', state: 'open' })).toEqual(['mine'])
})

test('ticks the action it was asked to tick and no other, wherever it is nested', async () => {
  await store.add(
    aDocument(1),
    doc({ type: 'blockquote', attrs: { id: 'q1' }, content: [action('inner')] }, action('outer')),
  )
  await actions.setState(anId(1), 'inner', 'done')
  const body = (await store.read(anId(1))).body as DocumentBody
  expect(body.content[0]?.content?.[0]?.attrs?.['state']).toBe('done')
  expect(body.content[1]?.attrs?.['state']).toBe('open')
})

test('writes nothing where the action already stands so', async () => {
  await store.add(aDocument(1), doc(action('a1')))
  const before = library.revOf(anId(1))
  await actions.setState(anId(1), 'a1', 'open')
  expect(library.revOf(anId(1))).toBe(before)
})

test('takes a decision for no action', async () => {
  await store.add(aDocument(1), doc(decision('d1')))
  await expect(actions.setState(anId(1), 'd1', 'done')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
