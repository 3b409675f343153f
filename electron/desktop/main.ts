import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { startDesktop } from './desktop.ts'
import { HandedBundles } from './handed-bundles.ts'
import { hardenProcess } from './hardening.ts'

const here = import.meta.dirname
const built = join(here, '..')

hardenProcess(app, protocol)
const handed = new HandedBundles(app, process.argv)

if (app.requestSingleInstanceLock()) {
  // Not a top-level await: Electron is ready only after the main module has been evaluated.
  void app.whenReady().then(() =>
    startDesktop(
      { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, protocol, safeStorage, screen, session, shell },
      {
        fork: (entry) => {
          const { NODE_OPTIONS: _ignored, ...env } = process.env
          return utilityProcess.fork(join(here, `${entry}.js`), [], {
            serviceName: `Rapporteur ${entry}`,
            env,
          })
        },
        channel: () => new MessageChannelMain(),
      },
      {
        preload: join(built, 'preload/preload.cjs'),
        page: join(built, 'renderer'),
        pageManifest: join(built, 'page-manifest.json'),
      },
      handed,
    ),
  )
} else {
  app.quit()
}
