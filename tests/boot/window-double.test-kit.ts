import { EventEmitter } from 'node:events'

type OpenHandler = (details: { url: string }) => { action: string }

export class ContentsDouble extends EventEmitter {
  readonly mainFrame = { origin: '' }
  openHandler: OpenHandler | null = null
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
}

/** What a page's attempt to go somewhere comes to: whether it was prevented. */
export function attempt(target: EventEmitter, event: string, details: object = {}): { prevented: boolean } {
  const outcome = { prevented: false }
  target.emit(event, Object.assign(details, { preventDefault: () => (outcome.prevented = true) }))
  return outcome
}

/** A window that shows nothing and remembers everything. */
export class WindowDouble extends EventEmitter {
  static readonly all: WindowDouble[] = []
  static onContents: (contents: ContentsDouble) => void = () => undefined

  readonly webContents = new ContentsDouble()
  readonly calls: string[] = []
  /** Set while the page has unsaved words and holds the window open. */
  holdsOpen = false
  #destroyed = false

  constructor(readonly options: Record<string, unknown>) {
    super()
    WindowDouble.all.push(this)
    WindowDouble.onContents(this.webContents)
  }

  loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`)
    this.webContents.mainFrame.origin = url.replace(/\/$/, '')
    setImmediate(() => this.emit('ready-to-show'))
    return Promise.resolve()
  }

  close(): void {
    this.emit('close')
    if (this.holdsOpen) {
      const { prevented } = attempt(this.webContents, 'will-prevent-unload')
      // Preventing this event means closing in spite of the page.
      if (!prevented) return
    }
    this.#destroyed = true
    this.emit('closed')
  }

  isDestroyed = () => this.#destroyed
  isMaximized = () => this.calls.includes('maximize')
  isMinimized = () => false
  getNormalBounds = () => ({ x: 40, y: 50, width: 1100, height: 700 })
  show = () => void this.calls.push('show')
  focus = () => void this.calls.push('focus')
  restore = () => void this.calls.push('restore')
  maximize = () => void this.calls.push('maximize')
  reload = () => {
    this.calls.push('reload')
    if (this.holdsOpen && !attempt(this.webContents, 'will-prevent-unload').prevented) return
    setImmediate(() => this.webContents.emit('did-navigate'))
  }
}
