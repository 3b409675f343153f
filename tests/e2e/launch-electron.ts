import { resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, hasDisplay } from '../../electron/launch/electron-binary.mjs'

const root = resolve(import.meta.dirname, '../..')

/** Why the journeys cannot run on real Electron here, as a sentence for the report; null where they can. */
export function whyNoElectron(): string | null {
  if (!findElectron(root)) return 'Electron’s runtime is not installed (npx install-electron fetches it).'
  return hasDisplay(process.platform, process.env) ? null : 'There is no display for Electron’s window.'
}

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** Ends the program as its user does. */
  close(): Promise<void>
}

export type LaunchOptions = {
  /** An absolute folder of its own for what the program keeps beside the library. */
  settings: string
  /** The absolute folder of the built program; the checkout where none is named. */
  program?: string
  /** More of Chromium's switches. */
  args?: readonly string[]
  env?: NodeJS.ProcessEnv
}

/** Starts the built program on a library. */
export async function launchDesktop(
  library: string,
  { settings, program = root, args = [], env = {} }: LaunchOptions,
): Promise<Desktop> {
  const executablePath = findElectron(root)
  if (!executablePath) throw new Error(whyNoElectron() ?? '')
  const app = await _electron.launch({
    executablePath,
    // Chromium refuses its sandbox to root; everywhere else it keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--lang=en-GB', `--user-data-dir=${settings}`, ...args, program, library],
    env: {
      ...definedOf({ ...process.env, ...env }),
      LANGUAGE: 'en_GB',
      XDG_CONFIG_HOME: settings,
      XDG_CACHE_HOME: settings,
    },
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    colorScheme: 'light',
  })
  const page = await app.firstWindow()
  // A sealed library asks for its passphrase first.
  await page.getByRole('navigation').or(page.getByRole('form')).first().waitFor()
  let ended: Promise<void> | null = null
  return { app, page, close: () => (ended ??= app.close()) }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
