import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../chromium.mjs'

const chromium = findChromium()
// Chromium refuses its sandbox to root; everywhere else it keeps it.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

// The programs started keep their backups and ids there, and nothing in the folders of whoever runs this.
process.env['XDG_CONFIG_HOME'] = join(import.meta.dirname, '../../test-results/home')

export default defineConfig<object, { shell: 'loopback' | 'desktop' }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/journeys',
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  globalSetup: './build-once.ts',
  reporter: [['list']],
  projects: [
    { name: 'loopback', testIgnore: 'desktop.spec.ts', use: { shell: 'loopback' } },
    { name: 'desktop', use: { shell: 'desktop' } },
  ],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...asRoot,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
