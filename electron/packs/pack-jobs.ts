import { assemble } from './assembly/assemble.ts'
import type { AssemblyJob } from './assembly/assembly-job.ts'
import type { IntakeAnswer, IntakeJob } from './intake/intake-job.ts'
import { createPdfium, type Pdfium } from './intake/pdfium.ts'
import { takeIn } from './intake/take-in.ts'

/** What is done with bytes of others, apart from everything else. */
export type PackJob = IntakeJob | AssemblyJob
export type PackAnswer = IntakeAnswer | { ok: true; pdf: Uint8Array }

/** Does jobs here; `readPdfium` gives the bytes of `pdfium.wasm`. */
export function createPackJobs(readPdfium: () => Promise<Uint8Array>): (job: PackJob) => Promise<PackAnswer> {
  const pdfium: Pdfium = createPdfium(readPdfium)
  return async (job) => {
    if (job.task === 'take-in') return takeIn(job, pdfium)
    return { ok: true, pdf: assemble(job) }
  }
}

/** Memory that an answer hands over rather than copies. */
export function handedOver(answer: PackAnswer): ArrayBuffer[] {
  const bytes = 'pdf' in answer ? [answer.pdf] : 'fragment' in answer ? [answer.fragment.bytes] : []
  return bytes.map(({ buffer }) => buffer as ArrayBuffer)
}
