import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { ms, printTable, quantile, row, spread } from '../figures.mjs'
import { bundle } from './bundle.mjs'
import { makeCorpus, withNames } from './corpus.mjs'
import { keystrokes, makeQueries } from './queries.mjs'

// node --expose-gc tests/bench/search/run.mjs [documents] [--no-yardsticks] [--turns]
const count = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? 10_000)
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
  const documents = withNames(makeCorpus(count))
  const characters = documents.reduce((sum, { body, title }) => sum + body.length + title.length, 0)
  print(
    `Node ${process.version}, ${availableParallelism()} cores, load ${load()}; ${count} documents, ${(characters / 1e6).toFixed(1)} million characters`,
  )
  const library = benchLibrary(documents)
  if (process.argv.includes('--turns')) await measureTurns(library)
  else {
    const opened = await measureIndex(library, documents, characters)
    await measureQueries(opened, documents, makeQueries(documents, 60))
    await opened.close()
    // Turns in a process of their own, which holds no yardsticks that would have to be swept.
    const own = [...process.execArgv, ...process.argv.slice(1), '--turns']
    spawnSync(process.execPath, own, { stdio: 'inherit' })
  }
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
  const changes = []
  for (const document of documents.slice(0, 100)) {
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

/**
 * How long each turn of this thread takes, as far as it can be seen: no longer than by the clock, nor than the processor
 * worked for the whole process, its other threads included. On a busy machine either alone says more than is so.
 */
function watchTurns() {
  const turns = []
  let last = null
  let isWatching = true
  const beat = () => {
    const now = { clock: performance.now(), cpu: cpu() }
    if (last) turns.push(Math.min(now.clock - last.clock, now.cpu - last.cpu))
    last = now
    if (isWatching) setImmediate(beat)
  }
  beat()
  return {
    stop: () => {
      isWatching = false
      beat()
      const sorted = turns.toSorted((a, b) => b - a)
      return { longest: sorted[0], third: sorted[2] ?? 0, over: turns.filter((each) => each > 16).length }
    },
  }
}

/** The product's own arrangement: the engine in its thread. How long the thread that asks is ever held up. */
async function measureTurns(library) {
  const ports = {
    folder: join(folder, 'threaded'),
    workerUrl: await bundle('electron/search/search-worker.ts'),
  }
  const rows = []
  const during = async (name, work) => {
    collect()
    const turns = watchTurns()
    const result = await work()
    const { longest, third, over } = turns.stop()
    rows.push(row(name, ms(longest), '16 ms', `third ${ms(third)}, ${over} over 16 ms`))
    return result
  }
  const answers = []
  const openAsking = async (pause) => {
    const opened = await library.open(ports)
    let isReady = false
    const ready = opened.index.ready().then(() => (isReady = true))
    while (!isReady) {
      answers.push((await spent(() => opened.search('policy coherence', 30))).wall)
      await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, pause))])
    }
    return opened
  }
  const built = await during('built, and asked meanwhile', () => openAsking(200))
  print(`\nanswers while it is built, of the clock: ${answers.length}, ${both(spread(answers))}`)
  await built.close()
  const { index, close } = await during('opened, and asked meanwhile', () => openAsking(5))
  const asked = { snippets: false, facets: false, limit: 30 }
  for (const text of ['lang:french', 'tag:po', 'person:ba', 'policy -person:ba'])
    await during(`filter: ${text}`, () => index.query({ ...asked, text }))
  for (const text of ['the', 'type:report'])
    await during(`facets: ${text}`, () => index.query({ ...asked, text, facets: true }))
  for (const text of ['person:ba', 'tag:po'])
    await during(`suggestions: ${text}`, () => index.suggest(text, text.length, 'en'))
  await during('names: dialgue partnrship', () => index.switch('dialgue partnrship', 20))
  printTable('Longest turn of the thread that asks', rows)
  print(`load ${load()}`)
  await close()
}
