import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PortDouble } from './ports.test-kit.ts'

/** A process of Electron's kind as its parent holds it. */
export abstract class ProcessDouble extends EventEmitter {
  readonly entry: string
  protected constructor(path: string) {
    super()
    this.entry = basename(path, '.js')
  }
  /** Resolves when nothing of it works on any more. */
  abstract readonly quiet: Promise<void>
  abstract postMessage(message: unknown, transfer?: PortDouble[]): void
  abstract kill(): boolean
}

/** Runs a built entry in a real process; for entries that are given no ports. */
export class ChildProcessDouble extends ProcessDouble {
  readonly #child: ChildProcess
  readonly quiet: Promise<void>

  constructor(path: string) {
    super(path)
    this.#child = fork(path, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.quiet = new Promise((resolve) => this.#child.once('exit', () => resolve()))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1))
    this.#child.once('spawn', () => this.emit('spawn'))
  }

  postMessage(message: unknown): void {
    this.#child.send(message as object, () => undefined)
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL')
  }
}

let imports = 0

/** Runs a built entry in this process, with `process.parentPort` as it would have it: ports can travel to it. */
export class InnerProcessDouble extends ProcessDouble {
  readonly #inside = new EventEmitter()
  #waiting: { data: unknown; ports: PortDouble[] }[] | null = []
  #gone = false
  #rest = () => {}
  readonly quiet = new Promise<void>((resolve) => (this.#rest = resolve))

  constructor(path: string) {
    super(path)
    void this.#run(path)
  }

  async #run(path: string): Promise<void> {
    const parentPort = Object.assign(this.#inside, {
      postMessage: (message: unknown) => {
        const copy: unknown = structuredClone(message)
        if (JSON.stringify(copy) === '{"say":"closed"}') this.#rest()
        setImmediate(() => !this.#gone && this.emit('message', copy))
      },
    })
    Object.assign(process, { parentPort })
    imports += 1
    await import(/* @vite-ignore */ `${pathToFileURL(path).href}?process=${imports}`)
    this.emit('spawn')
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const message of waiting) this.#inside.emit('message', message)
  }

  postMessage(value: unknown, transfer: PortDouble[] = []): void {
    const message = { data: structuredClone(value), ports: transfer }
    if (this.#waiting) this.#waiting.push(message)
    else setImmediate(() => !this.#gone && this.#inside.emit('message', message))
  }

  /** Ends as a crash or a kill does: nothing more goes in or comes out. */
  kill(code = 0): boolean {
    if (this.#gone) return false
    this.#gone = true
    // What shares this process does not die of it; it is told to stop, and nobody hears it answer.
    this.#inside.emit('message', { data: { say: 'close' }, ports: [] })
    this.#inside.removeAllListeners()
    setImmediate(() => this.emit('exit', code))
    return true
  }
}
