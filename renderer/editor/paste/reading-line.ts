import { trustedUrl } from '../../ui/trusted-url.ts'
import type { ReadingNews, ReadingOrder } from './reading-messages.ts'

/** The part of a worker that is needed; in tests the same reader takes its place without one. */
export type ReadingLine = {
  post: (order: ReadingOrder) => void
  onNews: (listen: (news: ReadingNews) => void) => void
  /** Stops whatever it is doing. */
  end: () => void
}

// By its address, because the browser's Trusted Types want the address before the worker is made.
const workerUrls = import.meta.glob<string>('./paste-worker.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
})

/** A worker for one paste: what is cancelled is ended with it. */
export function openReadingLine(): ReadingLine {
  const worker = new Worker(trustedUrl(new URL(Object.values(workerUrls)[0] ?? '', location.href)), {
    type: 'module',
  })
  return {
    post: (order) => worker.postMessage(order),
    onNews(listen) {
      worker.addEventListener('message', ({ data }: MessageEvent<ReadingNews>) => listen(data))
      worker.addEventListener('error', () => listen({ news: 'failed' }))
    },
    end: () => worker.terminate(),
  }
}
