import { parentPort, workerData } from 'node:worker_threads'
import { countPages } from './count-pages.ts'
import type { ChildAnswer, ChildJob } from './child-job.ts'
import { ImportError } from './import-error.ts'
import { readDocument } from './read-document.ts'

const job = workerData as ChildJob

async function run(): Promise<ChildAnswer> {
  try {
    if (job.task === 'pages') return { output: await countPages(job.bytes) }
    if (job.task === 'pdf-text') {
      const { readPdfText } = await import('./read-pdf-text.ts')
      return { output: await readPdfText(job.bytes) }
    }
    return { output: await readDocument(job.bytes, job.format) }
  } catch (error) {
    const refused = error instanceof ImportError ? error : new ImportError('damaged')
    return { reason: refused.reason, limit: refused.limit }
  }
}

void run().then((answer) => parentPort!.postMessage(answer))
