import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { comparing } from '../../../shared/document/compare/compare-bodies.ts'
import type { Comparison } from '../../../shared/document/compare/comparison.ts'

/** Milliseconds of work before the page is drawn again. */
const slice = 12

export type ComparisonState =
  | { phase: 'working'; share: number }
  | { phase: 'stopped' }
  | { phase: 'done'; comparison: Comparison }

/** Compares two texts once, in slices, so that the page stays alive; tells how far it is, and can be stopped. */
export function useComparison(before: DocumentBody, after: DocumentBody) {
  const [state, setState] = useState<ComparisonState>({ phase: 'working', share: 0 })
  const stopped = useRef<AbortController | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    stopped.current = controller
    void compareInSlices(before, after, controller.signal, (share) =>
      setState({ phase: 'working', share }),
    ).then((comparison) => {
      if (comparison) setState({ phase: 'done', comparison })
    })
    return () => controller.abort()
  }, [before, after])
  const stop = useCallback(() => {
    stopped.current?.abort()
    setState({ phase: 'stopped' })
  }, [])
  return { state, stop }
}

/** Null where it was stopped. */
export async function compareInSlices(
  before: DocumentBody,
  after: DocumentBody,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Comparison | null> {
  const steps = comparing(before, after)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve))
    if (signal.aborted) return null
    const until = performance.now() + slice
    let step = steps.next()
    while (!step.done && performance.now() < until) step = steps.next()
    if (step.done) return step.value
    onShare(step.value)
  }
}
