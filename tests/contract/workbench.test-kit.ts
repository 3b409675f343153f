import { readFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { Library } from '../../electron/library/library.ts'
import { readHere } from '../../electron/exchange/child-job.ts'
import { locatePdfium } from '../../electron/packs/locate-pdfium.ts'
import { createCrewHere } from '../../electron/packs/pack-crew.ts'
import { createMemoryLibrary, createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { openSearchIndex } from '../../electron/search/search-index.ts'
import type { TypesetInput, Typesetting } from '../../electron/typesetting/typesetting.ts'
import { newSigningKey } from '../../electron/bundles/seal.ts'
import { createPlainHost } from '../../electron/workbench/plain-host.ts'
import { createWorkbench, type Workbench } from '../../electron/workbench/create-workbench.ts'
import { openTestDoor } from '../../electron/workbench/door.test-kit.ts'
import { newBlockId, newRecordId } from '../../electron/workbench/new-ids.ts'
import type { Router } from '../../electron/workbench/router.ts'
import type { HostPort } from '../../electron/workbench/host-port.ts'

/** Stands in for the typesetter: answers at once, or waits until it is let go or told to stop. */
export type TypesettingTwin = Typesetting & {
  /** From now on a document waits after its first stage. */
  hold(): void
  letGo(): void
  readonly stopped: number
  /** How many documents have come as far as to wait. */
  readonly waiting: number
}

async function aPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return pdf.save()
}

export function createTypesettingTwin(): TypesettingTwin {
  let held: Promise<void> | null = null
  let release = () => {}
  let stopped = 0
  let waiting = 0
  return {
    hold() {
      held = new Promise((resolve) => (release = resolve))
    },
    letGo() {
      held = null
      release()
    },
    get stopped() {
      return stopped
    },
    get waiting() {
      return waiting
    },
    templates: () => Promise.resolve({ templates: [], faulty: [] }),
    preflight: () => Promise.resolve([{ code: 'no-title', severity: 'warning', blockId: null, values: {} }]),
    async typeset(_input: TypesetInput, { signal, onStage }) {
      onStage?.('typesetting')
      if (held) {
        waiting += 1
        await stoppable(held, signal, () => (stopped += 1))
      }
      return { pdf: await aPdf(), pages: 1, paper: 'a4' as const, findings: [] }
    },
    preview: async () => ({
      pdf: await aPdf(),
      pages: 1,
      paper: 'a4' as const,
      findings: [],
      places: [{ blockId: 'b1', page: 1, x: 100, y: 120.5 }],
    }),
    typesetSheet: async () => ({ pdf: await aPdf(), pages: 1, replaced: [] }),
    typesetPicture: async () => ({ ok: false as const, reason: 'format' as const }),
    typesetMark: () => aPdf(),
    close: () => Promise.resolve(),
  }
}

function stoppable(work: Promise<void>, signal: AbortSignal | undefined, onStop: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    void work.then(resolve)
    const stop = () => {
      onStop()
      reject(signal?.reason as Error)
    }
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop)
  })
}

export type MemoryWorkbench = Workbench & { router: Router; typesetting: TypesettingTwin; faults: unknown[] }

const signingKey = newSigningKey()

/** A medium in memory that has room for backups beside the library. */
export const portsWithBackups = () => ({
  ...createMemoryPorts(),
  backups: { home: '/backups', automatic: false },
})

/** The real workbench over a library in memory, with a twin only where a compiler would be started. */
export async function createMemoryWorkbench(
  options: { library?: Library; host?: HostPort } = {},
): Promise<MemoryWorkbench> {
  const typesetting = createTypesettingTwin()
  const faults: unknown[] = []
  const ports = portsWithBackups()
  const host = options.host ?? createPlainHost('memory')
  const build = (library: Library) =>
    createWorkbench({
      library,
      name: 'memory',
      version: '0.0.0',
      openSearch: (search) => openSearchIndex({ ...search, folder: null, workerUrl: null }),
      typesetting,
      reader: readHere,
      stampFont: () =>
        readFile(new URL('../../resources/fonts/RapporteurFiguresSemiBold.ttf', import.meta.url)),
      packCrew: createCrewHere(() => readFile(locatePdfium(import.meta.dirname))),
      signingKey: () => Promise.resolve(signingKey),
      host,
      now: () => new Date(),
      newId: newRecordId,
      newBlockId,
    })
  const workbench = await build(options.library ?? (await createMemoryLibrary(ports)))
  let isFirst = true
  const open = async () => {
    if (!isFirst) return build(await openLibrary(workbench.library.path, ports))
    isFirst = false
    return workbench
  }
  const { door, router, assets } = await openTestDoor(open, { host, log: ({ cause }) => faults.push(cause) })
  return { ...workbench, router, assets, typesetting, faults, close: () => door.close() }
}

/** An id that no record has. */
export const nobody: RecordId = recordId.parse('01890000-0000-7000-8000-000000000000')
