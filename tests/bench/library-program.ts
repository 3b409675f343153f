import { readFileSync } from 'node:fs'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from 'node-sqlite3-wasm'
import { createLibrary } from '../../electron/library/create-library.ts'
import type { Library } from '../../electron/library/library.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'
import { idOf, stateOf, summaryOf } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { encodeRevision } from '../../electron/library/revisions/revision-file.ts'

/**
 * Measures the library beside SQLite, one thing in each process: `make`, `open`, `open-sqlite`, `save`, `edit`. Prints one
 * line of JSON. The folder holds `library-<n>` and `sqlite-<n>.db` for every number of documents.
 */
const [mode = '', folder = '', ...rest] = process.argv.slice(2)
const sizes = rest.map(Number)
const [size = 0] = sizes

const words =
  'migration governance dialogue partnership regional consultation mechanism authority policy'.split(' ')
const text = (n: number, edit = 0): string => {
  const body = Array.from({ length: 1_980 }, (_, at) => words[(at * 7 + n) % words.length]).join(' ')
  return `${body.slice(0, 9_000)} edited-${edit} ${body.slice(9_000, 20_000)}`
}
const summary = (n: number): ReturnType<typeof summaryOf> =>
  summaryOf(idOf(n), `Report ${n} of the consultation on governance`, {
    tags: ['idm', 'report'],
    words: 1_980,
  })

const libraryAt = (n: number): string => join(folder, `library-${n}`)
const databaseAt = (n: number): string => join(folder, `sqlite-${n}.db`)
const openOurs = (n: number): Promise<Library> =>
  openLibrary(libraryAt(n), createNodeLibraryPorts({ installId: 'bench', appVersion: '0' }))

/** One connection that alone has the file: the build for WebAssembly has no shared memory, which WAL needs otherwise. */
async function openTheirs(n: number): Promise<Database> {
  const { default: sqlite } = await import('node-sqlite3-wasm')
  const db = new sqlite.Database(databaseAt(n))
  db.exec('PRAGMA locking_mode=EXCLUSIVE')
  const mode = db.get('PRAGMA journal_mode=WAL')
  db.exec('PRAGMA synchronous=FULL')
  if (mode?.['journal_mode'] !== 'wal') throw new Error('SQLite did not go into WAL mode')
  return db
}

/** What a save of ours does: the revision stays, and the record points at it. */
function saveTheirs(db: Database, n: number, rev: number, payload: string): void {
  db.exec('BEGIN')
  db.run('INSERT INTO revisions VALUES (?, ?, ?)', [idOf(n), rev, payload])
  db.run('UPDATE records SET rev = ?, meta = ? WHERE id = ?', [rev, JSON.stringify(summary(n)), idOf(n)])
  db.exec('COMMIT')
}

async function make(): Promise<object> {
  await mkdir(folder, { recursive: true })
  await createLibrary(libraryAt(size), createNodeLibraryPorts({ installId: 'bench', appVersion: '0' }))
  const paths = libraryPaths(libraryAt(size))
  const db = await openTheirs(size)
  db.exec('CREATE TABLE records (id TEXT PRIMARY KEY, rev INTEGER, meta TEXT) WITHOUT ROWID')
  db.exec('CREATE TABLE revisions (id TEXT, rev INTEGER, payload TEXT, PRIMARY KEY (id, rev))')
  db.exec('BEGIN')
  for (let n = 0; n < size; n += 1) {
    const payload = JSON.stringify(stateOf(idOf(n), text(n)))
    db.run('INSERT INTO records VALUES (?, 1, ?)', [idOf(n), JSON.stringify(summary(n))])
    db.run('INSERT INTO revisions VALUES (?, 1, ?)', [idOf(n), payload])
    const { bytes, name } = encodeRevision(
      {
        library: 'bench',
        id: idOf(n),
        rev: 1,
        base: null,
        schema: 1,
        kind: 'import',
        savedAt: '2026-01-05T10:00:00.000Z',
        writer: 'bench',
        app: '0',
        meta: summary(n),
      },
      Buffer.from(payload),
    )
    await writeFile(join(paths.docsOf(name.id), name.fileName), bytes)
  }
  db.exec('COMMIT')
  db.close()
  const library = await openOurs(size)
  await library.close()
  return { payloadBytes: JSON.stringify(stateOf(idOf(1), text(1))).length }
}

/** CPU and memory from before the first call until every title is there. */
async function measureOpen(start: () => Promise<number>): Promise<object> {
  const before = { cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), at: performance.now() }
  const found = await start()
  const cpu = process.cpuUsage(before.cpu)
  if (found !== size) throw new Error(`${found} titles instead of ${size}`)
  return {
    cpuMs: (cpu.user + cpu.system) / 1000,
    ms: performance.now() - before.at,
    rssMiB: process.memoryUsage.rss() / 2 ** 20,
    startRssMiB: before.rss / 2 ** 20,
    peakRssMiB: process.resourceUsage().maxRSS / 1024,
  }
}

/** Saves in turns, so that whatever else the machine does meets all alike; ms of each save. */
async function save(): Promise<object> {
  const rounds = 60
  const [perTurn, warm] = [5, 2]
  const ours = await Promise.all(sizes.map(openOurs))
  const theirs: Database[] = []
  for (const count of sizes) theirs.push(await openTheirs(count))
  const took = { ours: sizes.map((): number[] => []), theirs: sizes.map((): number[] => []) }
  const cpu = { ours: sizes.map(() => 0), theirs: sizes.map(() => 0) }
  const timed = async (samples: number[], act: () => unknown): Promise<void> => {
    const start = performance.now()
    await act()
    samples.push(performance.now() - start)
  }
  const cpuOf = async (act: () => Promise<void>): Promise<number> => {
    const before = process.cpuUsage()
    await act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  for (let round = 0; round < rounds; round += 1)
    for (const [at, count] of sizes.entries()) {
      const [library, db] = [ours[at]!, theirs[at]!]
      const sink = round < warm ? [] : took.ours[at]!
      const other = round < warm ? [] : took.theirs[at]!
      const picked = Array.from({ length: perTurn }, (_, n) => (round * 7919 + n * 104_729) % count)
      const states = picked.map((n) => text(n, round))
      const own = await cpuOf(async () => {
        for (const [n, id] of picked.entries())
          await timed(sink, () =>
            library.save(idOf(id), stateOf(idOf(id), states[n]!), { summary: summary(id) }),
          )
      })
      const yard = await cpuOf(async () => {
        for (const [n, id] of picked.entries())
          await timed(other, () =>
            saveTheirs(
              db,
              id,
              1_000_000 + round * perTurn + n,
              JSON.stringify(stateOf(idOf(id), states[n]!)),
            ),
          )
      })
      if (round >= warm) {
        cpu.ours[at]! += own
        cpu.theirs[at]! += yard
      }
    }
  const saves = (rounds - warm) * perTurn
  for (const library of ours) await library.close()
  for (const db of theirs) db.close()
  return {
    saves,
    ours: took.ours.map((samples, at) => ({ samples, cpuMs: cpu.ours[at]! / saves })),
    theirs: took.theirs.map((samples, at) => ({ samples, cpuMs: cpu.theirs[at]! / saves })),
  }
}

/** Everything written for edits of one word, the tidying, the index and the closing included. */
async function edit(): Promise<object> {
  const edits = 50
  const library = await openOurs(size)
  const before = { written: writtenBytes(), disk: await bytesBelow(libraryAt(size)) }
  for (let n = 0; n < edits; n += 1)
    await library.save(idOf(7), stateOf(idOf(7), text(7, n)), { summary: summary(7) })
  const saved = writtenBytes() - before.written
  await library.tidy()
  await library.close()
  const db = await openTheirs(size)
  const [theirsBefore, theirsDisk] = [writtenBytes(), (await stat(databaseAt(size))).size]
  for (let n = 0; n < edits; n += 1)
    saveTheirs(db, 7, 2_000_000 + n, JSON.stringify(stateOf(idOf(7), text(7, n))))
  db.close()
  return {
    bytesPerSave: saved / edits,
    bytesPerEditInAll: (theirsBefore - before.written) / edits,
    growthPerEdit: ((await bytesBelow(libraryAt(size))) - before.disk) / edits,
    theirBytesPerEdit: (writtenBytes() - theirsBefore) / edits,
    theirGrowthPerEdit: ((await stat(databaseAt(size))).size - theirsDisk) / edits,
  }
}

/** One edit in a session of its own: opened, one word, tidied, closed. */
async function oneEdit(): Promise<object> {
  const before = writtenBytes()
  const library = await openOurs(size)
  await library.save(idOf(11), stateOf(idOf(11), text(11, 1)), { summary: summary(11) })
  await library.close()
  return { bytes: writtenBytes() - before }
}

/** Five hundred edits of one word in one document of 25 KB, tidied now and then, and what its history costs from then on. */
async function history(): Promise<object> {
  const [edits, betweenTidying] = [500, 20]
  const place = join(folder, 'library-history')
  const ports = createNodeLibraryPorts({ installId: 'bench', appVersion: '0' })
  await createLibrary(place, ports)
  const library = await openLibrary(place, ports)
  const before = { written: writtenBytes(), disk: await bytesBelow(place) }
  // Words as varied as a report's: each of some thousand, in no order.
  const report = Array.from(
    { length: 3_000 },
    (_, n) => `${words[(n * 31) % words.length]}${(n * 7_919) % 1_571}`,
  )
  const tidying = { ms: [] as number[], cpuMs: 0 }
  let asFiles = 0
  for (let n = 0; n < edits; n += 1) {
    report[(n * 101) % report.length] = `edited${n}`
    const state = stateOf(idOf(1), report.join(' ').slice(0, 25_000))
    asFiles += JSON.stringify(state).length
    await library.save(idOf(1), state, { summary: summary(1) })
    if ((n + 1) % betweenTidying > 0) continue
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    await library.tidy()
    const { user, system } = process.cpuUsage(cpu)
    tidying.ms.push(performance.now() - start)
    tidying.cpuMs += (user + system) / 1000
  }
  const written = (writtenBytes() - before.written) / edits
  const disk = (await bytesBelow(place)) - before.disk
  const listing = performance.now()
  const entries = await library.history(idOf(1))
  const listMs = performance.now() - listing
  const looks: number[] = []
  const beforeLooks = process.cpuUsage()
  for (let n = 0; n < 40; n += 1) {
    const start = performance.now()
    await library.readRevision(idOf(1), entries[(n * 37) % entries.length]!.rev)
    looks.push(performance.now() - start)
  }
  const looking = process.cpuUsage(beforeLooks)
  const lookCpuMs = (looking.user + looking.system) / 1000 / looks.length
  await library.close()
  return { edits, kept: entries.length, disk, asFiles, written, listMs, looks, lookCpuMs, ...tidying }
}

/** Bytes this process has handed to `write`, as Linux counts them; NaN elsewhere. */
function writtenBytes(): number {
  if (process.platform !== 'linux') return Number.NaN
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}

async function bytesBelow(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile() && each.name !== 'index.cache')
  const found = await Promise.all(files.map((each) => stat(join(each.parentPath, each.name))))
  return found.reduce((sum, each) => sum + each.size, 0)
}

const closing: (() => void)[] = []
const modes: Record<string, () => Promise<object>> = {
  make,
  open: () => measureOpen(async () => (await openOurs(size)).summaries().size),
  'open-sqlite': () =>
    measureOpen(async () => {
      const db = await openTheirs(size)
      const rows = db.all('SELECT id, rev, meta FROM records')
      closing.push(() => db.close())
      return new Map(rows.map(({ id, rev, meta }) => [id, { rev, meta: JSON.parse(String(meta)) }])).size
    }),
  save,
  edit,
  'one-edit': oneEdit,
  history,
}
process.stdout.write(`${JSON.stringify(await modes[mode]?.())}\n`)
for (const close of closing) close()
process.exit(0)
