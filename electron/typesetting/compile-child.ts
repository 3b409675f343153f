import { createCompile } from './compile.ts'
import { toChild, type FromChild } from './compile-messages.ts'
import type { CompileJob, CompileOutcome } from './compiler-port.ts'

/** Electron gives a utility process its channel here; under plain Node it is absent and `process.send` is used. */
type ParentPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}
const parentPort = (process as { parentPort?: ParentPort }).parentPort

// The typesetter would fetch packages a template asks for. It has no network: whatever it tries ends at a closed door.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) process.env[name] = 'http://127.0.0.1:9'
for (const name of ['NO_PROXY', 'no_proxy']) delete process.env[name]

let compile: ((job: CompileJob) => Promise<CompileOutcome>) | undefined

async function receive(raw: unknown): Promise<void> {
  const message = toChild.parse(raw)
  if (message.type === 'start') {
    compile = createCompile({ templates: message.templates, fonts: message.fonts })
    return
  }
  const outcome: CompileOutcome = (await compile?.(message)) ?? {
    ok: false,
    diagnostics: ['The compile process was given a job before its folders.'],
    unusable: [],
  }
  answer({ type: 'compiled', id: message.id, outcome, rss: process.memoryUsage.rss() })
}

function answer(message: FromChild): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

if (parentPort) parentPort.on('message', ({ data }) => void receive(data))
else process.on('message', (message) => void receive(message))
// Vite's development server takes SIGTERM for itself, so the end of the channel is what ends this process.
process.on('disconnect', () => process.exit(0))
