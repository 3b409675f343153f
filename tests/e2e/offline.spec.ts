import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { expect, openWorkbench, test as base } from './fixtures.ts'
import { startHost } from './loopback-host.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts'

type Watched = {
  network: RecordingProxy
  /** A browser that would ask the proxy for everything but this machine. */
  proxied: Browser
  /** What makes a Node process and its children write down whom they turn to, and what they wrote. */
  recorder: { env: NodeJS.ProcessEnv; lines(): Promise<string[]> }
}

const test = base.extend<Watched>({
  network: async ({}, use) => {
    const proxy = await startRecordingProxy()
    await use(proxy)
    await proxy.close()
  },
  proxied: async ({ playwright, launchOptions, network }, use) => {
    const args = [...(launchOptions.args ?? []), ...quiet, `--proxy-server=${network.address}`]
    const browser = await playwright.chromium.launch({ ...launchOptions, args })
    await use(browser)
    await browser.close()
  },
  recorder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-connections-'))
    const file = join(folder, 'connections.txt')
    const script = join(import.meta.dirname, 'record-connections.cjs')
    await use({
      env: { RAPPORTEUR_CONNECTIONS: file, NODE_OPTIONS: `--require "${script}"` },
      lines: async () => (await readFile(file, 'utf8')).trim().split('\n'),
    })
    await rm(folder, { recursive: true })
  },
})

// What a desktop browser asks of its maker's services by itself (forms, accounts, hints, components), turned off, so that
// all that is left to be recorded is the page's doing.
const quiet = [
  `--disable-features=${[
    'AutofillServerCommunication',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'AimEnabled',
    'PreconnectToSearch',
    'MediaRouter',
    'HttpsUpgrades',
  ].join(',')}`,
  '--gaia-url=http://127.0.0.1:9/',
  '--component-updater=url-source=http://127.0.0.1:9/',
]

const views = [
  'Home',
  'IDM',
  'Mechanisms',
  'Meetings',
  'Documents',
  'Packs',
  'People',
  'Actions',
  'Publications',
  'Files',
  'Bin',
]

test('a working day asks nothing of the network, neither from the page nor from the host', async ({
  library,
  network,
  proxied,
  recorder,
}) => {
  test.setTimeout(240_000)
  const host = await startHost(library, { env: recorder.env })
  const page = await proxied.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== new URL(host.address).origin && !/^(blob|data):$/.test(url.protocol))
      elsewhere.push(request.url())
  })
  await openWorkbench(page, host)
  const window = new WorkbenchPage(page)
  for (const view of views) await window.goTo(view)
  await window.choose('Library health', 'Library health')
  const found = await window.search('partnershps')
  await expect(found.first()).toBeVisible()

  const report = await window.openDocument('IDM/2018/L/1', /Inclusive and Innovative/)
  await report.goToEnd()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await report.write('A sentense with a misteak, for the dictionary.')
  await report.waitUntilSaved()
  await report.publish()
  await host.stop()

  expect(network.requests).toEqual([])
  expect(elsewhere).toEqual([])
  const lines = await recorder.lines()
  const processes = lines.filter((line) => line.startsWith('# process'))
  expect(processes.length, 'the host and its children were recorded').toBeGreaterThanOrEqual(2)
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([])
})

test('and both recorders would have seen a request', async ({ network, proxied, recorder }) => {
  const page = await proxied.newPage()
  await page.goto('http://planted.example/').catch(() => undefined)
  expect(network.requests).toContain('GET http://planted.example/')

  const planted = `
    if (process.argv[1] === 'child') require('node:net').connect(9, '192.0.2.7').on('error', () => {}).destroy()
    else {
      fetch('http://planted.invalid/').catch(() => {})
      new (require('node:worker_threads').Worker)("fetch('http://worker.invalid/').catch(() => {})", { eval: true })
      require('node:child_process').spawn(process.execPath, ['-e', process.env.PLANTED, 'child'])
    }`
  spawnSync(process.execPath, ['-e', planted], {
    env: { ...process.env, ...recorder.env, PLANTED: planted },
    timeout: 30_000,
  })
  expect(await recorder.lines()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('planted.invalid'),
      expect.stringContaining('worker.invalid'),
      'connect 192.0.2.7:9',
    ]),
  )
})
