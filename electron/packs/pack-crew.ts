import { Worker } from 'node:worker_threads'
import type { SlipReason } from '../../shared/contract/packs.ts'
import type { AssemblyJob } from './assembly/assembly-job.ts'
import type { Imposed, ImposeJob } from './assembly/impose.ts'
import type { FingerprintJob, PageFingerprint } from './delta/fingerprint.ts'
import { refusedPaper } from './intake/inspect-paper.ts'
import type { InspectJob, Inspected, IntakeAnswer, IntakeJob } from './intake/intake-job.ts'
import type { MarkJob, TakenMark } from './intake/take-in-mark.ts'
import type { RedactionProof } from '../../shared/contract/redaction.ts'
import type { BurnJob, Burnt, ProofJob } from './redaction/burn-job.ts'
import { createIdleThreads } from './idle-threads.ts'
import { createPackJobs, handedIn, type PackAnswer, type PackJob } from './pack-jobs.ts'

/** Longest time (ms) and most memory (bytes, MB of objects) that one job may take. */
export type CrewLimits = { jobMs: number; heapMb: number; growth: number }
export const crewLimits: CrewLimits = { jobMs: 60_000, heapMb: 1536, growth: 1536 * 1024 * 1024 }

/** Someone who does jobs of one build, one after the other, and who may be lost to a job without harm. */
export interface PackHand {
  /** Never rejects but with an AbortError: a paper nobody survives is refused with `too-complex`. */
  takeIn(job: IntakeJob, signal?: AbortSignal): Promise<IntakeAnswer>
  /** What a file is like; `too-complex` where nobody survives it. Rejects with an AbortError. */
  inspect(job: InspectJob, signal?: AbortSignal): Promise<Inspected>
  /** Null where it cannot be read, which of a sheet of our own is not expected. Rejects with an AbortError. */
  takeInMark(job: MarkJob, signal?: AbortSignal): Promise<TakenMark | null>
  /** Null where the assembling itself took too much. Rejects with an AbortError. */
  assemble(job: AssemblyJob, signal?: AbortSignal): Promise<Uint8Array | null>
  /** Fingerprints of the pages of an issue; null where reading it took too much. Rejects with an AbortError. */
  fingerprint(job: FingerprintJob, signal?: AbortSignal): Promise<PageFingerprint[] | null>
  /** Null where it took too much. Rejects with an AbortError. */
  impose(job: ImposeJob, signal?: AbortSignal): Promise<Imposed | null>
  /** A file with areas burnt out of it, or why it cannot be given out. Rejects with an AbortError. */
  burn(job: BurnJob, signal?: AbortSignal): Promise<Burnt | { reason: SlipReason }>
  /** Null where searching took too much, and nothing is proven. Rejects with an AbortError. */
  prove(job: ProofJob, signal?: AbortSignal): Promise<RedactionProof | null>
  /** Lets the hand go; whatever it does ends at once, and its thread with it. */
  dismiss(): void
}

/** Where hands come from: threads of their own, or this one. */
export interface PackCrew {
  hire(): PackHand
}

type Answered = PackAnswer | 'lost'

/**
 * Each hand is a thread, found or started with its first job and started anew after one that ended it; once the hand is dismissed,
 * its thread waits a while for the next one. `pdfium` gives the path of `pdfium.wasm` once it is needed.
 */
export function createThreadCrew(
  workerUrl: URL,
  pdfium: () => string,
  limits: CrewLimits = crewLimits,
): PackCrew {
  let running = 0
  const idle = createIdleThreads()
  return {
    hire() {
      let thread: Worker | undefined
      let isBusy = false
      const drop = () => {
        void thread?.terminate()
        thread = undefined
      }
      const dismiss = () => {
        if (isBusy) return drop()
        if (thread) idle.rest(thread)
        thread = undefined
      }
      const run = (job: PackJob, signal?: AbortSignal) =>
        new Promise<Answered>((resolve, reject) => {
          signal?.throwIfAborted()
          const worker = (thread ??= idle.take() ?? startThread(workerUrl, pdfium(), limits))
          const grown = watchGrowth()
          running += 1
          isBusy = true
          const settle = (end: () => void) => {
            running -= 1
            isBusy = false
            clearTimeout(late)
            clearInterval(watch)
            worker.off('message', hear).off('error', lose).off('exit', lose)
            signal?.removeEventListener('abort', abort)
            end()
          }
          const lose = () => {
            drop()
            settle(() => resolve('lost'))
          }
          const abort = () => {
            drop()
            settle(() => reject(new DOMException('Binding was cancelled.', 'AbortError')))
          }
          const late = setTimeout(lose, limits.jobMs)
          // The limit of the thread's heap does not count its buffers. Of several jobs at once none pays for the others.
          const watch = setInterval(() => {
            if (grown() > limits.growth * running) lose()
          }, 100)
          const hear = (answer: PackAnswer) => settle(() => resolve(answer))
          worker.on('message', hear).on('error', lose).on('exit', lose)
          signal?.addEventListener('abort', abort, { once: true })
          worker.postMessage(job, handedIn(job))
        })
      return handOf(run, dismiss)
    },
  }
}

/** The twin of threads, for tests and for measurements of the work itself. */
export function createCrewHere(readPdfium: () => Promise<Uint8Array>): PackCrew {
  const run = createPackJobs(readPdfium)
  return {
    hire: () =>
      handOf(
        async (job, signal) => {
          signal?.throwIfAborted()
          return run(job)
        },
        () => undefined,
      ),
  }
}

/** Bytes by which the process has grown since, without what this thread grew by: its own records and papers are no fault of a job. */
function watchGrowth(): () => number {
  const read = () => {
    const { rss, heapTotal, external } = process.memoryUsage()
    return { rss, own: heapTotal + external }
  }
  const began = read()
  return () => {
    const { rss, own } = read()
    return rss - began.rss - Math.max(0, own - began.own)
  }
}

function handOf(
  run: (job: PackJob, signal?: AbortSignal) => Promise<Answered>,
  dismiss: () => void,
): PackHand {
  const lost: { ok: false; reason: SlipReason } = { ok: false, reason: 'too-complex' }
  return {
    async takeIn(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && ('fragment' in answer || 'reason' in answer) ? answer : lost
    },
    async inspect(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'inspected' in answer
        ? answer.inspected
        : { preflight: refusedPaper('too-complex'), verdict: null }
    },
    async takeInMark(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'mark' in answer ? answer.mark : null
    },
    async assemble(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'pdf' in answer ? answer.pdf : null
    },
    async fingerprint(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'fingerprints' in answer ? answer.fingerprints : null
    },
    async impose(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'imposed' in answer ? answer.imposed : null
    },
    async burn(job, signal) {
      const answer = await run(job, signal)
      if (answer === 'lost') return lost
      return 'burnt' in answer ? answer.burnt : { reason: 'reason' in answer ? answer.reason : 'damaged' }
    },
    async prove(job, signal) {
      const answer = await run(job, signal)
      return answer !== 'lost' && 'proof' in answer ? answer.proof : null
    },
    dismiss,
  }
}

function startThread(workerUrl: URL, pdfium: string, { heapMb }: CrewLimits): Worker {
  const thread = new Worker(workerUrl, {
    workerData: { pdfium },
    // Most of what reading a paper makes is gone with the paper: room for it spares looking through it again and again.
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 96 },
    // The thread needs nothing of the machine; it is not told what the process was.
    env: {},
    // Nobody reads what it says, so that a thread that waits for work keeps nobody waiting; it says nothing (packs-worker.ts).
    stdout: true,
    stderr: true,
  })
  // Whatever a thread that is being ended still has to say is of no interest.
  thread.on('error', () => undefined)
  return thread
}
