import { Low } from 'lowdb'
import { expect, it } from 'vitest'
import { failureOf, idOf, stateOf, summaryOf } from '../library.test-kit.ts'
import { libraryPaths } from '../library-paths.ts'
import { createLibrary } from '../create-library.ts'
import { createMemoryPorts } from '../create-memory-library.ts'
import { Catalogue } from './catalogue.ts'
import { RecordQueues } from './record-queues.ts'
import { RevisionAdapter, type HeldRecord } from './revision-adapter.ts'
import { Access, Listeners, NoticeBoard, type Store } from './store.ts'

async function newStore(): Promise<Store> {
  const ports = createMemoryPorts()
  await createLibrary('/library', ports)
  return {
    fs: ports.fs,
    clock: ports.clock,
    paths: libraryPaths('/library'),
    libraryId: 'l',
    writer: 'w',
    app: '0',
    catalogue: new Catalogue(),
    queues: new RecordQueues(),
    notices: new NoticeBoard(ports.clock),
    changes: new Listeners(),
    access: new Access(null),
    layout: { raise: () => Promise.resolve() },
    copies: null,
    seal: null,
  }
}

it('lets lowdb hold a record: every write is a new revision, based on what was read', async () => {
  const store = await newStore()
  const first: HeldRecord = {
    state: stateOf(idOf(1), 'one'),
    options: { summary: summaryOf(idOf(1), 'one') },
  }
  const low = new Low<HeldRecord | null>(new RevisionAdapter(store, idOf(1)), first)
  await low.write()
  await low.read()
  expect(low.data?.options.baseRev).toBe(1)
  await low.update((held) => {
    if (held) held.state = stateOf(idOf(1), 'two')
  })
  const again = new Low<HeldRecord | null>(new RevisionAdapter(store, idOf(1)), null)
  await again.read()
  expect(again.data?.state).toEqual(stateOf(idOf(1), 'two'))
  expect(await store.fs.list(store.paths.docsOf(idOf(1)))).toHaveLength(2)
})

it('answers what is not there with an error, never with a default that could be written', async () => {
  const store = await newStore()
  const low = new Low<HeldRecord | null>(new RevisionAdapter(store, idOf(2)), null)
  expect(await failureOf(low.read())).toMatchObject({ code: 'NOT_FOUND' })
  await low.write()
  expect(await failureOf(new RevisionAdapter(store, idOf(2)).write(null))).toMatchObject({ code: 'INVALID' })
  expect(await store.fs.list(store.paths.docsOf(idOf(2)))).toEqual([])
})
