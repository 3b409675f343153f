import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { doc } from '../../shared/document/build.ts'
import { recordId } from '../../shared/model/ids.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

let workbench: MemoryWorkbench
beforeAll(async () => {
  workbench = await openMemoryWorkbench()
})
afterAll(() => workbench.close())

it('binds the list of participants and the open actions of the series, the same each time', async () => {
  const client = createRouterClient(workbench.router)
  const meeting = await client.records.create({
    kind: 'meeting',
    title: 'Geneva workshop',
    type: 'idm-workshop',
    participants: [
      { id: 'p1', name: 'Delegate of Kenya', state: 'KE', capacity: 'delegate', attendance: 'confirmed' },
    ],
  })
  const made = await client.records.create({
    kind: 'pack',
    title: 'Papers',
    language: 'en',
    meetingId: meeting.record.id,
    entries: [
      { id: 'people', type: 'sheet', sheet: 'participants', title: 'List of participants' },
      { id: 'todo', type: 'sheet', sheet: 'open-actions', title: 'Open actions' },
    ],
  })
  const id = recordId.parse(made.record.id)
  const build = async () => {
    for await (const step of await client.packs.build({ id })) if (step.stage === 'done') return step
    throw new Error('the build ended without a file')
  }
  const [first, second] = [await build(), await build()]
  expect(first.entries.map(({ title, slip, accessible }) => [title, slip, accessible])).toEqual([
    ['List of participants', null, 'ua'],
    ['Open actions', null, 'ua'],
  ])
  expect(second.sha256).toBe(first.sha256)
})

it('lets the open actions go no further than the strictest paper they were taken down in', async () => {
  const client = createRouterClient(workbench.router)
  const meeting = await client.records.create({
    kind: 'meeting',
    title: 'Closed talks',
    type: 'idm-workshop',
  })
  const secret = await client.documents.create({
    type: 'note',
    title: 'Dispute with Arcadia',
    meetingId: meeting.record.id,
  })
  const action = {
    type: 'action',
    attrs: { state: 'open' },
    content: [{ type: 'text', text: 'Ask Arcadia' }],
  }
  const { record: document } = secret
  await client.documents.save({ id: document.id, baseRev: secret.rev, body: doc(action) })
  const saved = await client.records.get({ id: document.id })
  const pack = await client.records.create({
    kind: 'pack',
    title: 'Papers',
    language: 'en',
    meetingId: meeting.record.id,
    entries: [
      { id: 'people', type: 'sheet', sheet: 'participants', title: 'List of participants' },
      { id: 'todo', type: 'sheet', sheet: 'open-actions', title: 'Open actions' },
    ],
  })
  const id = recordId.parse(pack.record.id)
  const marked = async () =>
    (await client.copies.plan({ id })).entries.map(({ distribution }) => distribution)
  expect(await marked()).toEqual(['limited', 'limited'])
  const masthead = { ...document.masthead, distribution: 'restricted' as const }
  await client.records.update({ record: { ...document, masthead }, baseRev: saved.rev })
  expect(await marked()).toEqual(['limited', 'restricted'])
})
