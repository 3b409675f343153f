import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useQueries } from '../../api/ApiProvider.tsx'

/** Milliseconds after the last answer until one is asked for that everything read by then is in. */
const afterAll = 300

/** How much of the library the index has read, 0–1; undefined until the workbench has said so. */
export function useIndexed(): number | undefined {
  const { data } = useQuery(useQueries().search.reading.experimental_liveOptions())
  return data?.indexed
}

/** What an answer says of itself: how much had been read for it, and when it came, ms. */
export type Answered = { indexed: number | undefined; at: number }

/**
 * Asks again for what was answered before the index had read everything: once that is so, and before that at most every
 * `every` milliseconds. Answers count by the one that knew least.
 */
export function useAskAgain({ indexed, at }: Answered, every: number, ask: () => void): void {
  const now = useIndexed()
  useEffect(() => {
    if (indexed === undefined || now === undefined || indexed >= 1 || indexed > now) return undefined
    const timer = setTimeout(ask, Math.max(0, at + (now === 1 ? afterAll : every) - Date.now()))
    return () => clearTimeout(timer)
  }, [indexed, at, now, every, ask])
}
