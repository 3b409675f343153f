import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createPackJobs, handedOver, type PackJob } from './pack-jobs.ts'

const { pdfium } = workerData as { pdfium: string }
const run = createPackJobs(() => readFile(pdfium))

// One after the other: whoever asks waits for the answer first. What is thrown ends the thread, and its owner hears of that.
parentPort!.on('message', (job: PackJob) => {
  void run(job).then((answer) => parentPort!.postMessage(answer, handedOver(answer)))
})
