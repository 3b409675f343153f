import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt, root } from './built.mjs'
import { findElectron, hasDisplay, whyNoWindow } from './electron-binary.mjs'
import { serveInBrowser } from './serve.mjs'

/** A window that is gone again after fewer ms than this never really opened. */
const atOnce = 5_000

const say = (line) => process.stdout.write(`${line}\n`)
const [named] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))

/** Resolves with undefined when the window was closed by its user, else with a sentence that says what went wrong. */
function runElectron(binary) {
  const started = Date.now()
  let said = ''
  const child = spawn(binary, named === undefined ? [root] : [root, resolve(named)], {
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text)
    said = (said + text).slice(0, 2_000)
  })
  return new Promise((done) => {
    child.once('error', (error) => done(`Electron could not be started (${error.message})`))
    child.once('close', (code) => {
      const failed = code !== 0 && Date.now() - started < atOnce
      const words = said.trim().split('\n')[0] || `exit code ${code}`
      done(failed ? `Electron ended at once (${words})` : undefined)
    })
  })
}

try {
  await ensureBuilt(['main', 'page'])
  const binary = findElectron(root)
  const why =
    whyNoWindow({ binary, platform: process.platform, env: process.env }) ?? (await runElectron(binary))
  if (why) {
    say(`Rapporteur cannot show its own window: ${why}.`)
    say('It is served to your browser instead, on this machine only. Ctrl+C ends it.')
    serveInBrowser({
      library: resolve(named ?? join(homedir(), 'Rapporteur')),
      open: hasDisplay(process.platform, process.env),
    })
  }
} catch (error) {
  process.stderr.write(`Rapporteur could not be started: ${error.message}\n`)
  process.exitCode = 1
}
