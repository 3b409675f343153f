import { Worker } from 'node:worker_threads'
import { countPages } from './count-pages.ts'
import { ImportError, type ImportReason } from './import-error.ts'
import { readDocument, type DocumentFormat, type ReadDocument } from './read-document.ts'

export type ChildJob =
  | { task: 'read'; bytes: Uint8Array; format: DocumentFormat }
  | { task: 'pages'; bytes: Uint8Array }
  | { task: 'pdf-text'; bytes: Uint8Array }

export type ChildAnswer = { output: unknown } | { reason: ImportReason; limit: number | undefined }

/** How foreign files are read: in a thread that may be ended at any moment, or here. */
export type ForeignReader = {
  /** Throws ImportError; `too-complex` where time or memory ran out. */
  read(bytes: Uint8Array, format: DocumentFormat): Promise<ReadDocument>
  /** Pages of a PDF; null where they cannot be counted. */
  countPages(bytes: Uint8Array): Promise<number | null>
  /** The text of a PDF, page by page; '' for a page without any. Throws ImportError, and an AbortError once it is stopped. */
  readPdfText(bytes: Uint8Array, signal?: AbortSignal): Promise<string[]>
}

/** Longest time one file may take, and most memory, so that a hostile one cannot hold the workbench. */
const timeLimitMs = 60_000
const memoryLimitMb = 1536

/** Reads in a thread of its own for each file; `childUrl` is that of `exchange-child`, built. */
export function readInChild(childUrl: URL, limitMs = timeLimitMs): ForeignReader {
  const run = (job: ChildJob, signal?: AbortSignal) => runChild(childUrl, job, limitMs, signal)
  return {
    read: async (bytes, format) => (await run({ task: 'read', bytes, format })) as ReadDocument,
    countPages: async (bytes) => {
      const pages = await run({ task: 'pages', bytes }).catch(() => null)
      return pages as number | null
    },
    readPdfText: async (bytes, signal) => (await run({ task: 'pdf-text', bytes }, signal)) as string[],
  }
}

/** The twin of `readInChild`, for tests and for files of our own. */
export const readHere: ForeignReader = {
  read: readDocument,
  countPages,
  // Half a second to load, for what few need.
  async readPdfText(bytes, signal) {
    signal?.throwIfAborted()
    return (await import('./read-pdf-text.ts')).readPdfText(bytes)
  },
}

function runChild(childUrl: URL, job: ChildJob, limitMs: number, signal?: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const child = new Worker(childUrl, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
      // The thread needs nothing of the machine; it is not told what the process was.
      env: {},
      // The PDF library tells the console of every oddity; what matters is in the answer.
      stdout: true,
      stderr: true,
    })
    child.stdout.resume()
    child.stderr.resume()
    const timer = setTimeout(() => void child.terminate(), limitMs)
    const stop = () => {
      reject(signal!.reason)
      void child.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    child.on('message', (answer: ChildAnswer) => {
      if ('output' in answer) resolve(answer.output)
      else reject(new ImportError(answer.reason, answer.limit === undefined ? {} : { limit: answer.limit }))
    })
    child.on('error', (cause) => reject(new ImportError('too-complex', { cause })))
    child.on('exit', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      // Settled already where an answer came.
      reject(new ImportError('too-complex'))
    })
  })
}
