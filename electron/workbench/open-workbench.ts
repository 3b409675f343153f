import { hkdfSync } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readInChild } from '../exchange/child-job.ts'
import type { Library } from '../library/library.ts'
import type { LibraryPorts } from '../library/library-ports.ts'
import { openLibrary } from '../library/open-library.ts'
import { locatePdfium } from '../packs/locate-pdfium.ts'
import { createThreadCrew } from '../packs/pack-crew.ts'
import { openSearchIndex, type SearchIndex } from '../search/search-index.ts'
import { createChildCompiler } from '../typesetting/child-compiler.ts'
import { forkCompileChild } from '../typesetting/fork-compile-child.ts'
import type { ChildPort } from '../typesetting/child-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createWorkbench, type Workbench } from './create-workbench.ts'
import { derivedFolders } from './derived-folders.ts'
import type { HostPort } from './host-port.ts'
import { installKey } from './install-key.ts'
import { newBlockId, newRecordId } from './new-ids.ts'
import { createPaperVerdicts } from './paper-verdicts.ts'
import type { Log } from './to-failure.ts'
import type { userFolders } from './user-folders.ts'

export type OpenWorkbenchOptions = {
  /** The library's folder, absolute. */
  folder: string
  ports: LibraryPorts
  user: ReturnType<typeof userFolders>
  /** What opens a sealed library, 32 bytes. */
  key: Uint8Array | null
  /** Hears how far the end of a sealing that was cut short has come: files of all there are. */
  onFinishing?(done: number, total: number): void
  host: HostPort
  version: string
  /** Folder of the built entries `search-worker.js` and `compile-child.js`, absolute. */
  built: string
  log: Log
  /** When the search is opened; at once unless the host has a reason to wait. */
  openSearch?(open: () => Promise<SearchIndex>): Promise<SearchIndex>
  /** How the compile child is started; Node's own fork unless the host has another way. */
  startCompileChild?(script: string): ChildPort
}

/** A workbench over a library on the real disk. LibraryError where it cannot be opened. */
export async function openWorkbench(options: OpenWorkbenchOptions): Promise<Workbench> {
  const { folder, ports, user, key, host, version, built, log } = options
  const library = await openLibrary(folder, ports, key ? { dataKey: key } : undefined, {
    onFinishing: options.onFinishing,
  })
  try {
    const indexFolder = await indexFolderFor(library, user.cache)
    const { verdicts } = derivedFolders(user.cache, library.id)
    // Of a sealed library nothing is kept in the open, not even which files it has, nor from before it was sealed.
    if (key)
      await rm(verdicts, { recursive: true, force: true }).catch((cause) =>
        log({ reference: 'packs', cause }),
      )
    const resources = locateResources(built)
    const packsWorker = join(built, 'packs-worker.js')
    const start = options.startCompileChild ?? forkCompileChild
    const startCompiler = () =>
      createChildCompiler({ spawn: () => start(join(built, 'compile-child.js')), resources })
    return await createWorkbench({
      library,
      name: basename(folder),
      version,
      openSearch: (search) =>
        (options.openSearch ?? ((open) => open()))(() =>
          openSearchIndex({
            ...search,
            folder: indexFolder,
            key: key && indexKeyOf(key),
            workerUrl: pathToFileURL(join(built, 'search-worker.js')),
            onUnreadable: (id, cause) => log({ reference: `index ${id}`, cause }),
          }),
        ),
      typesetting: createTypesetting({
        compiler: startCompiler(),
        previewer: startCompiler(),
        resources,
        ownTemplates: join(folder, 'templates'),
      }),
      stampFont: () => readFile(resources.stampFont),
      packCrew: createThreadCrew(pathToFileURL(packsWorker), () => locatePdfium(built)),
      verdicts: createPaperVerdicts(key ? null : verdicts, packsWorker),
      reader: readInChild(pathToFileURL(join(built, 'exchange-child.js'))),
      signingKey: () => installKey(user.settings),
      host,
      now: () => new Date(),
      newId: newRecordId,
      newBlockId,
    })
  } catch (error) {
    await library.close()
    throw error
  }
}

/** Of the library's key nothing can be told from it: a thread that is shown hostile files holds it. */
const indexKeyOf = (key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), 'rapporteur search index', 32))

/**
 * Where the disposable index of a library lives: outside the library, so that no sync client carries it. A library that
 * another program holds open has its index in use there, and gets one in memory.
 */
async function indexFolderFor(library: Library, cache: string): Promise<string | null> {
  if (library.readOnly === 'locked') return null
  const folder = derivedFolders(cache, library.id).index
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  } catch {
    return null
  }
}
