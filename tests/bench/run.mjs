import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/launch/built.mjs'
import { pagesOfText, writeBulk } from './corpus.mjs'
import { launch, runCli, serve } from './desk.mjs'
import { ms, printTable, quantile, row, times } from './figures.mjs'
import { measureLibrary } from './library.mjs'
import { measureScrolling, measureSearching, measureStart } from './lists.mjs'
import { measureLimits, measureTypesetting } from './typesetting/run.mjs'
import { measureTyping } from './typing.mjs'

const many = 10_000
const sizes = [5, 100, 300]
const queries = ['partnershps', 'climat resiliense', 'remitances', 'consultasion mechanism', 'cohernce']
const both = ({ p50, p95 }) => `${ms(p50)} / ${ms(p95)}`
const load = () =>
  loadavg()
    .map((each) => each.toFixed(1))
    .join(', ')

// Parts with a program of their own: `npm run bench -- search`.
const part = ['search', 'packs'].find((each) => each === process.argv[2])
if (part) {
  const program = join(import.meta.dirname, part, 'run.mjs')
  const { status } = spawnSync(process.execPath, ['--expose-gc', program, ...process.argv.slice(3)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

// Everything is written to a folder of its own, which goes when the figures are printed.
const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
const library = (name) => join(folder, name)
// `npm run bench -- library` measures the library alone, `npm run bench -- typesetting` the typesetter.
const only = process.argv[2]
const browser = only ? null : await launch()
try {
  process.stdout.write(
    `\nNode ${process.version}, ${process.platform}, ${availableParallelism()} cores; load average before: ${load()}\n`,
  )
  if (only !== 'typesetting') {
    printTable('The library beside SQLite (documents of 20 KB)', await measureLibrary(folder))
  }
  if (only !== 'library') {
    await ensureBuilt(['main'])
    printTable('Typesetting (yardstick: printing by a warm Chromium)', await measureTypesetting(folder))
    printTable('Typesetting: limits', await measureLimits())
  }
  if (!only) await measurePage()
  process.stdout.write(`\nload average after: ${load()}\n`)
} finally {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
}

async function measurePage() {
  await ensureBuilt(['main', 'page'])
  await prepare()
  printTable('Typing (CPU ms of the page per key; p50 / p95 from key to paint)', await typing())
  printTable('Lists and search', await lists())
  printTable('Export by the command line', await exporting())
}

async function prepare() {
  const bulk = join(folder, 'bulk.jsonl')
  writeBulk(bulk, many)
  await runCli('init', library('many'))
  await runCli('import', library('many'), bulk)
  writeBulk(bulk, 10)
  await runCli('init', library('few'))
  await runCli('import', library('few'), bulk)
  const papers = sizes.map((pages) =>
    JSON.stringify({
      kind: 'final-report',
      title: `Report of ${pages} pages`,
      text: pagesOfText(pages).join('\n\n'),
    }),
  )
  await writeFile(bulk, `${papers.join('\n')}\n`)
  await runCli('init', library('long'))
  await runCli('import', library('long'), bulk)
  await runCli('demo', library('demo'))
}

async function typing() {
  const host = await serve(library('long'))
  const rows = []
  for (const pages of sizes) {
    const { measured, yardstick } = await measureTyping(
      browser,
      host.address,
      pages,
      `Report of ${pages} pages`,
    )
    rows.push(
      row(
        `${pages} pages: CPU per key`,
        ms(measured.cpu),
        ms(yardstick.cpu),
        times(measured.cpu, yardstick.cpu),
      ),
      row(
        `${pages} pages: key to paint`,
        both(measured),
        both(yardstick),
        times(measured.p50, yardstick.p50),
      ),
    )
  }
  await host.stop()
  return rows
}

async function lists() {
  const large = await measureStart(browser, serve, library('many'))
  const small = await measureStart(browser, serve, library('few'))
  const full = await serve(library('many'))
  const scroll = await measureScrolling(browser, full.address, many)
  const found = await measureSearching(browser, full.address, queries)
  await full.stop()
  const empty = await serve(library('few'))
  const foundInFew = await measureSearching(browser, empty.address, queries)
  await empty.stop()
  return [
    row(
      `page interactive, ${many} records (yardstick: 10)`,
      ms(large.opened),
      ms(small.opened),
      times(large.opened, small.opened),
    ),
    row(
      `host answers, ${many} records (yardstick: 10)`,
      ms(large.served),
      ms(small.served),
      times(large.served, small.served),
    ),
    row(
      `frames while scrolling ${many} rows (yardstick: plain lines)`,
      both(scroll.measured),
      both(scroll.yardstick),
      times(scroll.measured.p50, scroll.yardstick.p50),
    ),
    row(
      `last key to hits, ${many} records (yardstick: 10)`,
      both(found),
      both(foundInFew),
      times(found.p50, foundInFew.p50),
    ),
  ]
}

async function exporting() {
  const note = await middleOf('Note on the first workshop')
  const report = await middleOf(
    'Inclusive and Innovative Partnerships for Effective Global Governance of Migration',
  )
  return [
    row('the report of IDM 2018 (yardstick: a note of one page)', ms(report), ms(note), times(report, note)),
  ]
}

/** ms of the whole command, the middle of three. */
async function middleOf(title) {
  const { printed } = await runCli('list', library('demo'), '--kind', 'document', '--json')
  const { id } = JSON.parse(printed).find((each) => each.title === title)
  const taken = []
  for (let at = 0; at < 3; at += 1) {
    taken.push(
      (await runCli('export', library('demo'), id, '--format', 'pdf', '-o', join(folder, 'out.pdf'))).ms,
    )
  }
  return quantile(taken, 0.5)
}
