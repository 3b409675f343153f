import type { CompileJob, CompileOutcome, CompilerPort, ResourcePaths } from './compiler-port.ts'
import { fromChild, type ToChild } from './compile-messages.ts'

/** A process with a channel, as Node's `fork` and Electron's `utilityProcess` both can be made to look. */
export interface ChildPort {
  send(message: ToChild): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

export type ChildCompilerOptions = {
  /** Starts `compile-child` and hands back its channel. */
  spawn(): ChildPort
  resources: ResourcePaths
  /** Bytes of memory, and number of jobs, after which a fresh process takes over. */
  recycleAt?: { rss: number; jobs: number }
}

/**
 * A compiler in a process of its own: a compile cannot be interrupted, but a process can be killed, and one that
 * crashes takes nothing with it. Jobs wait for each other. The process starts with the first job.
 */
export function createChildCompiler(options: ChildCompilerOptions): CompilerPort {
  const { spawn, resources, recycleAt = { rss: 600 * 1024 * 1024, jobs: 60 } } = options
  let child: ChildPort | undefined
  let jobs = 0
  let lastId = 0
  let closed = false
  let queue: Promise<unknown> = Promise.resolve()
  let running: { id: number; end(outcome: CompileOutcome): void } | undefined

  const drop = () => {
    const old = child
    child = undefined
    jobs = 0
    old?.kill()
  }

  const start = (): ChildPort => {
    const started = spawn()
    child = started
    started.onMessage((raw) => {
      const message = fromChild.safeParse(raw)
      if (!message.success || child !== started || message.data.id !== running?.id) return
      jobs += 1
      if (message.data.rss > recycleAt.rss || jobs >= recycleAt.jobs) drop()
      running.end(message.data.outcome)
    })
    started.onExit((code) => {
      if (child !== started) return
      child = undefined
      jobs = 0
      running?.end({
        ok: false,
        diagnostics: [`The compile process ended (${code ?? 'killed'}).`],
        unusable: [],
      })
    })
    started.send({ type: 'start', ...resources })
    return started
  }

  const runNow = (job: CompileJob, signal?: AbortSignal) =>
    new Promise<CompileOutcome>((resolve, reject) => {
      if (signal?.aborted || closed) {
        reject(abortError())
        return
      }
      const id = (lastId += 1)
      const finish = (settle: () => void) => {
        running = undefined
        signal?.removeEventListener('abort', abort)
        settle()
      }
      const abort = () => {
        drop()
        finish(() => reject(abortError()))
      }
      running = { id, end: (outcome) => finish(() => resolve(outcome)) }
      signal?.addEventListener('abort', abort, { once: true })
      const port = child ?? start()
      port.send({ type: 'compile', id, ...job })
    })

  return {
    compile(job, signal) {
      const outcome = queue.then(() => runNow(job, signal))
      queue = outcome.catch(() => undefined)
      if (!signal) return outcome
      // One that still waits for its turn ends at once too.
      return new Promise((resolve, reject) => {
        const abort = () => reject(abortError())
        if (signal.aborted) abort()
        signal.addEventListener('abort', abort, { once: true })
        outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
      })
    },
    async close() {
      closed = true
      drop()
      running?.end({ ok: false, diagnostics: ['The compile process was closed.'], unusable: [] })
      await queue
    },
  }
}

function abortError(): DOMException {
  return new DOMException('Typesetting was cancelled.', 'AbortError')
}
