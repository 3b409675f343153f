import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt, root } from './built.mjs'
import { findElectron, hasDisplay, whyNoWindow } from './electron-binary.mjs'

const AT_ONCE_MS = 5_000

const say = (line) => process.stdout.write(`${line}\n`)
const cli = join(root, 'out/main/cli.js')
const library = resolve(process.argv[2] ?? join(homedir(), 'Rapporteur'))

/** Resolves with undefined when the window was closed by its user, else with what Electron said. */
function runElectron(binary) {
  const started = Date.now()
  let said = ''
  const child = spawn(binary, [root, ...(process.argv[2] ? [library] : [])], {
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk)
    said = (said + chunk).slice(-2_000)
  })
  return new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code) => {
      const failedAtOnce = code !== 0 && Date.now() - started < AT_ONCE_MS
      done(
        failedAtOnce
          ? `Electron ended at once (exit code ${code}): ${said.trim().split('\n')[0] ?? ''}`
          : undefined,
      )
    })
  })
}

function runCli(args) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 2, 2] })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`rapporteur ${args[0]} failed`))))
  })
}

function openInBrowser(address) {
  const [command, ...args] = { win32: ['rundll32', 'url.dll,FileProtocolHandler'], darwin: ['open'] }[
    process.platform
  ] ?? ['xdg-open']
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.once('error', () => say('No browser could be started; please open the address above yourself.'))
  child.unref()
}

async function serveLoopback() {
  if (!existsSync(library)) await runCli(['init', library])
  say(`Library: ${library}`)
  // The channel says nothing; its end tells the host that this process is gone, however it went.
  const host = spawn(process.execPath, [cli, 'serve', library], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal))
  let opened = false
  host.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text)
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text)?.[0]
    if (address && !opened && hasDisplay(process.platform, process.env)) {
      opened = true
      openInBrowser(address)
    }
  })
  host.once('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

await ensureBuilt(['main', 'page'])
const binary = findElectron(root)
let reason = whyNoWindow({
  binary,
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
})
if (binary && !reason) reason = await runElectron(binary)
else say(`Rapporteur’s window is not opened: ${reason}.`)
if (reason) {
  if (binary && reason.startsWith('Electron ended')) say(`Rapporteur’s window did not stay open. ${reason}`)
  say('Rapporteur is served to your browser instead, on this machine only:')
  await serveLoopback()
}
