import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { contract } from '../../shared/contract/index.ts'

const built = resolve(import.meta.dirname, '../../out/main')
const cli = join(built, 'cli.js')

let folder: string
let library: string
let home: NodeJS.ProcessEnv
const started: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plain-hosts-'))
  library = join(folder, 'library')
  home = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), XDG_CONFIG_HOME: join(folder, 'config') }
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(folder, { recursive: true })
})

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: home })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

type Host = { child: ChildProcess; port: number; token: string }

async function serve(entry: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Host> {
  const child = fork(join(built, entry), args, {
    env: { ...home, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  started.push(child)
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const address = /^http:\/\/127\.0\.0\.1:(\d+)\/#t=([\w-]{43})\n$/.exec(line.toString())
  if (!address) throw new Error(`no address but ${line.toString()}`)
  return { child, port: Number(address[1]), token: address[2]! }
}

async function enter({ port, token }: Host): Promise<ContractRouterClient<typeof contract>> {
  const origin = `http://127.0.0.1:${port}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { origin })
  await once(socket, 'open')
  socket.send(JSON.stringify({ token }))
  await once(socket, 'message')
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
}

const exitOf = async (child: ChildProcess) => (await once(child, 'exit')) as [number | null, string | null]

describe('the built command line', () => {
  it('makes the worked example, finds in it, and typesets its report in a process of its own', async () => {
    expect((await run('demo', library)).code).toBe(0)
    const list = await run('list', library, '--kind', 'document', '--json')
    const rows = JSON.parse(list.out) as { symbol: string | null }[]
    expect(rows.map(({ symbol }) => symbol)).toContain('IDM/2018/L/1')
    const found = await run('search', library, 'partnreships', '--json')
    expect((JSON.parse(found.out) as unknown[]).length).toBeGreaterThan(0)
    const made = await run('export', library, 'IDM/2018/L/1', '--format', 'pdf', '-o', 'report.pdf', '--json')
    expect(JSON.parse(made.out)).toMatchObject({ file: join(folder, 'report.pdf') })
    expect((await readFile(join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    expect(made.err).not.toMatch(/ {4}at /)
    expect((await run('verify', library)).code).toBe(0)
  })

  it('reads what a pipe gives it and writes nothing but the answer', async () => {
    await writeFile(join(folder, 'bulk.jsonl'), '{"title":"One","text":"Words"}\n')
    await run('init', library)
    const { code, out, err } = await run('import', library, 'bulk.jsonl', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toHaveLength(1)
    const missing = await run('list', join(folder, 'absent'), '--json')
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, 'absent'))).toBe(false)
  })
})

describe.each([
  ['the command line', 'cli.js', ['serve']],
  ['the loopback host', 'loopback.js', []],
])('a library served by %s', (_name, entry, before) => {
  beforeEach(async () => {
    await run('init', library)
  })

  it('shows the page, answers the contract, and ends in order when it is told to', async () => {
    const host = await serve(entry, [...before, library])
    const page = await fetch(`http://127.0.0.1:${host.port}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<div id="root">')
    const client = await enter(host)
    const made = await client.records.create({ kind: 'person', name: 'Somebody' })
    host.child.kill('SIGTERM')
    expect(await exitOf(host.child)).toEqual([0, null])
    const shown = await run('show', library, made.record.id, '--json')
    expect(JSON.parse(shown.out)).toMatchObject({ name: 'Somebody' })
  })

  it('ends when whoever started it is gone', async () => {
    const host = await serve(entry, [...before, library])
    host.child.disconnect()
    expect(await exitOf(host.child)).toEqual([0, null])
  })

  it('that was killed has kept what it acknowledged, and is found again at its address', async () => {
    const host = await serve(entry, [...before, library])
    const { record } = await (await enter(host)).records.create({ kind: 'person', name: 'Somebody' })
    host.child.kill('SIGKILL')
    await exitOf(host.child)
    const again = await serve(entry, [...before, library, '--port', String(host.port)], {
      RAPPORTEUR_TOKEN: host.token,
    })
    expect({ port: again.port, token: again.token }).toEqual({ port: host.port, token: host.token })
    const read = await (await enter(host)).records.get({ id: record.id })
    expect(read.record).toMatchObject({ name: 'Somebody' })
    expect((await (await enter(again)).library.status()).readOnly).toBeNull()
  })

  it('says in one line that its port is taken', async () => {
    const host = await serve(entry, [...before, library])
    const other = join(folder, 'other')
    await run('init', other)
    const child = spawn(
      process.execPath,
      [join(built, entry), ...before, other, '--port', String(host.port)],
      { env: home },
    )
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})
