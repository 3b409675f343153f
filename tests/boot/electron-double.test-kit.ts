import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { PortDouble } from './ports.test-kit.ts'
import { ChildProcessDouble, InnerProcessDouble, type ProcessDouble } from './process-double.test-kit.ts'
import { attempt, WindowDouble } from './window-double.test-kit.ts'

type Handler = (...input: never[]) => unknown

/** Electron as the shell meets it, recording what is set and able to play the person and the page. */
export class ElectronDouble {
  readonly switches: [string, string][] = []
  readonly schemes: unknown[] = []
  readonly calls: string[] = []
  readonly sessionHandlers = new Map<string, Handler | unknown[]>()
  readonly processes: ProcessDouble[] = []
  readonly opened: string[] = []
  readonly copied: string[] = []
  /** Questions asked of the person, and the labels, paths or nulls they answer with, in order. */
  readonly asked: { message: string; detail: string; buttons: string[]; defaultId: number }[] = []
  readonly answers: (string | null)[] = []
  readonly protocolHandlers = new Map<string, (request: Request) => Promise<Response>>()
  menu: MenuItemConstructorOptions[] = []
  isFirstInstance = true
  hasEnded = false
  #beReady = () => {}
  readonly #ready = new Promise<void>((resolve) => (this.#beReady = resolve))
  #quitting = false

  constructor(readonly folder: string) {
    WindowDouble.onContents = (contents) => this.app.emit('web-contents-created', {}, contents)
  }

  readonly app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    commandLine: { appendSwitch: (name: string, value = '') => void this.switches.push([name, value]) },
    enableSandbox: () => void this.calls.push('enableSandbox'),
    requestSingleInstanceLock: () => this.isFirstInstance,
    whenReady: () => this.#ready,
    getVersion: () => '0.1.0',
    getPreferredSystemLanguages: () => ['en-GB'],
    getPath: (name: string) => {
      mkdirSync(join(this.folder, name), { recursive: true })
      return join(this.folder, name)
    },
    quit: () => this.#quit(),
  })

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: unknown[]) => void this.schemes.push(...schemes),
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void this.protocolHandlers.set(scheme, handler),
  }

  readonly session = {
    defaultSession: {
      setPermissionRequestHandler: (handler: Handler) => void this.sessionHandlers.set('request', handler),
      setPermissionCheckHandler: (handler: Handler) => void this.sessionHandlers.set('check', handler),
      setDevicePermissionHandler: (handler: Handler) => void this.sessionHandlers.set('device', handler),
      setSpellCheckerEnabled: (on: boolean) => void this.calls.push(`spell checker ${String(on)}`),
      setSpellCheckerLanguages: (languages: string[]) =>
        void this.calls.push(`spell languages ${languages.length}`),
      webRequest: {
        onBeforeRequest: (handler: Handler) => void this.sessionHandlers.set('web request', handler),
      },
    },
  }

  readonly ipcMain = new EventEmitter()
  readonly BrowserWindow = WindowDouble
  readonly Menu = {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (menu: MenuItemConstructorOptions[]) => void (this.menu = menu),
  }
  readonly screen = {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1440, height: 860 } }),
    getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1440, height: 860 } }],
  }
  readonly shell = { openExternal: (address: string) => Promise.resolve(void this.opened.push(address)) }
  /** What the system's keychain is: without one nothing is kept, and `basic_text` keeps nothing secret. */
  keychain: 'gnome_libsecret' | 'basic_text' | null = 'gnome_libsecret'
  readonly safeStorage = {
    isEncryptionAvailable: () => this.keychain !== null,
    getSelectedStorageBackend: () => this.keychain ?? 'unknown',
    encryptString: (text: string) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)),
    decryptString: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
  }
  readonly clipboard = { writeText: (text: string) => void this.copied.push(text) }
  readonly dialog = {
    showMessageBox: (...input: unknown[]) => {
      const question = input.at(-1) as ElectronDouble['asked'][number]
      this.asked.push(question)
      const answer = this.answers.shift() ?? ''
      return Promise.resolve({ response: question.buttons.indexOf(answer) })
    },
    showOpenDialog: () => {
      const answer = this.answers.shift() ?? null
      return Promise.resolve({ canceled: answer === null, filePaths: answer === null ? [] : [answer] })
    },
    showSaveDialog: () => {
      const answer = this.answers.shift() ?? null
      return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' })
    },
  }
  readonly MessageChannelMain = function channel() {
    return PortDouble.pair()
  }
  readonly utilityProcess = {
    fork: (path: string) => {
      const started = /compile-child/.test(path) ? new ChildProcessDouble(path) : new InnerProcessDouble(path)
      this.processes.push(started)
      return started
    },
  }

  becomeReady(): void {
    this.#beReady()
  }

  /** The app:// protocol, as the page uses it. */
  fetch(path: string, init?: RequestInit): Promise<Response> {
    const handler = this.protocolHandlers.get('app')
    if (!handler) throw new Error('no protocol was set')
    return handler(new Request(`app://workbench${path}`, init))
  }

  /** Chooses an entry of the native menu by its id. */
  choose(id: string): void {
    const item = this.menu.flatMap(withChildren).find((candidate) => candidate.id === id)
    const click: unknown = item?.click
    if (typeof click !== 'function') throw new Error(`no menu entry ${id}`)
    click()
  }

  #quit(): void {
    this.calls.push('quit')
    if (this.#quitting) return
    this.#quitting = true
    if (attempt(this.app, 'will-quit').prevented) this.#quitting = false
    else {
      this.hasEnded = true
      this.app.emit('quit')
    }
  }
}

function withChildren(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(withChildren) : [])]
}
