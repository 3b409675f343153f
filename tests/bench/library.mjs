import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { ms, quantile, row, times } from './figures.mjs'

const sizes = [1_000, 10_000, 50_000]
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`
const mib = (value) => `${value.toFixed(0)} MiB`
const three = ({ samples }) => [0.5, 0.95, 0.99].map((share) => ms(quantile(samples, share))).join(' / ')
const middle = (values) => quantile(values, 0.5)

/**
 * The library beside SQLite, both with documents of 20 KB and durable saves, in the same run. Answers rows of the table;
 * `folder` lies on the medium that is measured.
 */
export async function measureLibrary(folder, counts = sizes) {
  const place = mkdtempSync(join(folder, 'library-bench-'))
  const program = await bundle(place)
  const run = (...args) =>
    JSON.parse(
      execFileSync(process.execPath, [program, ...args.map(String)], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    )
  try {
    const { payloadBytes } = counts.map((count) => run('make', place, count)).at(-1)
    return [
      ...counts.flatMap((count) => openRows(run, place, count)),
      ...saveRows(run('save', place, ...counts), counts),
      ...counts.flatMap((count) => editRows(run, place, count, payloadBytes)),
      ...historyRows(run('history', place)),
    ]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function bundle(folder) {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'library-program.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        external: ['node-sqlite3-wasm'],
        output: { entryFileNames: 'library-program.mjs' },
      },
    },
    ssr: { noExternal: true, external: ['node-sqlite3-wasm'] },
  })
  const sqlite = dirname(createRequire(import.meta.url).resolve('node-sqlite3-wasm/package.json'))
  const target = join(folder, 'node_modules/node-sqlite3-wasm')
  execFileSync('mkdir', ['-p', join(target, 'dist')])
  for (const name of ['package.json', 'dist/node-sqlite3-wasm.js', 'dist/node-sqlite3-wasm.wasm'])
    copyFileSync(join(sqlite, name), join(target, name))
  return join(folder, 'library-program.mjs')
}

function openRows(run, place, count) {
  const [ours, theirs] = ['open', 'open-sqlite'].map((mode) => {
    const runs = Array.from({ length: 5 }, () => run(mode, place, count))
    return (name) => middle(runs.map((each) => each[name]))
  })
  return [
    row(
      `${count} documents: open, CPU`,
      ms(ours('cpuMs')),
      ms(theirs('cpuMs')),
      times(ours('cpuMs'), theirs('cpuMs')),
    ),
    row(`${count} documents: open`, ms(ours('ms')), ms(theirs('ms')), times(ours('ms'), theirs('ms'))),
    row(
      `${count} documents: memory once open (at its highest)`,
      `${mib(ours('rssMiB'))} (${mib(ours('peakRssMiB'))})`,
      `${mib(theirs('rssMiB'))} (${mib(theirs('peakRssMiB'))})`,
      times(ours('rssMiB'), theirs('rssMiB')),
    ),
  ]
}

function saveRows({ ours, theirs }, counts) {
  const at = (each, share) => quantile(each.samples, share)
  const [first, last] = [0, counts.length - 1]
  return [
    ...counts.flatMap((count, n) => [
      row(
        `${count} documents: durable save, p50 / p95 / p99`,
        three(ours[n]),
        three(theirs[n]),
        [0.5, 0.95, 0.99].map((share) => times(at(ours[n], share), at(theirs[n], share))).join(' / '),
      ),
      row(
        `${count} documents: CPU of a save`,
        ms(ours[n].cpuMs),
        ms(theirs[n].cpuMs),
        times(ours[n].cpuMs, theirs[n].cpuMs),
      ),
    ]),
    row(
      `a save among ${counts[last]} documents (yardstick: among ${counts[first]}), p50; CPU`,
      `${ms(at(ours[last], 0.5))}; ${ms(ours[last].cpuMs)}`,
      `${ms(at(ours[first], 0.5))}; ${ms(ours[first].cpuMs)}`,
      `${times(at(ours[last], 0.5), at(ours[first], 0.5))}; ${times(ours[last].cpuMs, ours[first].cpuMs)}`,
    ),
  ]
}

function historyRows({ edits, kept, disk, asFiles, written, listMs, looks, lookCpuMs, ms: tidying, cpuMs }) {
  const limit = 3 * (asFiles / edits) + 64 * 1024
  return [
    row(
      `${edits} edits of a document of 25 KB, ${kept} versions kept: on the disk (yardstick: each in a file)`,
      kib(disk),
      kib(asFiles),
      times(disk, asFiles),
    ),
    row(
      'the same: written for each edit, folding included',
      kib(written),
      `limit ${kib(limit)}`,
      times(written, limit),
    ),
    row(
      'the same: an old version is opened in, p50 / longest; CPU; all are listed in',
      `${ms(quantile(looks, 0.5))} / ${ms(Math.max(...looks))}; ${ms(lookCpuMs)}; ${ms(listMs)}`,
      'limit 50 ms',
      times(quantile(looks, 0.5), 50),
    ),
    row(
      'the same: moving and folding 20 versions, p50 / longest; CPU',
      `${ms(quantile(tidying, 0.5))} / ${ms(Math.max(...tidying))}; ${ms(cpuMs / tidying.length)}`,
      '',
      '',
    ),
  ]
}

function editRows(run, place, count, payloadBytes) {
  const found = run('edit', place, count)
  const { bytes } = run('one-edit', place, count)
  return [
    row(
      `${count} documents: written for an edit of one word`,
      kib(found.bytesPerSave),
      kib(found.theirBytesPerEdit),
      times(found.bytesPerSave, found.theirBytesPerEdit),
    ),
    row(
      `${count} documents: the same, tidying, index and closing included; of a session with one edit only`,
      `${kib(found.bytesPerEditInAll)}; ${kib(bytes)}`,
      `limit ${kib(3 * payloadBytes + 64 * 1024)}`,
      times(bytes, 3 * payloadBytes + 64 * 1024),
    ),
    row(
      `${count} documents: the disk grows by, for each edit kept`,
      kib(found.growthPerEdit),
      kib(found.theirGrowthPerEdit),
      times(found.growthPerEdit, found.theirGrowthPerEdit),
    ),
  ]
}
