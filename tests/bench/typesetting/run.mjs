import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../electron/launch/built.mjs'
import { launch } from '../desk.mjs'
import { ms, quantile, row, times } from '../figures.mjs'
import { bundle } from '../search/bundle.mjs'

const sizes = [6, 60, 300]
const edits = 200
const mib = (value) => `${value.toFixed(0)} MiB`
const none = '–'
const both = (taken) => `${ms(taken.ms)} (${ms(taken.cpu)})`
const bothTimes = (own, other) => `${times(own.ms, other.ms)} (${times(own.cpu, other.cpu)})`
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
const { openDesk, processorTime, Report, running, watchMemory, webPageOf } = program
const fonts = pathToFileURL(join(root, 'resources/fonts')).href

/** Both by the clock and by the processor, which a busy machine makes no longer. */
async function timed(work) {
  const [started, before] = [performance.now(), processorTime()]
  const value = await work()
  return { value, ms: performance.now() - started, cpu: processorTime() - before }
}

/**
 * The same report, typeset here and loaded and printed by a Chromium kept warm; answers rows of the table. Each is by the clock and, in
 * brackets, by the processor, and so is the ratio. Pages in brackets are the browser's. Wants a build.
 */
export async function measureTypesetting(folder, pages = sizes) {
  const rows = []
  for (const count of pages) {
    const report = new Report(count)
    const ours = await measureOurs(report)
    const print = await measurePrint(folder, report)
    const peak = await peakOf(() => typesetSeries(report))
    const printPeak = await peakOf(() => measurePrint(folder, report))
    const against = (what, own, other) =>
      row(`${ours.pages} pages (${print.pages}): ${what}`, both(own), both(other), bothTimes(own, other))
    rows.push(
      against('file, first', ours.file.first, print.first),
      against('file, unchanged', ours.file.again, print.again),
      against('file, after a word', ours.file.edit, print.edit),
      against('pages beside the text, first', ours.live.first, print.first),
      against('pages beside the text, unchanged', ours.live.again, print.again),
      against('pages beside the text, after a word', ours.live.edit, print.edit),
      against('pages beside the text, after a word (yardstick: page kept open)', ours.live.edit, print.kept),
      row(`${ours.pages} pages: peak memory`, mib(peak), mib(printPeak), times(peak, printPeak)),
      libreOffice(folder, ours.pages, report, ours.file.first.ms),
    )
  }
  return rows
}

/** What must hold however long somebody writes: the time until a compile has ended, and memory. */
export async function measureLimits() {
  return [await measureCancel(), await measureEdits()]
}

async function measureOurs(report) {
  const desk = openDesk(root)
  const typeset = (input) => desk.typeset(input, { standard: 'ua-1+a-2a' })
  const preview = (input) => desk.preview(input)
  const run = async (work) => {
    // Fonts are read, and nothing else.
    await work(new Report(2).input())
    const first = await timed(() => work(report.input()))
    const again = await timed(() => work(report.input()))
    const after = []
    for (let at = 1; at <= 3; at += 1) after.push(await timed(() => work(report.input(at))))
    return { first, again, edit: middleOf(after), pages: first.value.pages }
  }
  try {
    const file = await run(typeset)
    return { file, live: await run(preview), pages: file.pages }
  } finally {
    await desk.close()
  }
}

/** The most memory, in a run of its own: looking at it takes processor time, the more the more processes there are. */
async function peakOf(measure) {
  const memory = watchMemory()
  await measure()
  return memory.stop()
}

/** A file, again, and after three words: what the time of a file is measured by. */
async function typesetSeries(report) {
  const desk = openDesk(root)
  try {
    for (const edit of [0, 0, 1, 2, 3]) await desk.typeset(report.input(edit), { standard: 'ua-1+a-2a' })
  } finally {
    await desk.close()
  }
}

/**
 * A browser kept warm loads and prints: each time the whole document, as it would after every change of a report that it is handed.
 * `kept` is the most it could be spared: a page that stays open and in which one word is exchanged, then printed.
 */
async function measurePrint(folder, report) {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const print = async (path) => {
      if (path !== undefined) {
        await page.goto(pathToFileURL(path).href)
        await page.evaluate(() => document.fonts.ready.then(() => undefined))
      }
      return page.pdf({
        format: 'A4',
        tagged: true,
        outline: true,
        margin: { top: '29mm', bottom: '27mm', left: '43mm', right: '31mm' },
        ...running,
      })
    }
    const write = (name, body) => {
      const path = join(folder, `${name}.html`)
      writeFileSync(path, webPageOf(body, fonts))
      return path
    }
    // Fonts are read, and nothing else.
    await print(write('small', new Report(2).body()))
    const edited = [0, 1, 2, 3].map((edit) => write(`report-${edit}`, report.body(edit)))
    const first = await timed(() => print(edited[0]))
    const again = await timed(() => print(edited[0]))
    const after = []
    for (const path of edited.slice(1)) after.push(await timed(() => print(path)))
    const kept = []
    const middle = Math.floor(report.numbered / 2)
    const change = ([number, word]) => {
      document.getElementById(`p${number}`).firstChild.data = `${number}. ${word} `
    }
    for (let at = 1; at <= 3; at += 1) {
      kept.push(
        await timed(async () => {
          await page.evaluate(change, [middle, `word${at}`])
          await print()
        }),
      )
    }
    const pages = pagesIn(first.value)
    return { first, again, edit: middleOf(after), kept: middleOf(kept), pages }
  } finally {
    await browser.close()
  }
}

/** How many pages a browser's PDF has: it writes the count of each branch of the tree in plain. */
function pagesIn(pdf) {
  const counts = [...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count))
  return Math.max(0, ...counts)
}

function libreOffice(folder, pages, report, own) {
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
  writeFileSync(file, webPageOf(report.body(), fonts))
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
    await desk.typeset(new Report(2).input(), { standard: 'ua-1' })
    const stop = new AbortController()
    const ended = desk.typeset(new Report(300).input(), { standard: 'ua-1', signal: stop.signal }).then(
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
  const report = new Report(60)
  const memory = watchMemory()
  const taken = []
  for (let at = 0; at < edits; at += 1) {
    taken.push((await timed(() => desk.preview(report.input(at + 1)))).ms)
  }
  const peak = memory.stop()
  await desk.close()
  const pace = `${ms(quantile(taken, 0.5))} / ${ms(quantile(taken, 0.95))}`
  return row(`${edits} edits of 60 pages: memory (p50 / p95 ${pace})`, mib(peak), '600 MiB', times(peak, 600))
}
