import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { launchDesktop, whyNoElectron } from './launch-electron.ts'
import { runCli, startHost, type LoopbackHost } from './loopback-host.ts'

type Seeds = { demo: string; catalogue: string }

/** The window of whichever face of the workbench a project drives, and what ends it so that nothing holds the library. */
type Face = { page: Page; close(): Promise<void> }

type PerTest = {
  /** Which library a test starts with. */
  seed: keyof Seeds
  /** A library of its own for the test, in a folder that goes with it. */
  library: string
  /** What is done to the library before a host opens it. */
  prepare: (library: string) => Promise<void>
  host: LoopbackHost
  face: Face
  /** The workbench, open and ready. */
  workbench: Page
  whereElectronIs: undefined
}

type PerRun = {
  /** What shows the page: Chromium on the loopback host, or the desktop program. */
  shell: 'loopback' | 'desktop'
  seeds: Seeds
}

/** Journeys: each test has a library and a process of its own. */
export const test = base.extend<PerTest, PerRun>({
  shell: ['loopback', { option: true, scope: 'worker' }],
  whereElectronIs: [
    async ({ shell }, use, info) => {
      const missing = shell === 'desktop' ? whyNoElectron() : null
      info.skip(missing !== null, missing ?? '')
      await use(undefined)
    },
    { auto: true },
  ],
  seeds: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'rapporteur-seeds-'))
      const seeds = { demo: join(folder, 'demo'), catalogue: join(folder, 'catalogue') }
      await runCli('demo', seeds.demo)
      await runCli('init', seeds.catalogue)
      await use(seeds)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  seed: ['demo', { option: true }],
  prepare: async ({}, use) => use(async () => undefined),
  library: async ({ seeds, seed, prepare }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-library-'))
    const library = join(folder, 'Library')
    await cp(seeds[seed], library, { recursive: true })
    await prepare(library)
    await use(library)
    await rm(folder, { recursive: true, force: true })
  },
  host: async ({ library }, use) => {
    const host = await startHost(library)
    await use(host)
    await host.stop()
  },
  face: async ({ shell, library, browser }, use) => {
    if (shell === 'desktop') {
      const desktop = await launchDesktop(library)
      await use({ page: desktop.page, close: () => desktop.close() })
      await desktop.close()
      return
    }
    const host = await startHost(library)
    const context = await browser.newContext()
    const page = await context.newPage()
    await openWorkbench(page, host)
    const close = async () => {
      await context.close()
      await host.stop()
    }
    await use({ page, close })
    await close()
  },
  workbench: async ({ face }, use) => use(face.page),
})

export { expect } from '@playwright/test'

/** Goes to a host's address and waits until the page can be worked with. */
export async function openWorkbench(page: Page, host: Pick<LoopbackHost, 'address'>): Promise<void> {
  await page.goto(host.address)
  await page.getByRole('navigation', { name: /^(Navigator|Navigateur|Navegador)$/ }).waitFor()
}
