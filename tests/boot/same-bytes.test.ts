import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'same-bytes-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const home = { XDG_CACHE_HOME: join(folder, 'cache'), XDG_CONFIG_HOME: join(folder, 'config') }
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, ...home, ...env } })
  let out = ''
  let complaints = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(complaints)
  return out
}

it('gives the same file in every process, working folder, time zone and locale', async () => {
  const library = join(folder, 'library')
  const text = 'The workshop was held in Geneva.\n\nالحوار الدولي\n\n会议\n\n12 345,6 «guillemets»'
  const paper = JSON.stringify({
    kind: 'final-report',
    title: 'Report',
    language: 'fr',
    date: '2026-03-01',
    text,
  })
  await writeFile(join(folder, 'bulk.jsonl'), `${paper}\n`)
  await run(['init', library], folder)
  await run(['import', library, join(folder, 'bulk.jsonl')], folder)
  const listed = JSON.parse(await run(['list', library, '--kind', 'document', '--json'], folder)) as {
    id: string
  }[]
  const id = listed[0]?.id ?? ''
  const elsewhere = join(folder, 'ailleurs', '别处')
  await mkdir(elsewhere, { recursive: true })
  const places: [string, NodeJS.ProcessEnv][] = [
    [folder, { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }],
    [elsewhere, { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' }],
    [tmpdir(), { TZ: 'America/St_Johns', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' }],
  ]
  const hashes = new Set<string>()
  for (const [at, [cwd, env]] of places.entries()) {
    const file = join(folder, `${at}.pdf`)
    await run(['export', library, id, '--format', 'pdf', '-o', file], cwd, env)
    hashes.add(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    )
  }
  expect(hashes.size).toBe(1)
})
