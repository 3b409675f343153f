import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { openDesktopFace } from './faces/desktop-face.ts'
import type { Face } from './faces/face.ts'
import { openLoopbackFace } from './faces/loopback-face.ts'
import { whyNoElectron } from './launch-electron.ts'
import { runCli } from './loopback-host.ts'

type Seeds = { demo: string; catalogue: string }

type PerTest = {
  /** Which library a test starts with. */
  seed: keyof Seeds
  /** A library of its own for the test, in a folder that goes with it. */
  library: string
  /** What is done to the library before a host opens it. */
  prepare: (library: string) => Promise<void>
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
  face: async ({ shell, library, browser }, use) => {
    const face =
      shell === 'desktop' ? await openDesktopFace(library) : await openLoopbackFace(library, browser)
    await use(face)
    await face.close()
  },
  workbench: async ({ face }, use) => use(face.page),
})

export { expect } from '@playwright/test'
