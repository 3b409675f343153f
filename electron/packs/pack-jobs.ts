import { assemble } from './assembly/assemble.ts'
import type { AssemblyJob } from './assembly/assembly-job.ts'
import { impose, type Imposed, type ImposeJob } from './assembly/impose.ts'
import { fingerprint, type FingerprintJob, type PageFingerprint } from './delta/fingerprint.ts'
import { inspectPaper } from './intake/inspect-paper.ts'
import type { InspectJob, Inspected, IntakeAnswer, IntakeJob } from './intake/intake-job.ts'
import { createPdfium, type Pdfium } from './intake/pdfium.ts'
import { takeInMark, type MarkJob, type TakenMark } from './intake/take-in-mark.ts'
import { takeIn } from './intake/take-in.ts'
import { burnFile } from './redaction/burn-file.ts'
import type { BurnJob, Burnt, ProofJob, Proven } from './redaction/burn-job.ts'
import { prove } from './redaction/prove.ts'

/** What is done with bytes of others, apart from everything else. */
export type PackJob =
  | IntakeJob
  | InspectJob
  | MarkJob
  | AssemblyJob
  | ImposeJob
  | FingerprintJob
  | BurnJob
  | ProofJob
export type PackAnswer =
  | IntakeAnswer
  | { ok: true; pdf: Uint8Array }
  | { ok: true; fingerprints: PageFingerprint[] }
  | { ok: true; imposed: Imposed }
  | { ok: true; mark: TakenMark }
  | { ok: true; burnt: Burnt }
  | ({ ok: true } & Proven)
  | { ok: true; inspected: Inspected }

/** Does jobs here; `readPdfium` gives the bytes of `pdfium.wasm`. */
export function createPackJobs(readPdfium: () => Promise<Uint8Array>): (job: PackJob) => Promise<PackAnswer> {
  const pdfium: Pdfium = createPdfium(readPdfium)
  return async (job) => {
    if (job.task === 'take-in') return takeIn(job, pdfium)
    if (job.task === 'fingerprint') return { ok: true, fingerprints: await fingerprint(job) }
    if (job.task === 'impose') return { ok: true, imposed: await impose(job) }
    if (job.task === 'take-in-mark') return { ok: true, mark: await takeInMark(job) }
    if (job.task === 'burn') {
      const burnt = await burnFile(job, pdfium)
      return 'reason' in burnt ? { ok: false, reason: burnt.reason } : { ok: true, burnt }
    }
    if (job.task === 'prove') return { ok: true, proof: await prove(job.bytes, job.texts, job.terms) }
    if (job.task === 'inspect') return { ok: true, inspected: await inspectPaper(job, pdfium) }
    return { ok: true, pdf: assemble(job) }
  }
}

/** Memory that a job hands over rather than copies: papers that were taken in are needed nowhere else. */
export function handedIn(job: PackJob): ArrayBuffer[] {
  if (job.task === 'impose') return [job.bytes.buffer as ArrayBuffer]
  if (job.task !== 'assemble' || job.keep) return []
  return [...new Set(job.parts.map(({ fragment }) => fragment.bytes.buffer as ArrayBuffer))]
}

/** Memory that an answer hands over rather than copies. */
export function handedOver(answer: PackAnswer): ArrayBuffer[] {
  const bytes =
    'pdf' in answer
      ? [answer.pdf]
      : 'imposed' in answer
        ? [answer.imposed.pdf]
        : 'fragment' in answer
          ? [answer.fragment.bytes]
          : []
  return bytes.map(({ buffer }) => buffer as ArrayBuffer)
}
