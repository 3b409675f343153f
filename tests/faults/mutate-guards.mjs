import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { guards } from './guards.mjs'

/**
 * Takes every guard away in turn, in a copy of the project, and sees whether its tests notice. Prints a table and writes
 * it into docs/reliability.md; ends with 1 where a guard can go without a test turning red.
 * `node tests/faults/mutate-guards.mjs [words of a guard's name]`
 */
const root = join(import.meta.dirname, '../..')
const wanted = process.argv[2] ?? ''
const leftOut = new Set(['node_modules', 'out', 'dist', '.git', '.types', 'test-results'])
const canCutPower =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mkfs.ext4', ['-V']).status === 0

const copy = mkdtempSync(join(tmpdir(), 'rapporteur-mutants-'))
try {
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.has(relative(root, path).split('/')[0]) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const chosen = guards.filter(({ name }) => name.includes(wanted))
  const before = runTests([...new Set(chosen.flatMap(testsOf))])
  if (before.failed !== 0) throw new Error('The tests are red before anything is taken away.')
  const rows = chosen.map((guard) => ({ guard, ...without(guard) }))
  const table = tableOf(rows)
  process.stdout.write(`\n${table}\n`)
  if (wanted === '') writeInto(join(root, 'docs/reliability.md'), table)
  process.exitCode = rows.some(({ verdict }) => verdict === 'missed') ? 1 : 0
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function testsOf({ tests, needsPowerCuts }) {
  return needsPowerCuts && !canCutPower ? [] : tests
}

function without(guard) {
  const tests = testsOf(guard)
  if (tests.length === 0) return { verdict: 'not tried here', by: '' }
  const path = join(copy, guard.file)
  const text = readFileSync(path, 'utf8')
  if (text.split(guard.from).length !== 2)
    throw new Error(`“${guard.from}” is not found once in ${guard.file}: the guard has moved.`)
  writeFileSync(path, text.replace(guard.from, guard.to))
  try {
    const { failed, first } = runTests(tests)
    process.stdout.write(`${failed > 0 ? 'red   ' : 'MISSED'}  ${guard.name}\n`)
    return { verdict: failed > 0 ? 'red' : 'missed', by: first }
  } finally {
    writeFileSync(path, text)
  }
}

/** How many tests failed, and the name of the first; a file that does not even load is an error of ours. */
function runTests(tests) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project=node',
      '--project=page',
      '--bail=1',
      '--reporter=json',
      `--outputFile=${report}`,
      ...tests,
    ],
    { cwd: copy, stdio: 'ignore', env: { ...process.env, RAPPORTEUR_SOAK: '' } },
  )
  const { numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = testResults.find(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  if (numTotalTests === 0 || broken)
    throw new Error(`The tests did not run: ${tests.join(', ')} ${broken?.message}`)
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return { failed: numFailedTests, first: results.find(({ status }) => status === 'failed')?.fullName ?? '' }
}

function tableOf(rows) {
  const cells = rows.map(({ guard, verdict, by }) => [guard.name, verdict, by === '' ? '' : `“${by}”`])
  const day = new Date().toISOString().slice(0, 10)
  const lines = [['taken away', day, 'the first test that notices'], ['---', '---', '---'], ...cells]
  return lines.map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')
}

function writeInto(path, table) {
  const text = readFileSync(path, 'utf8')
  const [begin, end] = ['<!-- guards -->', '<!-- /guards -->']
  const [head, rest] = [text.split(begin)[0], text.split(end)[1]]
  if (rest === undefined) throw new Error(`${path} has no place for the table`)
  writeFileSync(path, `${head}${begin}\n\n${table}\n\n${end}${rest}`)
}
