import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { pageAddress } from './hardening.ts'
import type { JsonFile } from './json-file.ts'
import type { Dialogs } from './shell-service.ts'
import { placeWindow, smallestWindow, type WindowState } from './window-state.ts'
import type { ShellWords } from './words.ts'

export type WindowPorts = {
  create(options: BrowserWindowConstructorOptions): BrowserWindow
  preload: string
  /** Whether Chromium's developer tools may be opened. */
  developer: boolean
  workAreas(): WindowState['bounds'][]
  state: JsonFile<WindowState | null>
  words: ShellWords
  dialogs: Dialogs
}

/** What the page runs with; each of these is asserted by the boot test. */
export function webPreferences(preload: string, developer: boolean) {
  return {
    preload,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    disableBlinkFeatures: 'Auxclick',
    devTools: developer,
  } as const
}

/** How often and after how many ms a window that has unsaved words tries again to close before asking. */
const closing = { tries: 12, pause: 250 } as const

/** Opens the one window where it was last time and loads the page; keeps where it is and lets it close only when saved. */
export function openMainWindow(ports: WindowPorts): BrowserWindow {
  const { bounds, maximized } = placeWindow(ports.state.read(), ports.workAreas())
  const window = ports.create({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Rapporteur',
    backgroundColor: '#f6f4ef',
    webPreferences: webPreferences(ports.preload, ports.developer),
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    ports.state.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  waitForSaving(window, ports)
  void window.loadURL(pageAddress)
  return window
}

/**
 * A page with unsaved words holds its window open (`beforeunload`) and saves at once; the window then tries again, and
 * only when saving does not succeed is the person asked.
 */
function waitForSaving(window: BrowserWindow, { words, dialogs }: WindowPorts): void {
  let tries = 0
  let giveUp = false
  let closes = false
  window.on('close', () => (closes = true))
  window.webContents.on('will-prevent-unload', (event) => {
    if (giveUp) {
      giveUp = false
      event.preventDefault()
      return
    }
    // A page that starts over asks the same way as one that is closed; only a closing window has said so before.
    const isClosing = closes
    const leave = isClosing ? () => window.close() : () => window.reload()
    closes = false
    tries += 1
    if (tries < closing.tries) {
      setTimeout(() => !window.isDestroyed() && leave(), closing.pause)
      return
    }
    tries = 0
    const { title, detail, wait, close } = words.unsaved
    const buttons = [
      { id: 'wait', label: wait },
      { id: 'close', label: close },
    ]
    void dialogs
      .ask({ message: title, detail, buttons, defaultId: 'wait', cancelId: 'wait' })
      .then((choice) => {
        // Who waits with a closing window stays in it; a page over a library that was changed for another cannot stay.
        if (window.isDestroyed() || (choice !== 'close' && isClosing)) return
        giveUp = choice === 'close'
        leave()
      })
  })
}
