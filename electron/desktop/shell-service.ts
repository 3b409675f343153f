import { implement } from '@orpc/server'
import { describeLink, readExternalLink } from './external-link.ts'
import type { SafeKeys } from './safe-keys.ts'
import { shellContract } from './shell-contract.ts'
import { fill, type ShellWords } from './words.ts'

export type Button = { readonly id: string; readonly label: string }

/** What the person is asked through; Electron's dialogs behind it, a scripted person in tests. */
export interface Dialogs {
  /** Asks a question with buttons; the id of the one pressed, `cancelId` when the dialog is dismissed. */
  ask(question: {
    message: string
    detail: string
    buttons: readonly Button[]
    defaultId: string
    cancelId: string
  }): Promise<string>
  /** `startAt` is where the dialog opens, an absolute path. */
  chooseFolder(title: string, startAt?: string): Promise<string | null>
  chooseSaveTarget(title: string, suggestedName: string): Promise<string | null>
}

export type ShellPorts = {
  words: ShellWords
  dialogs: Dialogs
  openExternal(address: string): Promise<void>
  copyText(text: string): void
  recentLibraries(): { key: string; name: string; folder: string; current: boolean }[]
  /** Opens another library in place of this one; false when the person changed their mind or it cannot be opened. */
  switchLibrary(choice: { key?: string | undefined; create: boolean }): Promise<boolean>
  keys: SafeKeys
  commands(signal: AbortSignal): AsyncIterable<{ command: string }>
}

/** The shell's side of its contract with the process of the workbench. */
export function createShellService(ports: ShellPorts) {
  const os = implement(shellContract)
  return os.router({
    openLink: os.openLink.handler(async ({ input }) => ({ opened: await openLink(input.href, ports) })),
    chooseSaveTarget: os.chooseSaveTarget.handler(({ input }) =>
      ports.dialogs.chooseSaveTarget(ports.words.saveTitle, input.suggestedName),
    ),
    chooseFolder: os.chooseFolder.handler(({ input }) => {
      const { backupsTitle, restoreTitle } = ports.words.library
      return ports.dialogs.chooseFolder(input.purpose === 'backups' ? backupsTitle : restoreTitle)
    }),
    recentLibraries: os.recentLibraries.handler(() => ports.recentLibraries()),
    openLibrary: os.openLibrary.handler(async ({ input }) => ({ opened: await ports.switchLibrary(input) })),
    keychainStrength: os.keychainStrength.handler(() => ports.keys.strength()),
    recallKey: os.recallKey.handler(({ input }) => ports.keys.recall(input.libraryId)),
    keepKey: os.keepKey.handler(({ input }) => ({ kept: ports.keys.keep(input.libraryId, input.key) })),
    forgetKey: os.forgetKey.handler(({ input }) => {
      ports.keys.forget(input.libraryId)
      return {}
    }),
    commands: os.commands.handler(async function* ({ signal }) {
      yield* ports.commands(signal ?? new AbortController().signal)
    }),
  })
}

async function openLink(
  href: string,
  { words, dialogs, openExternal, copyText }: ShellPorts,
): Promise<boolean> {
  const link = readExternalLink(href)
  if (!link) return false
  const choice = await dialogs.ask({
    message: fill(words.link.title, { target: describeLink(link) }),
    detail: words.link.detail,
    buttons: [
      { id: 'copy', label: words.link.copy },
      { id: 'open', label: words.link.open },
      { id: 'cancel', label: words.link.cancel },
    ],
    // Offline is the rule here, so the harmless choice is the one under the Enter key.
    defaultId: 'copy',
    cancelId: 'cancel',
  })
  if (choice === 'copy') copyText(link.href)
  if (choice !== 'open') return false
  await openExternal(link.href)
  return true
}
