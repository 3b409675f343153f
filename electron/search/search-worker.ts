import { parentPort, workerData } from 'node:worker_threads'
import { answer, tidyMs, type EngineAnswer, type EngineCall } from './thread/engine-link.ts'
import { createSearchEngine } from './search-engine.ts'

const { folder, key } = workerData as { folder: string | null; key: Uint8Array | null }
const engine = createSearchEngine(folder, key)
let closed = false
let tidying = false

parentPort!.on('message', ({ call, method, input }: EngineCall) => {
  let reply: EngineAnswer
  try {
    reply = { call, output: answer(engine, method, input) }
  } catch (error) {
    reply = { call, failed: error instanceof Error ? error.message : String(error) }
  }
  if (method === 'close') closed = true
  parentPort!.postMessage(reply)
  if (!tidying) tidy()
})

function tidy(): void {
  tidying = !closed && engine.tidy(tidyMs)
  if (tidying) setImmediate(tidy)
}
