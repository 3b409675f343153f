import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { runCli, startHost, type LoopbackHost } from './loopback-host.ts'

type Seeds = { demo: string; catalogue: string }

type PerTest = {
  /** Which library a test starts with. */
  seed: keyof Seeds
  /** A library of its own for the test, in a folder that goes with it. */
  library: string
  host: LoopbackHost
  /** The workbench, open and ready. */
  workbench: Page
}

/** Journeys on the loopback host: each test has a library and a host process of its own. */
export const test = base.extend<PerTest, { seeds: Seeds }>({
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
  library: async ({ seeds, seed }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-library-'))
    const library = join(folder, 'Library')
    await cp(seeds[seed], library, { recursive: true })
    await use(library)
    await rm(folder, { recursive: true, force: true })
  },
  host: async ({ library }, use) => {
    const host = await startHost(library)
    await use(host)
    await host.stop()
  },
  workbench: async ({ host, page }, use) => {
    await openWorkbench(page, host)
    await use(page)
  },
})

export { expect } from '@playwright/test'

/** Goes to a host's address and waits until the page can be worked with. */
export async function openWorkbench(page: Page, host: Pick<LoopbackHost, 'address'>): Promise<void> {
  await page.goto(host.address)
  await page.getByRole('navigation').first().waitFor()
}
