import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

test('the whole loop without a mouse: find, write, format, publish, close', async ({ workbench }) => {
  test.setTimeout(240_000)
  const window = new WorkbenchPage(workbench)
  const { keyboard } = workbench

  await test.step('the skip links come first, and lead past what is the same everywhere', async () => {
    await keyboard.press('Tab')
    await expect(workbench.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
    await seen(workbench)
    await keyboard.press('Tab')
    await expect(workbench.getByRole('link', { name: 'Skip to the navigator' })).toBeInViewport()
    await keyboard.press('Enter')
    await expect(window.navigator).toBeFocused()
  })

  await test.step('the navigator is a tree: arrows move and unfold, Enter opens', async () => {
    await keyboard.press('Tab')
    await expect(window.navigator.getByRole('row', { name: 'Home' })).toBeFocused()
    await seen(workbench)
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowDown')
    await expect(window.navigator.getByRole('row').nth(2)).toBeFocused()
    await expect(window.navigator.getByRole('row').nth(2)).toHaveAttribute('aria-level', '2')
    await keyboard.press('ArrowLeft')
    await keyboard.press('ArrowLeft')
    await keyboard.press('End')
    await expect(window.navigator.getByRole('row', { name: 'Bin' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(window.tab('Bin')).toHaveAttribute('aria-selected', 'true')
    await seen(workbench)
  })

  await test.step('tabs are switched from anywhere and from their own row', async () => {
    await keyboard.press('ControlOrMeta+Shift+PageUp')
    await expect(window.tab('Home')).toHaveAttribute('aria-selected', 'true')
    await seen(workbench)
    await tabTo(workbench, window.tab('Home'))
    await keyboard.press('ArrowRight')
    await expect(window.tab('Bin')).toBeFocused()
    await seen(workbench)
    await keyboard.press('Delete')
    await expect(window.tab('Bin')).toHaveCount(0)
    await seen(workbench)
  })

  await test.step('the palette opens a record', async () => {
    await keyboard.press('ControlOrMeta+k')
    await keyboard.type('Budapest Process')
    const first = workbench.getByRole('menuitem', { name: /Budapest Process/ }).first()
    await expect(async () => {
      if (await first.and(workbench.locator('[data-focused]')).isVisible()) return
      await keyboard.press('ArrowDown')
      throw new Error('another line is marked')
    }).toPass({ intervals: [50] })
    await keyboard.press('Enter')
    await expect(window.tab(/Budapest Process/)).toHaveAttribute('aria-selected', 'true')
    await seen(workbench)
  })

  await test.step('a note is begun, written, formatted', async () => {
    await keyboard.press('ControlOrMeta+Shift+a')
    await expect(window.tab('New note')).toHaveAttribute('aria-selected', 'true')
    const note = await window.document()
    await seen(workbench)
    await tabTo(workbench, note.text)
    await keyboard.press('ControlOrMeta+Home')
    await keyboard.press('ControlOrMeta+Alt+1')
    await note.write('Written by hand ')
    await keyboard.press('ControlOrMeta+b')
    await note.write('and in bold')
    await keyboard.press('ControlOrMeta+b')
    await expect(note.text.locator('strong').first()).toHaveText('and in bold')
    await keyboard.press('ControlOrMeta+End')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await note.insert('Table')
    for (const word of ['Item', 'State', 'Day', 'First']) {
      await note.write(word)
      await keyboard.press('Tab')
    }
    await expect(note.text.getByRole('cell', { name: 'First' })).toBeVisible()
    await expect(note.text.getByRole('columnheader', { name: 'Day' })).toBeVisible()
    await note.waitUntilSaved()
    await expect(note.text).toBeFocused()
  })

  await test.step('the toolbar is one stop of the Tab key, with arrows inside', async () => {
    const toolbar = workbench.getByRole('toolbar', { name: 'Formatting' }).filter({ visible: true })
    // In a table and in numbered text the Tab key belongs to the text; anywhere else it leaves it.
    await keyboard.press('ControlOrMeta+Home')
    await keyboard.press('Shift+Tab')
    await expect(toolbar.locator(':focus')).toHaveCount(1)
    await seen(workbench)
    await keyboard.press('ArrowRight')
    await expect(toolbar.locator(':focus')).toHaveCount(1)
    await seen(workbench)
  })

  await test.step('it is published; the dialog keeps the focus and gives it back', async () => {
    const note = await window.document()
    await tabTo(workbench, note.text)
    await keyboard.press('ControlOrMeta+p')
    await expect(note.publishing.getByText(/\d+ pages?,/)).toBeVisible({ timeout: 90_000 })
    for (let at = 0; at < 4; at += 1) {
      await keyboard.press('Tab')
      await expect(note.publishing.locator(':focus')).toHaveCount(1)
      await seen(workbench)
    }
    await keyboard.press('Escape')
    await expect(note.publishing).toBeHidden()
    await expect(note.text).toBeFocused()
  })

  await test.step('the tab is closed, and the focus is somewhere that can be seen', async () => {
    await keyboard.press('ControlOrMeta+Shift+Backspace')
    await expect(window.tab('New note')).toHaveCount(0)
    await seen(workbench)
  })
})

/** The focus is on something of the page that shows it. */
async function seen(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { activeElement } = document
        if (!activeElement || activeElement === document.body) return 'the focus is lost'
        const { width, height } = activeElement.getBoundingClientRect()
        if (width === 0 || height === 0) return `nothing is seen of ${activeElement.outerHTML.slice(0, 120)}`
        return activeElement.matches(':focus-visible, main, nav')
          ? 'seen'
          : activeElement.outerHTML.slice(0, 120)
      }),
    )
    .toBe('seen')
}

/** Presses Tab until something has the focus, as a person would, and no further than the page goes. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const isThere = () => wanted.evaluate((element) => element === document.activeElement)
  for (let at = 0; at < 80; at += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  expect(await isThere(), 'reached within 80 steps of the Tab key').toBe(true)
}
