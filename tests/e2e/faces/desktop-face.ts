import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { launchDesktop, type Desktop, type LaunchOptions } from '../launch-electron.ts'
import {
  answerHeldQuestion,
  answerSaving,
  heldButtons,
  holdNextQuestion,
  sizeWindow,
  workbenchPid,
} from './desktop-stubs.ts'
import type { Face } from './face.ts'
import { setSaver, type SavePdf } from './saved-pdf.ts'

const soon = { timeout: 60_000 }

/** The desktop program's window, with settings of its own that outlive a new start. */
export async function openDesktopFace(
  library: string,
  options: Omit<LaunchOptions, 'settings'> = {},
): Promise<Face> {
  const settings = await mkdtemp(join(tmpdir(), 'rapporteur-desktop-'))
  const launch = async () => {
    const started = await launchDesktop(library, { ...options, settings })
    await started.app.evaluate(sizeWindow, { width: 1280, height: 800 })
    setSaver(started.page, byDialog(started))
    return started
  }
  let desktop = await launch()
  return {
    get page() {
      return desktop.page
    },
    killWorkbench: () => killForGood(desktop),
    async reviveWorkbench() {
      const [again = ''] = (await desktop.app.evaluate(heldButtons)) ?? []
      await desktop.app.evaluate(answerHeldQuestion, again)
      await expect.poll(() => isAnswered(desktop.page), soon).toBe(true)
    },
    async reopen() {
      await desktop.close()
      desktop = await launch()
      return desktop.page
    },
    async close() {
      await desktop.close()
      await rm(settings, { recursive: true, force: true })
    },
  }
}

/** The shell brings back a workbench that ended by itself, until it has ended too often: then it asks, and none is there. */
async function killForGood({ app, page }: Desktop): Promise<void> {
  await app.evaluate(holdNextQuestion)
  const isAsked = async () => (await app.evaluate(heldButtons)) !== null
  while (!(await isAsked())) {
    // One that is killed while it opens counts as a library that cannot be opened.
    await expect.poll(() => isAnswered(page), soon).toBe(true)
    const pid = await app.evaluate(workbenchPid)
    if (pid === null) throw new Error('the program has no process with the library')
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(async () => (await isAsked()) || (await app.evaluate(workbenchPid)) !== pid, soon)
      .toBe(true)
  }
}

/** Whether bytes can be asked for: of no object the library has, so that the answer is 404 where there is one. */
function isAnswered(page: Page): Promise<boolean> {
  return page.evaluate(
    (address) => {
      return fetch(address).then(
        ({ status }) => status === 404,
        () => false,
      )
    },
    `asset/${'0'.repeat(64)}`,
  )
}

function byDialog({ app }: Desktop): SavePdf {
  return async (press) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-saved-'))
    const path = join(folder, 'saved.pdf')
    await app.evaluate(answerSaving, path)
    await press()
    // It is written beside its place and renamed, so that what is there is whole.
    await expect.poll(() => existsSync(path), soon).toBe(true)
    const bytes = await readFile(path)
    await rm(folder, { recursive: true })
    return bytes
  }
}
