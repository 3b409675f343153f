import type * as Electron from 'electron'

type HeldQuestion = { buttons: string[]; answer(button: string): void }

declare global {
  /** In the program's main process: the question the shell waits with. */
  var heldQuestion: HeldQuestion | undefined
}

// Each of these runs inside the program's main process, where nothing of this file is known but the function itself.

/** Whoever is asked where a file goes answers with `path`. */
export function answerSaving({ dialog }: Pick<typeof Electron, 'dialog'>, path: string): void {
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
}

/** The next question is left open until it is answered; what is asked after it gets the last of its buttons. */
export function holdNextQuestion({ dialog }: Pick<typeof Electron, 'dialog'>): void {
  globalThis.heldQuestion = undefined
  dialog.showMessageBox = (...input: unknown[]) => {
    const { buttons = [] } = input.at(-1) as Electron.MessageBoxOptions
    const pressed = (response: number): Electron.MessageBoxReturnValue => ({
      response,
      checkboxChecked: false,
    })
    if (globalThis.heldQuestion) return Promise.resolve(pressed(buttons.length - 1))
    return new Promise((resolve) => {
      globalThis.heldQuestion = { buttons, answer: (button) => resolve(pressed(buttons.indexOf(button))) }
    })
  }
}

/** The buttons of the question that is left open, null while none is. */
export function heldButtons(): string[] | null {
  return globalThis.heldQuestion?.buttons ?? null
}

export function answerHeldQuestion(_electron: unknown, button: string): void {
  globalThis.heldQuestion?.answer(button)
  globalThis.heldQuestion = undefined
}

/** The process that has the library, null while there is none. */
export function workbenchPid({ app }: Pick<typeof Electron, 'app'>): number | null {
  const found = app.getAppMetrics().find(({ name }) => name === 'Rapporteur workbench-process')
  return found?.pid ?? null
}

/** Gives the page as much room as a browser's gets in the same journeys. */
export function sizeWindow(
  { BrowserWindow }: Pick<typeof Electron, 'BrowserWindow'>,
  { width, height }: { width: number; height: number },
): void {
  const [window] = BrowserWindow.getAllWindows()
  window?.unmaximize()
  window?.setContentSize(width, height)
}
