import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
  /** Ends the program as its user does and takes its settings away. */
  close(): Promise<void>
}

/** Starts the built program on a library, with settings of its own. */
export async function launchDesktop(library: string): Promise<Desktop> {
  const executablePath = findElectron(root)
  if (!executablePath) throw new Error(whyNoElectron() ?? '')
  const settings = await mkdtemp(join(tmpdir(), 'rapporteur-desktop-'))
  // Chromium refuses its sandbox to root; everywhere else it keeps it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, `--user-data-dir=${settings}`, root, library],
    env: { ...definedOf(process.env), XDG_CONFIG_HOME: settings, XDG_CACHE_HOME: settings },
  })
  const page = await app.firstWindow()
  await page.getByRole('navigation').first().waitFor()
  return {
    app,
    page,
    async close() {
      await app.close()
      await rm(settings, { recursive: true, force: true })
    },
  }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
