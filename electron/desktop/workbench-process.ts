import { addCatalogue } from '../catalogue/add-catalogue.ts'
import { restoreFromFolder } from '../library/backups/restore-from-folder.ts'
import { createSystemClock } from '../library/clock.ts'
import { createNodeFileSystem } from '../library/files/node-file-system.ts'
import { LibraryError } from '../library/library-error.ts'
import { faultLines } from '../workbench/fault-lines.ts'
import { openDoor } from '../workbench/open-door.ts'
import { createChildStarter } from './child-starter.ts'
import { CannotOpen, serveProcess } from './serve-process.ts'

const children = createChildStarter(process.parentPort)

serveProcess({
  parent: process.parentPort,
  platform: process.platform,
  log: (error) => console.error(faultLines(error)),
  async openDoor({ folder, create, version, restore }, host, keychain) {
    try {
      if (restore)
        await restoreFromFolder(restore.from, restore.name, folder, {
          fs: createNodeFileSystem(),
          clock: createSystemClock(),
        })
      const door = await openDoor({
        folder,
        create,
        host,
        keychain,
        backups: { automatic: true },
        version,
        built: import.meta.dirname,
        log: ({ reference, cause }) => console.error(faultLines(cause, reference)),
        startCompileChild: () => children.start(),
      })
      const { workbench } = door
      if (create && workbench) {
        const { library, store } = workbench
        await addCatalogue({ library, store, now: () => new Date() })
      }
      return door
    } catch (error) {
      throw new CannotOpen(reasonOf(error), { cause: error })
    }
  },
})

function reasonOf(error: unknown): CannotOpen['reason'] {
  const code = error instanceof LibraryError ? error.code : null
  if (code === 'NO_LIBRARY') return 'not-a-library'
  if (code === 'NOT_FOUND') return 'no-backup'
  return code === 'NOT_EMPTY' ? 'not-empty' : 'cannot-open'
}
