import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { openDesktopFace } from './faces/desktop-face.ts'
import { openLoopbackFace } from './faces/loopback-face.ts'
import { originOf } from './faces/origin.ts'
import { expect, test as base } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { copyRecorded } from './recorded-program.ts'
import { startRecordingProxy, type RecordingProxy } from './recording-proxy.ts'

type Watched = {
  network: RecordingProxy
  /** A browser that would ask the proxy for everything but this machine. */
  proxied: Browser
  /** What makes a Node process and its children write down whom they turn to, and what they wrote. */
  recorder: { env: NodeJS.ProcessEnv; lines(): Promise<string[]> }
  /** The built program, each process of which does so by itself. */
  recorded: string
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
  recorded: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-recorded-'))
    await copyRecorded(folder)
    await use(folder)
    await rm(folder, { recursive: true })
  },
  face: async ({ shell, library, network, proxied, recorder, recorded }, use) => {
    const { env } = recorder
    const face =
      shell === 'desktop'
        ? await openDesktopFace(library, {
            env,
            program: recorded,
            args: [...quiet, `--proxy-server=${network.address}`],
          })
        : await openLoopbackFace(library, proxied, env)
    await use(face)
    await face.close()
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
  face,
  network,
  recorder,
}) => {
  test.setTimeout(240_000)
  const { page } = face
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (originOf(url) !== originOf(page.url()) && !/^(blob|data):/.test(url)) elsewhere.push(url)
  })
  // From the page's first request on.
  await page.reload()
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
  await face.close()

  expect(network.requests).toEqual([])
  expect(elsewhere).toEqual([])
  const lines = await recorder.lines()
  const processes = lines.filter((line) => line.startsWith('# process'))
  expect(processes.length, 'the host and its children were recorded').toBeGreaterThanOrEqual(2)
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([])
})

test('and the recorders would have seen a request', async ({ network, proxied, recorder, recorded }) => {
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

  // A program told by no environment what to load writes down that it began.
  const before = (await recorder.lines()).length
  const { NODE_OPTIONS: _none, ...env } = { ...process.env, ...recorder.env }
  spawnSync(process.execPath, [join(recorded, 'out/main/cli.js'), '--help'], { env, timeout: 30_000 })
  expect((await recorder.lines()).slice(before)).toEqual([expect.stringMatching(/^# process \d+$/)])
})
