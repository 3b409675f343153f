import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import type * as Electron from 'electron'
import { connectChannel } from '../../shared/page-port.ts'
import { loadPageFiles } from '../workbench/page-files.ts'
import { userFolders } from '../workbench/user-folders.ts'
import { createAppProtocol } from './app-protocol.ts'
import { CommandFeed } from './command-feed.ts'
import { createDialogs } from './electron-dialogs.ts'
import { handOver } from './hand-over.ts'
import { isBundle, type HandedBundles } from './handed-bundles.ts'
import { hardenContents, hardenSession } from './hardening.ts'
import { createJsonFile } from './json-file.ts'
import { LibrarySwitch } from './library-switch.ts'
import { openMainWindow } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { portOfPage } from './page-sender.ts'
import { RecentLibraries, recentFolders } from './recent-libraries.ts'
import { createSafeKeys, wrappedKeys } from './safe-keys.ts'
import { createShellService } from './shell-service.ts'
import { openLibrary, type ProcessPorts } from './workbench-link.ts'
import { windowState } from './window-state.ts'
import { shellWords } from './words.ts'

/** The parts of Electron the shell uses. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>

/** Where the built files are; absolute paths. */
export type DesktopPlaces = { preload: string; page: string; pageManifest: string }

/** Opens a library and the window over it, once Electron is ready; everything outside is handed in. */
export async function startDesktop(
  electron: ElectronParts,
  processes: ProcessPorts,
  places: DesktopPlaces,
  handed: HandedBundles,
): Promise<void> {
  const { app, screen, session, protocol, ipcMain, Menu } = electron
  const developer = !app.isPackaged
  const words = shellWords(app.getPreferredSystemLanguages())
  const kept = (name: string) => join(app.getPath('userData'), name)
  const recent = new RecentLibraries(createJsonFile(kept('recent-libraries.json'), recentFolders, []))
  const commands = new CommandFeed()
  let window: Electron.BrowserWindow | null = null
  const dialogs = createDialogs(electron.dialog, () => window)

  const libraries: LibrarySwitch = new LibrarySwitch({
    words,
    dialogs,
    recent,
    now: () => Date.now(),
    backups: join(userFolders().settings, 'backups'),
    open: (library, onGone) => {
      const opened = { ...library, version: app.getVersion() }
      return openLibrary(processes, opened, (port) => shellHandler.upgrade(port), onGone)
    },
    onOpened(replaced) {
      showMenu()
      return replaced && window ? startOver(window) : undefined
    },
    quit: () => app.quit(),
  })

  const shellHandler = new RPCHandler(
    createShellService({
      words,
      dialogs,
      openExternal: (address) => electron.shell.openExternal(address),
      copyText: (text) => electron.clipboard.writeText(text),
      recentLibraries: () => recent.list(libraries.folder),
      switchLibrary: (choice) => libraries.change(choice),
      keys: createSafeKeys(
        electron.safeStorage,
        process.platform,
        createJsonFile(kept('library-keys.json'), wrappedKeys, {}),
      ),
      commands: (signal) => commands.listen(signal),
    }),
  )

  const showMenu = () => {
    const template = menuTemplate({
      words,
      platform: process.platform,
      developer,
      recent: recent.list(libraries.folder),
      onCommand: (id) => commands.send(id),
      onRecent: (key) => void libraries.change({ key, create: false }),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  hardenSession(session.defaultSession, developer)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  const page = loadPageFiles(places.page, places.pageManifest)
  protocol.handle(
    'app',
    createAppProtocol(page, () => libraries.link.store),
  )
  ipcMain.on(connectChannel, (event) => {
    const port = portOfPage(event, window?.webContents)
    if (port) libraries.connectPage(port)
  })
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  quitAfter(app, () => libraries.close())

  const first = firstLibrary(app, recent)
  if (!(await libraries.openFirst(first, !existsSync(first)))) {
    app.quit()
    return
  }
  window = openMainWindow({
    create: (options) => new electron.BrowserWindow(options),
    preload: places.preload,
    developer,
    workAreas: () => {
      const primary = screen.getPrimaryDisplay()
      const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
      return [primary, ...others].map((display) => display.workArea)
    },
    state: createJsonFile(kept('window.json'), windowState.nullable(), null),
    words,
    dialogs,
  })
  window.on('closed', () => {
    window = null
  })
  handed.listen((path) => {
    window?.focus()
    void handOver(path, { store: () => libraries.link.store, dialogs, words }).then(
      (taken) => taken && commands.send('file.takeIn'),
    )
  })
}

/** Loads the page anew; resolves when the one before is gone, which may first have words to save. */
function startOver(window: Electron.BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.webContents.once('did-navigate', () => resolve())
    window.once('closed', () => resolve())
    window.reload()
  })
}

/** The folder named on the command line, else the one open last time, else one in the person's documents. */
function firstLibrary(app: Electron.App, recent: RecentLibraries): string {
  // Started from a checkout, the first argument that is no switch is the program's own folder.
  const named = process.argv.slice(1).filter((argument) => !argument.startsWith('-') && !isBundle(argument))[
    app.isPackaged ? 0 : 1
  ]
  if (named !== undefined) return named
  const newest = recent.newest()
  return newest !== null && existsSync(newest) ? newest : join(app.getPath('documents'), 'Rapporteur')
}

/** Holds the end of the program back until `finish` is done. */
function quitAfter(app: Electron.App, finish: () => Promise<void>): void {
  let finished = false
  app.on('will-quit', (event) => {
    if (finished) return
    event.preventDefault()
    void finish().finally(() => {
      finished = true
      app.quit()
    })
  })
}
