import { mkdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readInChild } from '../exchange/child-job.ts'
import { createLibrary } from '../library/create-library.ts'
import type { Library } from '../library/library.ts'
import { createNodeLibraryPorts } from '../library/node-library-ports.ts'
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
import type { HostPort } from './host-port.ts'
import { installKey } from './install-key.ts'
import { installId } from './install-id.ts'
import { newBlockId, newRecordId } from './new-ids.ts'
import type { Log } from './to-failure.ts'
import { userFolders } from './user-folders.ts'

export type OpenWorkbenchOptions = {
  /** The library's folder; it must be there unless `create` is set. */
  folder: string
  create?: boolean
  host: HostPort
  version: string
  /** Folder of the built entries `search-worker.js` and `compile-child.js`, absolute. */
  built: string
  log: Log
  /** Whether backups are made by themselves, and a second folder for this session, absolute. */
  backups: { automatic: boolean; second?: string | undefined }
  /** When the search is opened; at once unless the host has a reason to wait. */
  openSearch?(open: () => Promise<SearchIndex>): Promise<SearchIndex>
  /** How the compile child is started; Node's own fork unless the host has another way. */
  startCompileChild?(script: string): ChildPort
}

/** A workbench on the real disk, as every host runs it. LibraryError where the library cannot be opened or made. */
export async function openWorkbench(options: OpenWorkbenchOptions): Promise<Workbench> {
  const { folder, host, version, built, log } = options
  const user = userFolders()
  const ports = createNodeLibraryPorts({
    installId: await installId(user.settings),
    appVersion: version,
    backups: { home: join(user.settings, 'backups'), ...options.backups },
  })
  if (options.create) await createLibrary(resolve(folder), ports)
  const library = await openLibrary(resolve(folder), ports)
  try {
    const indexFolder = await indexFolderFor(library, user.cache)
    const resources = locateResources(built)
    const start = options.startCompileChild ?? forkCompileChild
    const startCompiler = () =>
      createChildCompiler({ spawn: () => start(join(built, 'compile-child.js')), resources })
    return await createWorkbench({
      library,
      name: basename(resolve(folder)),
      version,
      openSearch: (search) =>
        (options.openSearch ?? ((open) => open()))(() =>
          openSearchIndex({
            ...search,
            folder: indexFolder,
            workerUrl: pathToFileURL(join(built, 'search-worker.js')),
            onUnreadable: (id, cause) => log({ reference: `index ${id}`, cause }),
          }),
        ),
      typesetting: createTypesetting({ compiler: startCompiler(), previewer: startCompiler(), resources }),
      stampFont: () => readFile(resources.stampFont),
      packCrew: createThreadCrew(pathToFileURL(join(built, 'packs-worker.js')), () => locatePdfium(built)),
      reader: readInChild(pathToFileURL(join(built, 'exchange-child.js'))),
      signingKey: () => installKey(user.settings),
      host,
      now: () => new Date(),
      newId: newRecordId,
      newBlockId,
      log,
    })
  } catch (error) {
    await library.close()
    throw error
  }
}

/**
 * Where the disposable index of a library lives: outside the library, so that no sync client carries it. A library that
 * another program holds open has its index in use there, and gets one in memory.
 */
async function indexFolderFor(library: Library, cache: string): Promise<string | null> {
  if (library.readOnly === 'locked') return null
  const folder = join(cache, 'index', library.id)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  } catch {
    return null
  }
}
