import { basename } from 'node:path'
import type { MessagePortMain } from 'electron'
import type { RecentLibraries } from './recent-libraries.ts'
import type { OpenFailure } from './shell-contract.ts'
import type { Dialogs } from './shell-service.ts'
import type { WorkbenchLink } from './workbench-link.ts'
import { fill, type ShellWords } from './words.ts'

export type SwitchPorts = {
  words: ShellWords
  dialogs: Dialogs
  recent: RecentLibraries
  open(
    library: { folder: string; create: boolean; restore?: { from: string; name: string } },
    onGone: () => void,
  ): Promise<WorkbenchLink | { failed: OpenFailure }>
  /** Where this user's backups are, unless somewhere else. */
  backups: string
  now(): number
  /**
   * Called when a library was opened; `replaced` when it took the place of another, so that the page must start over.
   * Resolves when the page needs the old one no more: it may have words to save there.
   */
  onOpened(replaced: boolean): Promise<void> | void
  quit(): void
}

/** A workbench that ends this often within a minute is not started again without asking. */
const restarts = { most: 3, within: 60_000 } as const

/** Which library is open: opens the first, changes to another, and brings a workbench back that ended by itself. */
export class LibrarySwitch {
  readonly #ports: SwitchPorts
  #link: WorkbenchLink | null = null
  /** The library before this one, while its page still saves. */
  #leaving: WorkbenchLink | null = null
  #waiting: MessagePortMain[] = []
  #ends: number[] = []
  #shown: string | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(ports: SwitchPorts) {
    this.#ports = ports
  }

  get folder(): string | null {
    return this.#link?.folder ?? null
  }

  /** The open library; throws while there is none, which a page sees as a failed request. */
  get link(): WorkbenchLink {
    if (!this.#link) throw new Error('no library is open')
    return this.#link
  }

  /** Hands a page's port to the workbench, at once or as soon as one is there. */
  connectPage(port: MessagePortMain): void {
    if (this.#link) this.#link.connectPage(port)
    else this.#waiting.push(port)
  }

  /** Opens `folder`; where that fails says so and lets the person restore it from a backup, choose another, or quit. */
  openFirst(folder: string, create: boolean): Promise<boolean> {
    return this.#inTurn(async () => {
      if (await this.#open(folder, create)) return true
      const { words, dialogs } = this.#ports
      for (;;) {
        const chosen = await dialogs.chooseFolder(words.library.chooseTitle)
        if (chosen === null) return false
        if (await this.#open(chosen, false)) return true
      }
    })
  }

  /** Opens another library in place of this one; the old one stays open until the new one is. */
  async change(choice: { key?: string | undefined; create: boolean }): Promise<boolean> {
    const { words, dialogs, recent } = this.#ports
    const folder =
      choice.key === undefined
        ? await dialogs.chooseFolder(choice.create ? words.library.createTitle : words.library.chooseTitle)
        : recent.folderOf(choice.key)
    if (folder === null) return false
    return this.#inTurn(() =>
      folder === this.folder ? Promise.resolve(false) : this.#open(folder, choice.create),
    )
  }

  async close(): Promise<void> {
    const open = [this.#link, this.#leaving].filter((link) => link !== null)
    this.#link = null
    this.#leaving = null
    await Promise.all(open.map((link) => link.close()))
  }

  /** One opening after the other: a library that comes back must not take the place of one chosen meanwhile. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #open(folder: string, create: boolean, restore?: { from: string; name: string }): Promise<boolean> {
    const { recent, onOpened } = this.#ports
    const opened = await this.#ports.open(
      { folder, create, ...(restore && { restore }) },
      () => void this.#inTurn(() => this.#recover(folder)),
    )
    if ('failed' in opened) {
      const wantsBackup = await this.#tell(folder, opened.failed)
      return wantsBackup && this.#restore(restore?.name ?? basename(folder))
    }
    const previous = this.#link
    this.#link = opened
    recent.remember(folder)
    for (const port of this.#waiting.splice(0)) opened.connectPage(port)
    // A library that came back by itself finds its page waiting, with what was typed meanwhile.
    const left = onOpened(this.#shown !== null && this.#shown !== folder)
    this.#shown = folder
    this.#leaving = previous
    await left
    this.#leaving = null
    await previous?.close()
    return true
  }

  /** Says why there is no library; true where the person would have it back from a backup. */
  async #tell(folder: string, failure: OpenFailure): Promise<boolean> {
    const { words, dialogs } = this.#ports
    const details = {
      'not-a-library': words.library.notALibrary,
      'not-empty': words.library.inUse,
      'no-backup': words.library.noBackup,
      'cannot-open': '',
    }
    const choice = await dialogs.ask({
      message: fill(words.library.failed, { name: basename(folder) }),
      detail: details[failure],
      buttons: [
        { id: 'ok', label: 'OK' },
        { id: 'backup', label: words.library.fromBackup },
      ],
      defaultId: 'ok',
      cancelId: 'ok',
    })
    return choice === 'backup'
  }

  /** Makes the library of a backup in an empty folder and opens it; what could not be opened stays as it is. */
  async #restore(name: string): Promise<boolean> {
    const { words, dialogs, backups } = this.#ports
    const from = await dialogs.chooseFolder(words.library.fromBackupTitle, backups)
    if (from === null) return false
    const folder = await dialogs.chooseFolder(words.library.restoreTitle)
    return folder !== null && this.#open(folder, false, { from, name })
  }

  async #recover(folder: string): Promise<void> {
    if (this.#link?.folder !== folder) return
    this.#link = null
    const { words, dialogs, now, quit } = this.#ports
    this.#ends = [...this.#ends.filter((at) => now() - at < restarts.within), now()]
    if (this.#ends.length > restarts.most) {
      const choice = await dialogs.ask({
        message: words.stopped.title,
        detail: words.stopped.detail,
        buttons: [
          { id: 'again', label: words.stopped.again },
          { id: 'quit', label: words.stopped.quit },
        ],
        defaultId: 'again',
        cancelId: 'quit',
      })
      if (choice === 'quit') return quit()
      this.#ends = []
    }
    if (!(await this.#open(folder, false))) quit()
  }
}
