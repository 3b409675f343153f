import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
