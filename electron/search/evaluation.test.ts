import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const corpus = join(root, '../shared/corpora/search')

type Scores = {
  macro: number
  groups: Record<string, number>
  snippets: number
  ops: Record<string, number>
}

it.skipIf(!existsSync(join(corpus, 'score.mjs')))(
  'answers a set of queries nobody here wrote as a reader would wish',
  { timeout: 180_000 },
  async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'search-evaluation-'))
    try {
      const out = join(scratch, 'scores.json')
      const adapter = join(root, 'tests/bench/search/adapter.cjs')
      const options = [join(corpus, 'score.mjs'), adapter, '--no-yard', '--sample', '12', '--out', out]
      await promisify(execFile)(process.execPath, options, { env: { ...process.env, TMPDIR: scratch } })
      const { summary } = JSON.parse(readFileSync(out, 'utf8')) as { summary: Scores }
      expect(summary.macro).toBeGreaterThanOrEqual(0.95)
      expect(summary.snippets).toBeGreaterThanOrEqual(0.95)
      expect(summary.groups).toMatchObject({ scripts: 1, noise: 1 })
      expect(summary.ops).toMatchObject({
        add: 1,
        add_typo: 1,
        add_prefix: 1,
        update: 1,
        remove: 1,
        reopen: 1,
        reopen_q: 1,
        recover: 1,
      })
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  },
)
