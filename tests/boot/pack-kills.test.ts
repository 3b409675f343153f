import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1, type PackIssue } from '../../shared/model/pack/v1.ts'

const cli = join(resolve(import.meta.dirname, '../../out/main'), 'cli.js')

let folder: string
let library: string
let home: NodeJS.ProcessEnv
let id: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-kills-'))
  library = join(folder, 'library')
  home = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), XDG_CONFIG_HOME: join(folder, 'config') }
  await run('demo', library)
  const rows = JSON.parse((await run('list', library, '--kind', 'pack', '--json')).out) as { id: string }[]
  id = rows[0]!.id
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

function begin(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: home })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return { child, said }
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { child, said } = begin(...args)
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...said }
}

const issuesNow = async (): Promise<PackIssue[]> => {
  const shown = JSON.parse((await run('show', library, id, '--json')).out) as { issues: unknown }
  return packV1.shape.issues.parse(shown.issues)
}

/** Begins an issue and kills it, so many ms after it told of its first entry. */
async function killIssue(afterMs: number): Promise<void> {
  const { child } = begin('pack', library, id, '--issue', '-o', 'killed.pdf')
  await once(child.stderr, 'data')
  await new Promise((done) => setTimeout(done, afterMs))
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

describe('an issue that is killed half-way', () => {
  it('leaves the last one as it was, whole and under its labels, and the next can be made', async () => {
    const first = await run('pack', library, id, '--issue', '-o', 'first.pdf', '--json')
    expect(JSON.parse(first.out)).toMatchObject({ issue: 1, pages: expect.any(Number) })
    const file = await readFile(join(folder, 'first.pdf'))
    let before = await issuesNow()
    for (const afterMs of [0, 250, 900]) {
      await killIssue(afterMs)
      const now = await issuesNow()
      // Killed late enough it was made already; never is there half of one.
      expect(now.slice(0, before.length)).toEqual(before)
      expect(now.length - before.length).toBeLessThanOrEqual(1)
      before = now
    }
    expect(before[0]!.sha256).toBe(createHash('sha256').update(file).digest('hex'))
    expect((await run('verify', library)).code).toBe(0)

    const next = await run('pack', library, id, '--issue', '-o', 'next.pdf', '--json')
    const number = before.length + 1
    expect(JSON.parse(next.out)).toMatchObject({ issue: number })
    const supplement = await run(
      'pack',
      library,
      id,
      '--delta',
      `1..${number}`,
      '-o',
      'supplement.pdf',
      '--json',
    )
    expect(JSON.parse(supplement.out)).toMatchObject({ changeSheetPages: 1, unchanged: expect.any(Number) })
    expect((await run('pack', library, id, '--delta', '2..1')).code).not.toBe(0)
  }, 120_000)
})
