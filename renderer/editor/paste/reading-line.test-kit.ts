import { readBlocks } from './read-blocks.ts'
import type { ReadingLine } from './reading-line.ts'
import type { ReadingNews } from './reading-messages.ts'

/** The worker's reader without a worker: what it tells goes through the same copying as between threads. */
export function lineInPage(): ReadingLine & { isEnded: () => boolean } {
  let isEnded = false
  let onKept: (kept: readonly (string | null)[]) => void = () => undefined
  let listen: (news: ReadingNews) => void = () => undefined
  const tell = (news: ReadingNews) => {
    if (isEnded) return
    // Files are not copied by Node's own copying; everything else has to stand it.
    listen(news.news === 'pictures' ? news : structuredClone(news))
  }
  return {
    onNews: (next) => void (listen = next),
    post(order) {
      if ('kept' in order) return onKept(order.kept)
      void Promise.resolve()
        .then(() =>
          readBlocks(order.html, {
            progress: (share) => tell({ news: 'progress', share }),
            nodes: (nodes) => tell({ news: 'nodes', nodes }),
            keep: (pictures) =>
              new Promise((resolve) => {
                onKept = resolve
                tell({ news: 'pictures', pictures })
              }),
          }),
        )
        .then(
          ({ remoteImages, edges }) => tell({ news: 'done', remoteImages, edges }),
          () => tell({ news: 'failed' }),
        )
    },
    end: () => void (isEnded = true),
    isEnded: () => isEnded,
  }
}
