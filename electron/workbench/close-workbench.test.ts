import { expect, test } from 'vitest'
import { newSigningKey } from '../bundles/seal.ts'
import { createMemoryLibrary } from '../library/create-memory-library.ts'
import { openSearchIndex } from '../search/search-index.ts'
import type { Typesetting } from '../typesetting/typesetting.ts'
import { readHere } from '../exchange/child-job.ts'
import { createCrewHere } from '../packs/pack-crew.ts'
import { createWorkbench } from './create-workbench.ts'
import { newBlockId, newRecordId } from './new-ids.ts'
import { createPlainHost } from './plain-host.ts'

test('lets the library go even where a helper cannot be closed', async () => {
  const library = await createMemoryLibrary()
  const workbench = await createWorkbench({
    library,
    name: 'Test library',
    version: '0.0.0',
    openSearch: async (search) => ({
      ...(await openSearchIndex({ ...search, folder: null, workerUrl: null })),
      close: () => Promise.reject(new Error('the worker is gone')),
    }),
    typesetting: { close: () => Promise.resolve() } as Typesetting,
    reader: readHere,
    stampFont: () => Promise.resolve(new Uint8Array()),
    packCrew: createCrewHere(() => Promise.resolve(new Uint8Array())),
    signingKey: () => Promise.resolve(newSigningKey()),
    host: createPlainHost('memory'),
    now: () => new Date(),
    newId: newRecordId,
    newBlockId,
  })
  await expect(workbench.close()).rejects.toThrow('the worker is gone')
  await expect(library.history(newRecordId())).rejects.toMatchObject({ code: 'CLOSED' })
})
