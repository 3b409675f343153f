import { openWorkbench } from './desk.mjs'
import { quantile, spread } from './figures.mjs'

/** Runs in the page: scrolls an element by 160 pixels a frame, for so many frames; ms between frames. */
async function scrollThrough(element, frames) {
  const times = []
  let last = await new Promise(requestAnimationFrame)
  for (let at = 0; at < frames; at += 1) {
    element.scrollTop += 160
    const now = await new Promise(requestAnimationFrame)
    times.push(now - last)
    last = now
  }
  return times
}

/** Frames of the list of documents, and of as many plain lines in a scrolling element. */
export async function measureScrolling(browser, address, count) {
  const plain = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await plain.setContent('<div style="height:700px;overflow:auto"></div>')
  const box = plain.locator('div').first()
  await box.evaluate((element, lines) => {
    for (let at = 0; at < lines; at += 1) {
      const line = document.createElement('div')
      line.style.height = '36px'
      line.textContent = `Paper ${at + 1} of the meeting, draft, English, 15 March 2018`
      element.append(line)
    }
  }, count)
  const yardstick = await box.evaluate(scrollThrough, 300)
  await plain.close()

  const { page } = await openWorkbench(browser, address)
  await page.getByRole('row', { name: 'Documents', exact: true }).click()
  const list = page.getByRole('grid', { name: 'Documents' })
  await list.locator('tbody tr').first().waitFor()
  const measured = await list.evaluate(scrollThrough, 300)
  await page.close()
  return { measured: spread(measured), yardstick: spread(yardstick) }
}

/** ms from the last key of a query typed at speed to what was found for it. */
export async function measureSearching(browser, address, queries) {
  const { page } = await openWorkbench(browser, address)
  const field = page.getByRole('combobox', { name: 'Search the library' })
  const times = []
  for (const query of queries) {
    await field.fill('')
    await field.pressSequentially(query, { delay: 60 })
    const typed = performance.now()
    await page.getByText(`“${query}”`).first().waitFor()
    times.push(performance.now() - typed)
  }
  await page.close()
  return spread(times)
}

/** ms until the page can be worked with, and until the host said its address: the middle of several starts. */
export async function measureStart(browser, serve, library, times = 5) {
  const opened = []
  const served = []
  for (let at = 0; at < times; at += 1) {
    const host = await serve(library)
    const { page, ms } = await openWorkbench(browser, host.address)
    opened.push(ms)
    served.push(host.ms)
    await page.close()
    await host.stop()
  }
  return { opened: quantile(opened, 0.5), served: quantile(served, 0.5) }
}
