import { parentPort, workerData } from 'node:worker_threads'
import { answer, type EngineAnswer, type EngineCall } from './engine-link.ts'
import { createSearchEngine } from './search-engine.ts'

const { folder } = workerData as { folder: string | null }
const engine = createSearchEngine(folder)

parentPort!.on('message', ({ call, method, input }: EngineCall) => {
  let reply: EngineAnswer
  try {
    reply = { call, output: answer(engine, method, input) }
  } catch (error) {
    reply = { call, failed: error instanceof Error ? error.message : String(error) }
  }
  parentPort!.postMessage(reply)
})
