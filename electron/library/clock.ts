import { setTimeout as wait } from 'node:timers/promises'

/** Time as the library sees it: a wall clock for what is written down, a monotonic one for what is measured. */
export interface Clock {
  now(): Date
  /** Milliseconds since some fixed moment; never goes back. */
  monotonicMs(): number
  pause(ms: number): Promise<void>
  /** Runs the task again and again, `ms` apart, until the returned function is called; keeps no process alive. */
  every(ms: number, task: () => void): () => void
}

/** The machine's own time. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    pause: async (ms) => {
      await wait(ms)
    },
    every(ms, task) {
      const timer = setInterval(task, ms)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

export interface ManualClock extends Clock {
  /** Moves time on by `ms`; what fell due meanwhile runs once, as after a machine's sleep. */
  advance(ms: number): void
}

/** Time that moves only when told to; pauses end at once. */
export function createManualClock(start = new Date('2026-01-05T09:00:00.000Z')): ManualClock {
  let elapsed = 0
  const tasks = new Set<{ every: number; due: number; run: () => void }>()
  return {
    now: () => new Date(start.getTime() + elapsed),
    monotonicMs: () => elapsed,
    pause: () => Promise.resolve(),
    every(ms, run) {
      const task = { every: ms, due: elapsed + ms, run }
      tasks.add(task)
      return () => tasks.delete(task)
    },
    advance(ms) {
      elapsed += ms
      for (const task of tasks) {
        if (task.due > elapsed) continue
        task.due = elapsed + task.every
        task.run()
      }
    },
  }
}
