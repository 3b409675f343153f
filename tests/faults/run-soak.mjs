import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * The long run: everything in tests/faults with many more kills, cuts, states and interleavings, one file at a time, and
 * then every guard taken away in turn. Some 40 minutes on two cores; wants root for the real power cuts.
 */
const root = join(import.meta.dirname, '../..')
const faults = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project=node',
    '--no-file-parallelism',
    'tests/faults',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, RAPPORTEUR_SOAK: '1' } },
)
await import('./mutate-guards.mjs')
if (faults.status !== 0) process.exitCode = 1
