import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from '../../../electron/launch/built.mjs'
import { pagesOfText } from '../corpus.mjs'
import { launch } from '../desk.mjs'
import { ms, quantile, row, times } from '../figures.mjs'
import { bundle } from '../search/bundle.mjs'

const sizes = [6, 60, 300]
const edits = 200
const mib = (value) => `${value.toFixed(0)} MiB`
const none = '–'
const both = (taken) => `${ms(taken.ms)} (${ms(taken.cpu)})`
const middleOf = (all) => ({
  ms: quantile(
    all.map((each) => each.ms),
    0.5,
  ),
  cpu: quantile(
    all.map((each) => each.cpu),
    0.5,
  ),
})

const program = await import(await bundle('tests/bench/typesetting/program.ts'))
const { openDesk, processorTime, reportOf, watchMemory } = program

/** Both by the clock and by the processor, which a busy machine makes no longer. */
async function timed(work) {
  const [started, before] = [performance.now(), processorTime()]
  const value = await work()
  return { value, ms: performance.now() - started, cpu: processorTime() - before }
}

/**
 * The same report, typeset here and printed by a Chromium kept warm; answers rows of the table. Each is by the clock and, in brackets, by
 * the processor, which the ratio is of. Wants a build.
 */
export async function measureTypesetting(folder, pages = sizes) {
  const rows = []
  for (const count of pages) {
    const paragraphs = pagesOfText(count)
    const ours = await measureOurs(paragraphs)
    const print = await measurePrint(paragraphs)
    const against = (what, own, other) =>
      row(`${ours.pages} pages: ${what}`, both(own), both(other), times(own.cpu, other.cpu))
    rows.push(
      against('file, first', ours.file.first, print.first),
      against('file, unchanged', ours.file.again, print.again),
      against('file, after a word', ours.file.edit, print.edit),
      against('pages beside the text, first', ours.live.first, print.first),
      against('pages beside the text, unchanged', ours.live.again, print.again),
      against('pages beside the text, after a word', ours.live.edit, print.edit),
      row(`${ours.pages} pages: peak memory`, mib(ours.peak), mib(print.peak), times(ours.peak, print.peak)),
      libreOffice(folder, ours.pages, paragraphs, ours.file.first.ms),
    )
  }
  return rows
}

/** What must hold however long somebody writes: the time until a compile has ended, and memory. */
export async function measureLimits() {
  return [await measureCancel(), await measureEdits()]
}

/** The paragraphs with one word changed in the middle one. */
function edited(paragraphs, at) {
  const middle = Math.floor(paragraphs.length / 2)
  return paragraphs.map((text, index) => (index === middle ? text.replace(' ', ` word${at} `) : text))
}

async function measureOurs(paragraphs) {
  const desk = openDesk(root)
  const typeset = (text) => desk.typeset(reportOf(text), { standard: 'ua-1+a-2a' })
  const preview = (text) => desk.preview(reportOf(text))
  const warm = ['Fonts are read, and nothing else.']
  const run = async (work) => {
    await work(warm)
    const first = await timed(() => work(paragraphs))
    const again = await timed(() => work(paragraphs))
    const after = []
    for (let at = 0; at < 3; at += 1) after.push(await timed(() => work(edited(paragraphs, at))))
    return { first, again, edit: middleOf(after), pages: first.value.pages }
  }
  try {
    const memory = watchMemory()
    const file = await run(typeset)
    const peak = memory.stop()
    return { file, live: await run(preview), pages: file.pages, peak }
  } finally {
    await desk.close()
  }
}

function htmlOf(paragraphs) {
  const blocks = paragraphs.map(
    (text, at) => `${at % 11 === 0 ? `<h1>Part ${at / 11 + 1}</h1>` : ''}<p>${at + 1}. ${text}</p>`,
  )
  return `<!doctype html><html lang="en"><title>Report</title><style>
    body { font: 10pt/1.5 serif; text-align: justify; hyphens: auto }</style>${blocks.join('\n')}</html>`
}

async function measurePrint(paragraphs) {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const print = () =>
      page.pdf({
        format: 'A4',
        tagged: true,
        outline: true,
        margin: { top: '29mm', bottom: '27mm', left: '43mm', right: '31mm' },
      })
    await page.setContent(htmlOf(['Fonts are read.']))
    await print()
    const memory = watchMemory()
    const first = await timed(async () => {
      await page.setContent(htmlOf(paragraphs))
      await print()
    })
    const again = await timed(print)
    const after = []
    for (let at = 0; at < 3; at += 1) {
      const text = edited(paragraphs, at)[Math.floor(paragraphs.length / 2)]
      const change = ([index, words]) => {
        document.querySelectorAll('p')[index].textContent = words
      }
      after.push(
        await timed(async () => {
          await page.evaluate(change, [Math.floor(paragraphs.length / 2), text])
          await print()
        }),
      )
    }
    return { first, again, edit: middleOf(after), peak: memory.stop() }
  } finally {
    await browser.close()
  }
}

function libreOffice(folder, pages, paragraphs, own) {
  const what = `${pages} pages: file, first (yardstick: LibreOffice)`
  const names = ['soffice', 'libreoffice']
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((place) => names.map((name) => join(place, name)))
    .find((path) => existsSync(path))
  if (!found) return row(what, ms(own), 'LibreOffice is not installed: skipped', none)
  const place = join(folder, 'libreoffice')
  mkdirSync(place, { recursive: true })
  const file = join(place, 'report.html')
  writeFileSync(file, htmlOf(paragraphs))
  const convert = () => spawnSync(found, ['--headless', '--convert-to', 'pdf', '--outdir', place, file])
  convert()
  const started = performance.now()
  convert()
  const taken = performance.now() - started
  return row(what, ms(own), ms(taken), times(own, taken))
}

async function measureCancel() {
  const taken = []
  for (let at = 0; at < 5; at += 1) {
    const desk = openDesk(root)
    await desk.typeset(reportOf(['Warm.']), { standard: 'ua-1' })
    const stop = new AbortController()
    const ended = desk.typeset(reportOf(pagesOfText(300)), { standard: 'ua-1', signal: stop.signal }).then(
      () => Promise.reject(new Error('it was done before it was cancelled')),
      () => undefined,
    )
    await new Promise((resolve) => setTimeout(resolve, 600))
    taken.push(
      (
        await timed(async () => {
          stop.abort()
          await ended
        })
      ).ms,
    )
    await desk.close()
  }
  return row('cancelling 300 pages half-way, the slowest of five', ms(Math.max(...taken)), '200 ms', none)
}

async function measureEdits() {
  const desk = openDesk(root)
  const paragraphs = pagesOfText(60)
  const memory = watchMemory()
  const taken = []
  for (let at = 0; at < edits; at += 1) {
    taken.push((await timed(() => desk.preview(reportOf(edited(paragraphs, at))))).ms)
  }
  const peak = memory.stop()
  await desk.close()
  const pace = `${ms(quantile(taken, 0.5))} / ${ms(quantile(taken, 0.95))}`
  return row(`${edits} edits of 60 pages: memory (p50 / p95 ${pace})`, mib(peak), '600 MiB', times(peak, 600))
}
