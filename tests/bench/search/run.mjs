import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { ms, printTable, quantile, row, spread } from '../figures.mjs'
import { bundle } from './bundle.mjs'
import { makeCorpus } from './corpus.mjs'
import { keystrokes, makeQueries } from './queries.mjs'

// node --expose-gc tests/bench/search/run.mjs [documents] [--no-yardsticks]
const count = Number(process.argv[2] ?? 10_000)
const yardsticks = !process.argv.includes('--no-yardsticks')
const { benchLibrary } = await import(await bundle('tests/bench/search/bench-index.ts'))
const { fold } = await import(await bundle('shared/text/fold.ts'))
const folder = await mkdtemp(join(tmpdir(), 'rapporteur-search-'))
const load = () =>
  loadavg()
    .map((each) => each.toFixed(1))
    .join(', ')
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const collect = () => {
  globalThis.gc?.()
  globalThis.gc?.()
}
const held = () => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const spent = async (work) => {
  const [start, clock] = [cpu(), performance.now()]
  const result = await work()
  return { cpu: cpu() - start, wall: performance.now() - clock, result }
}
const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`
const both = ({ p50, p95 }) => `${ms(p50)} / ${ms(p95)}`
const yard = {}
const print = (line) => process.stdout.write(`${line}\n`)

try {
  const documents = makeCorpus(count)
  const characters = documents.reduce((sum, { body, title }) => sum + body.length + title.length, 0)
  print(
    `Node ${process.version}, ${availableParallelism()} cores, load ${load()}; ${count} documents, ${(characters / 1e6).toFixed(1)} million characters`,
  )
  const queries = makeQueries(documents, 60)
  const library = benchLibrary(documents)
  const opened = await measureIndex(library, documents, characters)
  await measureQueries(opened, documents, queries)
  await opened.close()
  await measureThread(library)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measureIndex(library, documents, characters) {
  const before = held()
  const ports = { folder: join(folder, 'index'), workerUrl: null }
  const build = await spent(async () => {
    const index = await library.open(ports)
    await index.index.ready()
    return index
  })
  const grown = held() - before
  await build.result.close()
  let bytes = 0
  for (const file of await readdir(ports.folder)) bytes += (await stat(join(ports.folder, file))).size
  const open = await spent(async () => {
    const index = await library.open(ports)
    await index.index.ready()
    return index
  })
  // Right after opening the names in all documents are read, a few at a time; that is no part of a change.
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const changes = []
  for (const document of documents.slice(0, 20)) {
    changes.push((await spent(() => open.result.put({ ...document, body: `${document.body} changed` }))).cpu)
  }
  const mini = yardsticks ? await miniSearch(documents) : null
  const half = mini ? `MiniSearch ${ms(mini.cpu)}` : '—'
  printTable('The index (CPU)', [
    row('build', ms(build.cpu), half, mini ? `${(build.cpu / mini.cpu).toFixed(2)} × (≤ 0.50)` : '—'),
    row('open', ms(open.cpu), `build ${ms(build.cpu)}`, `1/${(build.cpu / open.cpu).toFixed(0)} (≤ 1/30)`),
    row('one change', both(spread(changes)), '30 ms', `${(quantile(changes, 0.5) / 30).toFixed(2)} × (≤ 1)`),
    row('memory', mb(grown), `text ${mb(characters)}`, `${(grown / characters).toFixed(2)} × (≤ 2)`),
    row('on the disk', mb(bytes), `text ${mb(characters)}`, `${(bytes / characters).toFixed(2)} ×`),
  ])
  return open.result
}

async function miniSearch(documents) {
  const mini = new MiniSearch({ fields: ['title', 'body'], processTerm: (term) => fold(term) })
  const built = await spent(() => mini.addAll(documents))
  yard.mini = mini
  return built
}

async function measureQueries(opened, documents, queries) {
  const search = (text) => opened.search(text, 30)
  for (const list of Object.values(queries)) for (const text of list.slice(0, 3)) await search(text)
  const measure = async (list, ask) => {
    const samples = []
    for (const text of list) samples.push((await spent(() => ask(text))).cpu)
    return samples
  }
  const folded = documents.map(({ title, body }) => fold(`${title}\n${body}`))
  const scan = (text) => {
    const words = fold(text).split(/\s+/)
    return documents.filter((_, index) => words.every((word) => folded[index].includes(word)))
  }
  const naive = spread(
    await measure(
      Object.values(queries).flatMap((list) => list.slice(0, 6)),
      scan,
    ),
  )
  const rows = []
  const all = []
  for (const [name, list] of Object.entries(queries)) {
    const samples = await measure(list, search)
    all.push(...samples)
    const { p50, p95 } = spread(samples)
    rows.push(
      row(
        name,
        both({ p50, p95 }),
        both(naive),
        `${(p50 / naive.p50).toFixed(3)} / ${(p95 / naive.p50).toFixed(3)}`,
      ),
    )
  }
  const typed = Object.values(queries)
    .flatMap((list) => list.slice(0, 4))
    .flatMap(keystrokes)
  const series = spread(await measure(typed, search))
  rows.push(
    row(
      'each key of a series',
      both(series),
      both(naive),
      `${(series.p50 / naive.p50).toFixed(3)} / ${(series.p95 / naive.p50).toFixed(3)}`,
    ),
  )
  const everything = spread(all)
  rows.push(
    row(
      'all queries',
      both(everything),
      both(naive),
      `${(everything.p50 / naive.p50).toFixed(3)} (≤ 0.125) / ${(everything.p95 / naive.p50).toFixed(3)} (≤ 0.333)`,
    ),
  )
  printTable('Queries, CPU p50 / p95, against N, a scan of folded texts', rows)
  const passages = spread(
    await measure(queries['two words'].slice(0, 20), (text) => opened.search(text, 30, true)),
  )
  print(`\nwith 30 passages, two words: ${both(passages)}`)
  if (yardsticks) await againstOthers(documents, queries, everything, measure)
}

async function againstOthers(documents, queries, everything, measure) {
  const some = Object.values(queries).flatMap((list) => list.slice(0, 2))
  const titles = new Fuse(documents, { keys: ['title'] })
  const fuseTitles = spread(await measure(some, (text) => titles.search(text, { limit: 30 })))
  const whole = new Fuse(documents, { keys: ['title', 'body'], ignoreLocation: true })
  const fuseWhole = spread(await measure(some.slice(0, 3), (text) => whole.search(text, { limit: 30 })))
  const mini = spread(
    await measure(some, (text) => yard.mini.search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })),
  )
  const against = (other) => `p95 = F/${(other.p50 / everything.p95).toFixed(1)}`
  printTable('Others, CPU p50 / p95', [
    row('Fuse.js, titles only', both(everything), both(fuseTitles), against(fuseTitles)),
    row(
      'F: Fuse.js, titles and bodies',
      both(everything),
      both(fuseWhole),
      `${against(fuseWhole)} (≤ F/300)`,
    ),
    row('MiniSearch, prefix and fuzzy', both(everything), both(mini), against(mini)),
  ])
}

/** The product's own arrangement: the engine in its thread. How long the thread that asks is ever held up. */
async function measureThread(library) {
  const workerUrl = await bundle('electron/search/search-worker.ts')
  const delay = monitorEventLoopDelay({ resolution: 2 })
  const opened = await library.open({ folder: join(folder, 'threaded'), workerUrl })
  delay.enable()
  const answers = []
  let isReady = false
  const ready = opened.index.ready().then(() => (isReady = true))
  while (!isReady) {
    answers.push((await spent(() => opened.search('policy coherence', 30))).wall)
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 200))])
  }
  delay.disable()
  print(
    `\nwhile it is built in its thread: ${answers.length} questions, answered in ${both(spread(answers))} of the clock; the asking thread's longest turn ${ms(delay.max / 1e6)}, p99 ${ms(delay.percentile(99) / 1e6)}; load ${load()}`,
  )
  await opened.close()
}
