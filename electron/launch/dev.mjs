// Serves a library and, after every change of a source, builds and serves it again: npm run dev [LIBRARY]
import { watch } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt, root } from './built.mjs'
import { serveInBrowser } from './serve.mjs'

const library = resolve(process.argv[2] ?? join(homedir(), 'Rapporteur'))
/** Ms of quiet after a change; editors save in several steps. */
const quiet = 400

let host
let timer
let turn = Promise.resolve()

async function serveAgain() {
  try {
    await ensureBuilt(['main', 'page'])
  } catch (error) {
    process.stderr.write(`${error.message}; waiting for the next change.\n`)
    return
  }
  if (host?.exitCode === null) {
    const ended = new Promise((done) => host.once('exit', done))
    host.kill('SIGTERM')
    await ended
  }
  host = serveInBrowser({ library, open: false })
}

for (const folder of ['electron', 'renderer', 'resources', 'shared']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      turn = turn.then(serveAgain)
    }, quiet)
  })
}
process.once('SIGINT', () => process.exit())
await serveAgain()
