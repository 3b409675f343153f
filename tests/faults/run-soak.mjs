import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * The long run: everything in tests/faults with many more kills, cuts, states and interleavings, one file at a time, and
 * then every guard taken away in turn. About two hours on two cores; wants root for the real power cuts.
 */
const root = join(import.meta.dirname, '../..')
const run = (script, args, env = {}) =>
  spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status ?? 1

const faults = run(
  'node_modules/vitest/vitest.mjs',
  ['run', '--project=node', '--no-file-parallelism', 'tests/faults'],
  { RAPPORTEUR_SOAK: '1' },
)
const guards = run('tests/faults/mutate-guards.mjs', [])
process.exitCode = faults || guards
