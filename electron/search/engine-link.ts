import { Worker } from 'node:worker_threads'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'

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

/**
 * Runs the engine in a thread: `workerUrl` is that of `search-worker`, built. The thread keeps no process alive. One
 * that dies is started again, once until it has answered something.
 */
export function linkThread(workerUrl: URL, folder: string | null, key: Uint8Array | null): EngineLink {
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>()
  const listeners: (() => void)[] = []
  let calls = 0
  let gone: Error | null = null
  let closing = false
  let mayRestart = true
  let worker = start()

  function start(): Worker {
    const started = new Worker(workerUrl, { workerData: { folder, key } })
    started.unref()
    started.on('message', ({ call, output, failed }: EngineAnswer) => {
      const waiter = waiting.get(call)
      waiting.delete(call)
      mayRestart = true
      if (waiting.size === 0) started.unref()
      if (failed === undefined) waiter?.resolve(output)
      else waiter?.reject(new Error(failed))
    })
    let ended = false
    const end = (error: Error) => {
      if (ended) return
      ended = true
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
      if (closing || !mayRestart) {
        gone = error
        return
      }
      mayRestart = false
      worker = start()
      for (const listener of listeners) listener()
    }
    started.on('error', end)
    started.on('exit', () => end(new Error('search thread ended')))
    return started
  }

  const send = (method: keyof Methods, input: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(gone)
      calls += 1
      waiting.set(calls, { resolve, reject })
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
  'similar',
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
