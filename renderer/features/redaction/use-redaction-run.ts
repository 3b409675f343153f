import { useCallback } from 'react'
import type { RedactionProgress } from '../../../shared/contract/redaction.ts'
import { stateOf, useStream, type StreamState } from '../../api/use-stream.ts'

export type PublishState = StreamState<RedactionProgress>

/** Runs what makes a public version; cancelling ends the work itself, and so does leaving. */
export function useRedactionRun(begin: (signal: AbortSignal) => Promise<AsyncIterable<RedactionProgress>>) {
  const stream = useStream<RedactionProgress>()
  const { run, cancel, isRunning } = stream
  const start = useCallback(() => run(begin), [begin, run])
  return { state: stateOf(stream), isBusy: isRunning, start, cancel }
}
