import { createGate } from '../files/gate.ts'

const commitsAtOnce = 8

/**
 * Work that may be replaced by a later piece of the same `series`; whoever waits for it then gets the later result.
 * `run` is told whether any piece that melted into it was `weighty` (a save the user asked for by hand).
 */
export type QueuedWork<T> = {
  series?: string
  weighty?: boolean
  run: (weighty: boolean) => Promise<T>
}

type Turn = {
  work: QueuedWork<unknown>
  waiters: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[]
}

/**
 * One queue for each record: its work runs one piece at a time, in order. While a piece runs, waiting pieces of one
 * series melt into the newest of them, so that a fast typist costs one write and everybody is answered by a write that
 * holds their words.
 */
export class RecordQueues {
  private readonly waiting = new Map<string, Turn[]>()
  private readonly running = new Map<string, Promise<void>>()
  private readonly gate = createGate(commitsAtOnce)

  add<T>(id: string, work: QueuedWork<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiter = { resolve: resolve as (value: unknown) => void, reject }
      const line = this.waiting.get(id) ?? []
      const last = line.at(-1)
      if (last && work.series !== undefined && last.work.series === work.series) {
        last.work = { ...work, weighty: Boolean(work.weighty || last.work.weighty) }
        last.waiters.push(waiter)
      } else {
        line.push({ work, waiters: [waiter] })
      }
      this.waiting.set(id, line)
      if (!this.running.has(id)) this.running.set(id, this.drain(id))
    })
  }

  /** Resolves when nothing waits or runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values())
  }

  private async drain(id: string): Promise<void> {
    for (let turn = this.next(id); turn; turn = this.next(id)) {
      const { work, waiters } = turn
      try {
        const value = await this.gate(() => work.run(work.weighty ?? false))
        for (const waiter of waiters) waiter.resolve(value)
      } catch (error) {
        for (const waiter of waiters) waiter.reject(error)
      }
    }
    this.running.delete(id)
  }

  private next(id: string): Turn | undefined {
    const line = this.waiting.get(id)
    const turn = line?.shift()
    if (line?.length === 0) this.waiting.delete(id)
    return turn
  }
}
