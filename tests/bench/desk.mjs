import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../../electron/launch/built.mjs'
import { findChromium } from '../chromium.mjs'

const cli = join(root, 'out/main/cli.js')

/** Runs a command of the command line; gives what it printed and how long it took, in ms. */
export async function runCli(...args) {
  const started = performance.now()
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (printed += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`rapporteur ${args.join(' ')} ended with exit code ${code}`)
  return { printed, ms: performance.now() - started }
}

/** A loopback host on a library; `ms` is the time until it said its address. */
export async function serve(library) {
  const started = performance.now()
  const child = spawn(process.execPath, [cli, 'serve', library], { stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  const address = await new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('the host ended before it said its address')))
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text
      const found = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/.exec(printed)
      if (found) done(found[0])
    })
  })
  const ms = performance.now() - started
  return {
    address,
    ms,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

export function launch() {
  // Chromium refuses its sandbox to root; everywhere else it keeps it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...asRoot, '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update'],
  })
}

/** Opens the workbench and waits until it can be worked with. */
export async function openWorkbench(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  page.setDefaultTimeout(120_000)
  const started = performance.now()
  await page.goto(address)
  await page.getByRole('row', { name: 'Documents', exact: true }).waitFor()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return { page, ms: performance.now() - started }
}

export async function openRecord(page, title) {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await palette.getByRole('searchbox').fill(title)
  await palette
    .getByRole('menuitem', { name: title })
    .and(palette.locator('[data-key]:not([data-key="everything"])'))
    .first()
    .click()
}
