import type { BrowserWindow, Dialog } from 'electron'
import type { Dialogs } from './shell-service.ts'

/** Electron's dialogs, on the window where there is one. */
export function createDialogs(dialog: Dialog, window: () => BrowserWindow | null): Dialogs {
  return {
    async ask({ message, detail, buttons, defaultId, cancelId }) {
      const at = (id: string) => buttons.findIndex((button) => button.id === id)
      const options = {
        type: 'question' as const,
        message,
        detail,
        buttons: buttons.map(({ label }) => label),
        defaultId: at(defaultId),
        cancelId: at(cancelId),
        noLink: true,
      }
      const parent = window()
      const { response } = await (parent
        ? dialog.showMessageBox(parent, options)
        : dialog.showMessageBox(options))
      return buttons[response]?.id ?? cancelId
    },

    async chooseFolder(title, startAt) {
      const options = {
        title,
        ...(startAt === undefined ? {} : { defaultPath: startAt }),
        properties: ['openDirectory' as const, 'createDirectory' as const],
      }
      const parent = window()
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },

    async chooseSaveTarget(title, suggestedName) {
      const options = {
        title,
        defaultPath: suggestedName,
        properties: ['showOverwriteConfirmation' as const],
      }
      const parent = window()
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
  }
}
