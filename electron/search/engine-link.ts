import { Worker } from 'node:worker_threads'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'

/** The search engine as its callers see it, wherever it runs. A call rejects when the engine met damage or is gone. */
export type EngineLink = {
  [M in keyof SearchEngine]: (
    ...input: Parameters<SearchEngine[M]>
  ) => Promise<Awaited<ReturnType<SearchEngine[M]>>>
}

export type EngineCall = { call: number; method: keyof SearchEngine; input: unknown[] }
export type EngineAnswer = { call: number; output?: unknown; failed?: string }

/** Runs the engine in a thread: `workerUrl` is that of `search-worker`, built. The thread keeps no process alive. */
export function linkThread(workerUrl: URL, folder: string | null): EngineLink {
  const worker = new Worker(workerUrl, { workerData: { folder } })
  worker.unref()
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  let gone: Error | null = null
  worker.on('message', ({ call, output, failed }: EngineAnswer) => {
    const waiter = waiting.get(call)
    waiting.delete(call)
    if (waiting.size === 0) worker.unref()
    if (failed === undefined) waiter?.resolve(output)
    else waiter?.reject(new Error(failed))
  })
  const end = (error: Error) => {
    gone = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('search thread ended')))

  const send = (method: keyof SearchEngine, input: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(gone)
      calls += 1
      waiting.set(calls, { resolve, reject })
      worker.ref()
      worker.postMessage({ call: calls, method, input } satisfies EngineCall)
    })
  return toLink(async (method, input) => {
    const output = await send(method, input)
    if (method === 'close') await worker.terminate()
    return output
  })
}

/** Runs the engine in the caller's own thread: the twin of `linkThread`, for small libraries and for tests. */
export function linkHere(folder: string | null): EngineLink {
  const engine = createSearchEngine(folder)
  return toLink(async (method, input) => {
    // A turn of its own, as a thread would give it.
    await Promise.resolve()
    return answer(engine, method, input)
  })
}

/** Calls one method of the engine by its name. */
export function answer(engine: SearchEngine, method: keyof SearchEngine, input: unknown[]): unknown {
  return (engine[method] as (...values: unknown[]) => unknown)(...input)
}

const methods = [
  'revisions',
  'put',
  'remove',
  'find',
  'show',
  'reset',
  'close',
] as const satisfies (keyof SearchEngine)[]

function toLink(send: (method: keyof SearchEngine, input: unknown[]) => Promise<unknown>): EngineLink {
  const entries = methods.map((method) => [method, (...input: unknown[]) => send(method, input)])
  return Object.fromEntries(entries) as EngineLink
}
