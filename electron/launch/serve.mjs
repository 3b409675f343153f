import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './built.mjs'

const cli = join(root, 'out/main/cli.js')

/**
 * Starts the loopback host on a library, which is made first where there is none, and opens its address in the browser
 * where `open` says so. Returns the process; it stops with this one.
 */
export function serveInBrowser({ library, open }) {
  if (!existsSync(library)) {
    const made = spawnSync(process.execPath, [cli, 'init', library], { stdio: ['ignore', 2, 2] })
    if (made.status !== 0) throw new Error(`no library could be made in ${library}`)
  }
  // The channel says nothing; its end tells the host that this process is gone, however it went.
  // Everybody on this machine can read what a browser was started with: it gets a code that is good once, never the token.
  const entry = randomBytes(32).toString('base64url')
  const host = spawn(process.execPath, [cli, 'serve', library], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, RAPPORTEUR_ENTRY: entry },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => host.kill(signal))
  let printed = ''
  let opened = !open
  host.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text)
    printed += text
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(printed)?.[0]
    if (!address || opened) return
    opened = true
    openInBrowser(`${new URL(address).origin}/#t=${entry}`)
  })
  host.once('exit', (code) => {
    process.exitCode = code ?? 0
    // An open channel would keep this process waiting for messages that never come.
    if (host.connected) host.disconnect()
  })
  return host
}

function openInBrowser(address) {
  const openers = { win32: ['rundll32', 'url.dll,FileProtocolHandler'], darwin: ['open'] }
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.once('error', () =>
    process.stdout.write('No browser could be started; please open the address yourself.\n'),
  )
  child.unref()
}
