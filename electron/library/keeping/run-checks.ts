import type { VerifyProgress } from '../../../shared/contract/library.ts'

const filesBetweenWords = 50

/** One thing to check: answers why the file is not what it should be, or null. */
export type Check = { fileName: string; run: () => Promise<string | null> }

/** Runs checks one after the other; says how far it is now and then, and whatever it finds at once. */
export async function* runChecks(
  checks: readonly Check[],
  signal?: AbortSignal,
): AsyncGenerator<VerifyProgress> {
  const damaged: VerifyProgress['damaged'] = []
  const progress = (checked: number, done: boolean): VerifyProgress => ({
    checked,
    total: checks.length,
    damaged: [...damaged],
    done,
  })
  for (const [index, check] of checks.entries()) {
    if (signal?.aborted) return
    const reason = await check.run()
    if (reason !== null) damaged.push({ fileName: check.fileName, reason })
    if (reason !== null || index % filesBetweenWords === 0) yield progress(index + 1, false)
  }
  yield progress(checks.length, true)
}
