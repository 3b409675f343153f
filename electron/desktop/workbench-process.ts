import { addCatalogue } from '../catalogue/add-catalogue.ts'
import { LibraryError } from '../library/library-error.ts'
import { faultLines } from '../workbench/fault-lines.ts'
import { openWorkbench } from '../workbench/open-workbench.ts'
import { createChildStarter } from './child-starter.ts'
import { CannotOpen, serveProcess } from './serve-process.ts'

const children = createChildStarter(process.parentPort)

serveProcess({
  parent: process.parentPort,
  platform: process.platform,
  log: (error) => console.error(faultLines(error)),
  async openWorkbench({ folder, create, version }, host) {
    try {
      const workbench = await openWorkbench({
        folder,
        create,
        host,
        backups: { automatic: true },
        version,
        built: import.meta.dirname,
        log: ({ reference, cause }) => console.error(faultLines(cause, reference)),
        startCompileChild: () => children.start(),
      })
      const { library, store } = workbench
      if (create) await addCatalogue({ library, store, now: () => new Date() })
      return workbench
    } catch (error) {
      throw new CannotOpen(reasonOf(error), { cause: error })
    }
  },
})

function reasonOf(error: unknown): CannotOpen['reason'] {
  const code = error instanceof LibraryError ? error.code : null
  if (code === 'NO_LIBRARY') return 'not-a-library'
  return code === 'NOT_EMPTY' ? 'not-empty' : 'cannot-open'
}
