import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { ensureBuilt, root } from '../../../electron/launch/built.mjs'
import { pagesOfText } from '../corpus.mjs'
import { ms, printTable, quantile, row, times } from '../figures.mjs'

/** Papers and pages of each: the smaller pack, the target as few long papers and as many short ones, the larger pack. */
const packs = [
  [25, 20],
  [4, 300],
  [60, 20],
  [100, 20],
]
const runs = Number(process.env['RUNS'] ?? 3)

await ensureBuilt(['main'])
const folder = mkdtempSync(join(tmpdir(), 'packs-bench-'))
try {
  const program = await bundle('pack-program')
  const rows = packs.flatMap(([papers, pages]) => measure(program, papers, pages))
  rows.push(measureCopies(await bundle('copies-program'), join(folder, `papers-${packs[0].join('-')}`)))
  printTable('Packs (the middle of three; yardsticks neither number, link, bookmark nor tag)', rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measure(program, papers, pages) {
  const place = join(folder, `papers-${papers}-${pages}`)
  const text = join(folder, 'text.json')
  writeFileSync(text, JSON.stringify(pagesOfText(pages)))
  answerOf(program, 'make', place, papers, text)
  const files = readdirSync(place)
    .toSorted()
    .map((name) => join(place, name))
  const bound = Array.from({ length: runs }, () => answerOf(program, 'bind', place, join(folder, 'pack.pdf')))
  const middle = (pick) =>
    quantile(
      bound.map((each) => pick(each)),
      0.5,
    )
  const [whole, cpu, sheets] = ['ms', 'cpuMs', 'typesettingMs'].map((key) => middle((each) => each[key]))
  const { pages: all, size, slips } = bound[0]
  const what = `${papers} papers, ${all} pages, ${(size / 1e6).toFixed(1)} MB${slips ? `, ${slips} SLIPS` : ''}`
  const again = middle((each) => each.again.cpuMs)
  const rss = Math.max(...bound.map(({ rssMb }) => rssMb))
  const qpdf = cpuOf('qpdf', ['--empty', '--pages', ...files, '--', join(folder, 'qpdf.pdf')])
  const unite = cpuOf('pdfunite', [...files, join(folder, 'unite.pdf')])
  const beside = (name, yardstick) =>
    yardstick === null
      ? row(`${what}: CPU beside ${name}`, ms(cpu), 'not installed: SKIPPED', '—')
      : row(`${what}: CPU beside ${name}`, ms(cpu), ms(yardstick), times(cpu, yardstick))
  return [
    row(`${what}: from asking to file`, ms(whole), `${ms(sheets)} of it typesetting`, '—'),
    beside('qpdf', qpdf),
    beside('pdfunite', unite),
    qpdf === null
      ? row(`${what}: CPU, its files looked at before`, ms(again), 'not installed: SKIPPED', '—')
      : row(`${what}: CPU, its files looked at before, beside qpdf`, ms(again), ms(qpdf), times(again, qpdf)),
    row(
      `${what}: most memory`,
      `${rss.toFixed(0)} MB`,
      `${(sizeOf(files) / 1e6).toFixed(1)} MB of papers`,
      '—',
    ),
  ]
}

/** Forty copies of the smaller pack, for three audiences; the target is 60 s of processor time, of all processes together. */
function measureCopies(program, place) {
  const args = [process.execPath, program, join(root, 'out/main'), place, '40']
  const [line = '', ...used] = execFileSync('sh', ['-c', '"$@"; echo; times', 'sh', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).split('\n')
  const { copies, pages, size, rssMb } = JSON.parse(line)
  const what = `${copies} copies of ${pages} pages, ${(size / 1e6).toFixed(0)} MB in all`
  return row(`${what}: CPU`, ms(childrenOf(used)), `target ${ms(60_000)}`, `${rssMb.toFixed(0)} MB at most`)
}

/** ms of processor time of a shell's children, from what its \`times\` says. */
function childrenOf(lines) {
  const times = lines.filter((each) => /^\d+m/.test(each))[1]?.split(' ') ?? []
  return times.reduce((sum, each) => sum + millisecondsOf(each), 0)
}

/** ms of processor time of a command, the middle of as many runs; null where it is not installed. */
function cpuOf(command, args) {
  if (spawnSync(command, ['--version']).error) return null
  const taken = []
  for (let at = 0; at < runs; at += 1) {
    // The second line is what the shell's children used.
    const said = execFileSync('sh', ['-c', '"$@" >/dev/null 2>&1; times', 'sh', command, ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    const times = said.trim().split('\n')[1]?.split(' ') ?? []
    taken.push(times.reduce((sum, each) => sum + millisecondsOf(each), 0))
  }
  return quantile(taken, 0.5)
}

function millisecondsOf(time) {
  const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(time) ?? []
  return (Number(minutes) * 60 + Number(seconds)) * 1000
}

function sizeOf(files) {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
}

function answerOf(program, mode, place, ...rest) {
  const args = [program, mode, join(root, 'out/main'), place, ...rest.map(String)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }))
}

async function bundle(name) {
  await build({
    configFile: false,
    logLevel: 'silent',
    root,
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        output: {
          entryFileNames: `${name}.mjs`,
          banner: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
        },
      },
    },
    ssr: { noExternal: true },
  })
  return join(folder, `${name}.mjs`)
}
