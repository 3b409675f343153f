import { Worker } from 'node:worker_threads'
import { createSearchEngine, type SearchEngine } from '../search-engine.ts'

type Methods = Omit<SearchEngine, 'tidy'>

/** The search engine as its callers see it, wherever it runs. A call rejects when the engine is gone. */
export type EngineLink = {
  [M in keyof Methods]: (...input: Parameters<Methods[M]>) => Promise<Awaited<ReturnType<Methods[M]>>>
} & {
  /** Told when a thread that died was started again: what had been handed to the old one and not kept is to be handed in again. */
  onRestart(listener: () => void): void
}

/** Milliseconds of merging between two looks at the questions that came in. */
export const tidyMs = 8

export type EngineCall = { call: number; method: keyof Methods; input: unknown[] }
export type EngineAnswer = { call: number; output?: unknown; failed?: string }

/** How long a thread may be silent over one call, ms; what is put in may be a book. */
export type Patience = { question: number; put: number; close: number }
const patience: Patience = { question: 10_000, put: 40_000, close: 3000 }

/** Parts that a patience is counted in, so that a laptop that slept through it has not used it up. */
const beats = 10

/** The thread a call was handed to died or was silent for too long; `blamed` marks the call it was at. */
export class ThreadLost extends Error {
  readonly how: 'died' | 'silent'
  readonly blamed: boolean
  constructor(how: 'died' | 'silent', blamed: boolean, options?: ErrorOptions) {
    super(`search thread ${how === 'died' ? 'ended' : 'does not answer'}`, options)
    this.how = how
    this.blamed = blamed
  }
}

type Waiting = {
  method: keyof Methods
  resolve: (output: unknown) => void
  reject: (error: Error) => void
}

/**
 * Runs the engine in a thread: `workerUrl` is that of `search-worker`, built. The thread keeps no process alive. One
 * that dies, or is silent for longer than `allowed`, is started again, once until it has answered something.
 */
export function linkThread(
  workerUrl: URL,
  folder: string | null,
  key: Uint8Array | null,
  allowed: Patience = patience,
): EngineLink {
  const waiting = new Map<number, Waiting>()
  const listeners: (() => void)[] = []
  let calls = 0
  let gone: Error | null = null
  let closing = false
  let mayRestart = true
  let answered = false
  let watch: ReturnType<typeof setInterval> | undefined
  let { worker, end } = start()

  /** Calls are answered in their order, so the first one is what the thread is at. */
  function guard(): void {
    clearInterval(watch)
    const [head] = waiting.values()
    if (!head) return
    // The first answer takes as long as the files of the index do.
    const isLong = head.method === 'put' || !answered
    const limit = closing ? allowed.close : isLong ? allowed.put : allowed.question
    let left = beats
    watch = setInterval(() => {
      left -= 1
      if (left > 0) return
      void worker.terminate()
      end('silent')
    }, limit / beats)
    watch.unref()
  }

  function start() {
    const started = new Worker(workerUrl, { workerData: { folder, key } })
    let ended = false
    answered = false
    started.unref()
    started.on('message', ({ call, output, failed }: EngineAnswer) => {
      if (ended) return
      answered = true
      const waiter = waiting.get(call)
      waiting.delete(call)
      guard()
      mayRestart = true
      if (waiting.size === 0) started.unref()
      if (failed === undefined) waiter?.resolve(output)
      else waiter?.reject(new Error(failed))
    })
    const over = (how: 'died' | 'silent', cause?: unknown) => {
      if (ended) return
      ended = true
      const lost = [...waiting.values()]
      waiting.clear()
      guard()
      lost.forEach(({ reject }, index) => reject(new ThreadLost(how, index === 0, { cause })))
      if (closing || !mayRestart) {
        gone = new ThreadLost(how, false, { cause })
        return
      }
      mayRestart = false
      ;({ worker, end } = start())
      for (const listener of listeners) listener()
    }
    started.on('error', (cause) => over('died', cause))
    started.on('exit', () => over('died'))
    return { worker: started, end: over }
  }

  const send = (method: keyof Methods, input: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(gone)
      calls += 1
      waiting.set(calls, { method, resolve, reject })
      if (waiting.size === 1 || closing) guard()
      worker.ref()
      worker.postMessage({ call: calls, method, input } satisfies EngineCall)
    })
  return {
    ...toLink(async (method, input) => {
      if (method === 'close') closing = true
      const output = await send(method, input)
      if (method === 'close') await worker.terminate()
      return output
    }),
    onRestart: (listener) => void listeners.push(listener),
  }
}

/** Runs the engine in the caller's own thread: the twin of `linkThread`, for small libraries and for tests. */
export function linkHere(folder: string | null, key: Uint8Array | null): EngineLink {
  const engine = createSearchEngine(folder, key)
  const link = toLink(async (method, input) => {
    // A turn of its own, as a thread would give it.
    await Promise.resolve()
    const output = answer(engine, method, input)
    if (method === 'rest') while (engine.tidy(tidyMs)) await new Promise((resolve) => setImmediate(resolve))
    return output
  })
  return { ...link, onRestart: () => undefined }
}

/** Calls one method of the engine by its name. */
export function answer(engine: SearchEngine, method: keyof Methods, input: unknown[]): unknown {
  return (engine[method] as (...values: unknown[]) => unknown)(...input)
}

const methods = [
  'revisions',
  'put',
  'remove',
  'find',
  'show',
  'named',
  'similarDocuments',
  'similarIn',
  'rest',
  'reset',
  'close',
] as const satisfies (keyof Methods)[]

function toLink(
  send: (method: keyof Methods, input: unknown[]) => Promise<unknown>,
): Omit<EngineLink, 'onRestart'> {
  const entries = methods.map((method) => [method, (...input: unknown[]) => send(method, input)])
  return Object.fromEntries(entries) as Omit<EngineLink, 'onRestart'>
}
