import { pagesOfText } from './corpus.mjs'
import { openRecord, openWorkbench } from './desk.mjs'
import { spread } from './figures.mjs'

const keys = 'the secretariat thanked all delegations for their patience and their words '

/** Runs in the page: notes, for each key, the ms from its event to the frame after it. */
function noteKeys() {
  globalThis.painted = []
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => globalThis.painted.push(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      }),
    { capture: true },
  )
}

/** Types at the cursor: CPU ms of the page per key, and the spread of ms from key to paint. */
async function type(page, count = 150) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value
  }
  await page.evaluate(noteKeys)
  for (const key of keys.slice(0, 20)) await page.keyboard.press(key === ' ' ? 'Space' : key)
  await page.evaluate(() => (globalThis.painted.length = 0))
  const before = await busy()
  for (let at = 0; at < count; at += 1) {
    const key = keys[at % keys.length]
    await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 15 })
    await page.waitForTimeout(25)
  }
  const cpu = (await busy()) - before
  await page.waitForFunction((least) => globalThis.painted.length >= least, count)
  await devtools.detach()
  return { cpu: cpu / count, ...spread(await page.evaluate(() => globalThis.painted)) }
}

async function inTextarea(browser, text) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.setContent('<textarea style="width:700px;height:700px;font:18px/1.6 serif"></textarea>')
  await page.evaluate((words) => {
    const area = document.querySelector('textarea')
    area.value = words
    area.focus()
    const middle = words.indexOf('\n', words.length / 2)
    area.setSelectionRange(middle, middle)
  }, text)
  const measured = await type(page)
  await page.close()
  return measured
}

/** Typing in the middle of a numbered document of so many pages, and in a plain textarea with the same text. */
export async function measureTyping(browser, address, pages, title) {
  const yardstick = await inTextarea(browser, pagesOfText(pages).join('\n\n'))
  const { page } = await openWorkbench(browser, address)
  await openRecord(page, title)
  const text = page.getByRole('textbox', { name: 'Document text' })
  await text.waitFor()
  await text.click({ position: { x: 300, y: 200 } })
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+Alt+n')
  await page.getByText(/^Saved at/).waitFor()
  const paragraphs = text.locator('> [data-type="numberedParagraph"]')
  const count = await paragraphs.count()
  if (count < pages * 5) throw new Error(`only ${count} numbered paragraphs stand in ${title}`)
  const middle = paragraphs.nth(Math.floor(count / 2))
  await middle.scrollIntoViewIfNeeded()
  await middle.click()
  await page.waitForTimeout(2000)
  const measured = await type(page)
  await page.close()
  return { measured, yardstick }
}
