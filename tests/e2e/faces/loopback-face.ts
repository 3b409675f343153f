import type { Browser, Page } from '@playwright/test'
import { startHost, type LoopbackHost } from '../loopback-host.ts'
import type { Face } from './face.ts'

/** A browser's page on a loopback host in a process of its own. */
export async function openLoopbackFace(
  library: string,
  browser: Browser,
  env: NodeJS.ProcessEnv = {},
): Promise<Face> {
  let host = await startHost(library, { env })
  const context = await browser.newContext()
  const page = await context.newPage()
  await openWorkbench(page, host)
  // The page knows its host by its port; one that comes back has to be found there.
  const startAgain = async () => {
    host = await startHost(library, { port: host.port, env })
  }
  return {
    page,
    killWorkbench: () => host.kill(),
    async reviveWorkbench() {
      await startAgain()
      // A new launch has a new token, which a page of the same origin learns when its address is opened.
      const other = await context.newPage()
      await openWorkbench(other, host)
    },
    async reopen() {
      await page.reload().catch(() => undefined)
      await host.kill()
      await startAgain()
      await openWorkbench(page, host)
      return page
    },
    async close() {
      await context.close()
      await host.stop()
    },
  }
}

/** Goes to a host's address and waits until the page can be worked with. */
async function openWorkbench(page: Page, host: Pick<LoopbackHost, 'address'>): Promise<void> {
  await page.goto(host.address)
  const navigator = page.getByRole('navigation', { name: /^(Navigator|Navigateur|Navegador)$/ })
  // A sealed library asks for its passphrase first.
  await navigator.or(page.getByRole('form')).first().waitFor()
}
