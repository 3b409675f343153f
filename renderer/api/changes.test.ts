import { expect, test, vi } from 'vitest'
import { settingsId } from '../../shared/model/settings/v1.ts'
import { aDocument, anId } from '../../tests/builders/records.ts'
import { settingsScope, watchChanges, type ChangeWatch } from './changes.ts'
import type { Client } from './client.ts'
import { createFakeWorkbench } from './fake-workbench.test-kit.ts'
import { createQueries, createQueryCache } from './queries.ts'

/** Waits longer than a machine that runs everything at once takes. */
const soon = (isSo: () => void) => vi.waitFor(isSo, { timeout: 15_000 })

test('makes lists ask again after a change, once for many', async () => {
  const workbench = createFakeWorkbench([aDocument(1)])
  const queries = createQueries(workbench.client)
  const cache = createQueryCache()
  const refreshed = vi.spyOn(cache, 'invalidateQueries')
  const watch = watchChanges(workbench.client, queries, cache)
  await soon(() => expect(refreshed).toHaveBeenCalled())
  refreshed.mockClear()
  for (let rev = 2; rev < 50; rev += 1) {
    workbench.change({ id: anId(1), kind: 'document', rev, op: 'saved' })
  }
  await soon(() => expect(refreshed).toHaveBeenCalledWith({ queryKey: queries.records.key() }))
  expect(refreshed.mock.calls.length).toBeLessThan(10)
  watch.stop()
})

test('asks for the settings again after another window changed them, but not over a choice on its way', async () => {
  const workbench = createFakeWorkbench()
  const queries = createQueries(workbench.client)
  const cache = createQueryCache()
  const refreshed = vi.spyOn(cache, 'invalidateQueries')
  const watch = watchChanges(workbench.client, queries, cache)
  await soon(() => expect(refreshed).toHaveBeenCalled())
  expect(refreshed).not.toHaveBeenCalledWith({ queryKey: queries.settings.key() })

  let arrive = () => {}
  const choice = cache
    .getMutationCache()
    .build<void, Error, void, unknown>(cache, {
      scope: settingsScope,
      mutationFn: () => new Promise((resolve) => (arrive = resolve)),
    })
    .execute()
  refreshed.mockClear()
  workbench.change({ id: settingsId, kind: 'settings', rev: 2, op: 'saved' })
  await soon(() => expect(refreshed).toHaveBeenCalledWith({ queryKey: queries.records.key() }))
  expect(refreshed).not.toHaveBeenCalledWith({ queryKey: queries.settings.key() })
  arrive()
  await choice
  await soon(() => expect(refreshed).toHaveBeenCalledWith({ queryKey: queries.settings.key() }))
  watch.stop()
})

test('tells each change to those who asked, until they ask no more', async () => {
  const workbench = createFakeWorkbench([aDocument(1)])
  const watch = watchChanges(workbench.client, createQueries(workbench.client), createQueryCache())
  const heard: number[] = []
  const end = watch.subscribe((change) => heard.push(change.rev))
  await soon(() => {
    workbench.change({ id: anId(1), kind: 'document', rev: 7, op: 'saved' })
    expect(heard).toContain(7)
  })
  end()
  heard.length = 0
  workbench.change({ id: anId(1), kind: 'document', rev: 8, op: 'saved' })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(heard).toEqual([])
  watch.stop()
})

test('asks for the stream again when it ends, and lets lists ask again then', async () => {
  const workbench = createFakeWorkbench()
  let asked = 0
  const client = {
    library: {
      changes: () => {
        asked += 1
        return asked === 1 ? Promise.reject(new Error('the line broke')) : workbench.client.library.changes()
      },
    },
  } as unknown as Client
  const cache = createQueryCache()
  const refreshed = vi.spyOn(cache, 'invalidateQueries')
  const watch: ChangeWatch = watchChanges(client, createQueries(workbench.client), cache)
  await soon(() => expect(asked).toBeGreaterThan(1))
  await soon(() => expect(refreshed).toHaveBeenCalled())
  watch.stop()
})
