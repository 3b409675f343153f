import { readFile } from 'node:fs/promises'
import { readHere } from '../exchange/child-job.ts'
import { newSigningKey } from '../bundles/seal.ts'
import { createMemoryLibrary, createMemoryPorts } from '../library/create-memory-library.ts'
import { locatePdfium } from '../packs/locate-pdfium.ts'
import { createCrewHere } from '../packs/pack-crew.ts'
import { openSearchIndex } from '../search/search-index.ts'
import { createInProcessCompiler } from '../typesetting/in-process-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createWorkbench, type Workbench } from './create-workbench.ts'
import { doorOver } from './door.test-kit.ts'
import { newBlockId, newRecordId } from './new-ids.ts'
import { createPlainHost } from './plain-host.ts'
import type { Router } from './router.ts'

export type MemoryWorkbench = Workbench & {
  router: Router
  ports: ReturnType<typeof createMemoryPorts>
  logged: unknown[]
}

const signingKey = newSigningKey()

/** The whole workbench over a library, a search index and a typesetter of this process: everything real but the disk. */
export async function openMemoryWorkbench(ports = createMemoryPorts()): Promise<MemoryWorkbench> {
  const library = await createMemoryLibrary(ports)
  const resources = locateResources(import.meta.dirname)
  const logged: unknown[] = []
  const host = createPlainHost('memory')
  const workbench = await createWorkbench({
    library,
    name: 'Test library',
    version: '0.0.0',
    openSearch: (search) => openSearchIndex({ ...search, folder: null, workerUrl: null }),
    typesetting: createTypesetting({ compiler: createInProcessCompiler(resources), resources }),
    reader: readHere,
    stampFont: () => readFile(resources.stampFont),
    packCrew: createCrewHere(() => readFile(locatePdfium(import.meta.dirname))),
    signingKey: () => Promise.resolve(signingKey),
    host,
    now: () => new Date(),
    newId: newRecordId,
    newBlockId,
  })
  const { router } = await doorOver(workbench, { host, log: (entry) => logged.push(entry) })
  return Object.assign(workbench, { router, ports, logged })
}
