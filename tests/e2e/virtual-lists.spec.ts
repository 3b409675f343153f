import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBulk } from '../bench/corpus.mjs'
import { expect, test } from './fixtures.ts'
import { framesWhile } from './frames.ts'
import { runCli } from './loopback-host.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const count = 10_000

test.use({
  seed: 'catalogue',
  prepare: async ({}, use) => {
    await use(async (library) => {
      const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bulk-'))
      const file = join(folder, 'bulk.jsonl')
      writeBulk(file, count)
      await runCli('import', library, file)
      await rm(folder, { recursive: true })
    })
  },
})

test('ten thousand documents are one list, of which only a window is drawn', async ({ workbench }) => {
  test.setTimeout(400_000)
  const window = new WorkbenchPage(workbench)
  await window.goTo('Documents')
  const list = window.content.getByRole('grid', { name: 'Documents' })
  const rows = list.locator('tbody').getByRole('row')
  const current = async () => {
    const id = await list.getAttribute('aria-activedescendant')
    return Number(await list.locator(`[id="${id}"]`).getAttribute('aria-rowindex'))
  }
  await expect(rows.first()).toBeVisible()
  expect(await rows.count()).toBeLessThan(120)

  await test.step('End goes to the very last record, Home back to the first', async () => {
    await list.focus()
    await expect(async () => {
      await workbench.keyboard.press('End')
      expect(await current()).toBe(count + 1)
    }).toPass({ timeout: 120_000 })
    await expect(rows.last()).toBeInViewport()
    expect(await rows.count()).toBeLessThan(120)
    await workbench.keyboard.press('Home')
    await expect.poll(current).toBe(2)
    await expect(rows.first()).toBeInViewport()
  })

  await test.step('it scrolls, and what is in sight is always drawn', async () => {
    const seen = new Set<string>()
    for (const share of [0.25, 0.5, 0.75]) {
      await list.evaluate((element, to) => {
        element.scrollTop = element.scrollHeight * to
      }, share)
      await expect
        .poll(() =>
          list.evaluate((element) => {
            const { left, top, height } = element.getBoundingClientRect()
            return document
              .elementFromPoint(left + 60, top + height / 2)
              ?.closest('tr')
              ?.getAttribute('data-index')
          }),
        )
        .toMatch(/^\d+$/)
      seen.add((await rows.first().getAttribute('data-index')) ?? '')
      expect(await rows.count()).toBeLessThan(120)
    }
    expect(seen.size).toBe(3)
  })

  await test.step('all of them are searched as one types, and the page draws on', async () => {
    const { searchBox: box } = window
    await window.search('partnerships')
    const idle = await framesWhile(workbench, () => workbench.waitForTimeout(1500))
    const typing = await framesWhile(workbench, async () => {
      await box.fill('')
      await box.pressSequentially('migration governnance dialogue', { delay: 50 })
      await expect(window.content.getByText('for “migration governnance dialogue”')).toBeVisible()
      await expect(window.hits.first()).toContainText('similar to')
    })
    // Were the page at work over a key, it would draw a handful.
    expect(typing).toBeGreaterThan(idle / 4)
    await window.goTo('Documents')
  })

  await test.step('a row opens by the keyboard', async () => {
    await list.focus()
    await workbench.keyboard.press('Home')
    await workbench.keyboard.press('ArrowDown')
    await workbench.keyboard.press('Enter')
    await window.document()
  })
})
