import './schemas-in-worker.ts'
import { readBlocks } from './read-blocks.ts'
import type { ReadingNews, ReadingOrder } from './reading-messages.ts'

let onKept: (kept: readonly (string | null)[]) => void = () => undefined

const tell = (news: ReadingNews) => self.postMessage(news)

self.addEventListener('message', ({ data }: MessageEvent<ReadingOrder>) => {
  if ('kept' in data) onKept(data.kept)
  else void read(data.html)
})

async function read(html: string): Promise<void> {
  try {
    const { remoteImages, edges } = await readBlocks(html, {
      progress: (share) => tell({ news: 'progress', share }),
      nodes: (nodes) => tell({ news: 'nodes', nodes }),
      keep: (pictures) =>
        new Promise((resolve) => {
          onKept = resolve
          tell({ news: 'pictures', pictures })
        }),
    })
    tell({ news: 'done', remoteImages, edges })
  } catch {
    tell({ news: 'failed' })
  }
}
