// Everything that is tested, cheapest first: npm test
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { provideChromium } from './chromium.mjs'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'test-results')
const bin = (name) => join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

let passed = 0
let failed = 0
let skipped = 0
let secondAttempts = 0

function run(title, command, args, env = {}) {
  process.stdout.write(`\n— ${title}\n`)
  const started = Date.now()
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  process.stdout.write(
    `  ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  )
  return status === 0
}

function countVitest(file) {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8'))
  passed += report.numPassedTests
  failed += report.numFailedTests
  skipped += report.numPendingTests + (report.numTodoTests ?? 0)
}

function countPlaywright(file) {
  if (!existsSync(file)) return
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  passed += stats.expected + stats.flaky
  failed += stats.unexpected
  skipped += stats.skipped
  secondAttempts += stats.flaky
}

function vitest(title, projects) {
  const report = join(results, `${projects.join('-')}.json`)
  const args = ['run', ...projects.flatMap((name) => ['--project', name])]
  const ok = run(title, bin('vitest'), [
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  countVitest(report)
  return ok
}

function journeys() {
  const chromium = provideChromium()
  const report = join(results, 'journeys.json')
  const ok = run(
    'journeys in Chromium',
    bin('playwright'),
    // A journey that passes the second time only is counted apart, and named by the list.
    ['test', '--config', 'tests/e2e', '--reporter=list,json', '--retries=1'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      RAPPORTEUR_CHROMIUM: chromium,
    },
  )
  countPlaywright(report)
  return ok
}

/** Every step is taken, so that one report shows everything that is wrong; only what needs a build waits for one. */
function runAll() {
  const results = [
    run('types', bin('tsc'), ['-b']),
    run('lint', bin('oxlint'), []),
    run('format', bin('oxfmt'), ['--check']),
    run('unused', bin('knip'), []),
    vitest('unit tests', ['node', 'page']),
  ]
  const isBuilt = run('build', process.execPath, ['electron/launch/build.mjs'])
  if (isBuilt) results.push(vitest('boot and packaging', ['built']), journeys())
  return isBuilt && results.every(Boolean)
}

let ok = false
try {
  ok = runAll()
} catch (error) {
  process.stdout.write(`${error.message}\n`)
}
// A step that failed without a failing test (types, lint, build) is a failure all the same.
if (!ok && failed === 0) failed = 1
if (secondAttempts > 0) process.stdout.write(`\n${secondAttempts} passed at the second attempt only\n`)
process.stdout.write(`\n${skipped} skipped\n${passed} passed, ${failed} failed\n`)
process.exitCode = ok ? 0 : 1
