import type { ClientLink } from '@orpc/client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { ConnectionLost, TokenRefused, type Dial, type Line } from './line.ts'

/** `lost`: trying again by itself. `refused`: only a new token helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

export interface Connection {
  readonly state: StoreApi<{ state: ConnectionState; assetBase: string }>
  /** Calls wait here while there is no line, so that nothing asked for meanwhile is dropped. */
  readonly link: ClientLink<Record<never, never>>
  /** Tries at once: a new token is there, or the person asked. */
  retry(): void
  /** Told after each time the line came back, not the first time it came. */
  onReturn(listener: () => void): () => void
  close(): void
}

interface ConnectionOptions {
  dial: Dial
  /** Milliseconds to wait before the n-th try, from 0. */
  delay?: (tries: number) => number
}

/** One line to the workbench that is renewed for as long as the page lives. */
export function createConnection({ dial, delay = usualDelay }: ConnectionOptions): Connection {
  const state = createStore<{ state: ConnectionState; assetBase: string }>(() => ({
    state: 'connecting',
    assetBase: '/',
  }))
  const returned = new Set<() => void>()
  let line: Line | null = null
  let waiting: { resolve: (line: Line) => void; reject: (reason: unknown) => void }[] = []
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let hadLine = false
  let isClosed = false
  let isDialling = false

  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), delay(tries))
    tries += 1
  }
  const connect = async () => {
    if (isClosed || line || isDialling) return
    isDialling = true
    try {
      const opened = await dial()
      isDialling = false
      take(opened)
    } catch (error) {
      isDialling = false
      if (isClosed) return
      if (error instanceof TokenRefused) state.setState({ state: 'refused' })
      else {
        state.setState({ state: hadLine ? 'lost' : 'connecting' })
        again()
      }
    }
  }
  const take = (opened: Line) => {
    if (isClosed) {
      opened.close()
      return
    }
    line = opened
    tries = 0
    opened.onClose(() => {
      if (line !== opened) return
      line = null
      if (isClosed) return
      state.setState({ state: 'lost' })
      again()
    })
    state.setState({ state: 'open', assetBase: opened.assetBase })
    const callers = waiting
    waiting = []
    for (const caller of callers) caller.resolve(opened)
    if (hadLine) for (const listener of returned) listener()
    hadLine = true
  }
  const ready = (signal: AbortSignal | undefined): Promise<Line> => {
    if (line) return Promise.resolve(line)
    return new Promise((resolve, reject) => {
      const caller = { resolve, reject }
      waiting.push(caller)
      signal?.addEventListener('abort', () => {
        waiting = waiting.filter((each) => each !== caller)
        reject(signal.reason)
      })
    })
  }
  void connect()

  return {
    state,
    link: {
      async call(path, input, options) {
        const used = await ready(options.signal)
        try {
          return await used.link.call(path, input, options)
        } catch (error) {
          if (line !== used && !options.signal?.aborted) {
            throw new ConnectionLost('the line broke', { cause: error })
          }
          throw error
        }
      },
    },
    retry() {
      tries = 0
      clearTimeout(timer)
      if (state.getState().state === 'refused') state.setState({ state: hadLine ? 'lost' : 'connecting' })
      void connect()
    },
    onReturn(listener) {
      returned.add(listener)
      return () => returned.delete(listener)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      line?.close()
      for (const caller of waiting) caller.reject(new ConnectionLost('the page is closing'))
    },
  }
}

/** From a tenth of a second up to five seconds, with some chance so that tabs do not come all at once. */
function usualDelay(tries: number): number {
  return Math.min(5000, 100 * 2 ** tries) * (0.75 + Math.random() / 2)
}
