import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createPackJobs, handedOver, type PackJob } from './pack-jobs.ts'

const { pdfium } = workerData as { pdfium: string }
// The PDF library tells the console of every oddity; what matters is in the answer, and what nobody reads would pile up.
for (const say of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) console[say] = () => undefined

const run = createPackJobs(() => readFile(pdfium))

// One after the other: whoever asks waits for the answer first. What is thrown ends the thread, and its owner hears of that.
parentPort!.on('message', (job: PackJob) => {
  void run(job).then((answer) => parentPort!.postMessage(answer, handedOver(answer)))
})
