import { fork, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChildCompiler, type ChildPort } from './child-compiler.ts'
import { forkCompileChild } from './fork-compile-child.ts'
import { locateResources } from './locate-resources.ts'
import { body, documentRecord, inputOf, node, p, row, cell } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

// Inside the project, so that the bundle finds the native binding.
const folder = join(import.meta.dirname, '../../node_modules/.cache/compile-child-test')
const script = join(folder, 'compile-child.js')
const resources = locateResources(import.meta.dirname)
const hasStrace = spawnSync('strace', ['-qq', 'true'], { stdio: 'ignore' }).status === 0

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { external: ['@myriaddreamin/typst-ts-node-compiler'], noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'compile-child.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'compile-child.js' } },
    },
  })
})

describe('the compile process', () => {
  const started: { port: ChildPort; ended: Promise<void> }[] = []
  const start = () => {
    const port = forkCompileChild(script)
    started.push({ port, ended: new Promise((resolve) => port.onExit(() => resolve())) })
    return port
  }
  const typesetting = createTypesetting({
    compiler: createChildCompiler({ spawn: start, resources }),
    resources,
  })
  afterAll(() => typesetting.close())
  const input = inputOf(documentRecord({ type: 'note' }), body(p('Words.')))

  it('typesets as the compiler in this process does', async () => {
    const { pdf, pages } = await typesetting.typeset(input, { standard: 'ua-1' })
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(pages).toBe(1)
  })

  it('says which stage it is in, and is killed in the middle of a compile', async () => {
    const rows = Array.from({ length: 1500 }, () => row(...Array.from({ length: 10 }, () => cell('x'))))
    const cancelling = new AbortController()
    const stages: string[] = []
    const long = typesetting.typeset(inputOf(documentRecord(), body(node('table', rows, { id: 't' }))), {
      standard: 'ua-1',
      signal: cancelling.signal,
      onStage: (stage) => {
        stages.push(stage)
        if (stage === 'typesetting') setTimeout(() => cancelling.abort(), 50)
      },
    })
    await expect(long).rejects.toMatchObject({ name: 'AbortError' })
    await started.at(-1)?.ended
    expect(stages).toEqual(['preparing', 'typesetting'])
    const again = await typesetting.typeset(input, { standard: 'ua-1' })
    expect(again.pages).toBe(1)
    expect(started).toHaveLength(2)
  })

  it.skipIf(!hasStrace)(
    'asks no other machine for a package that a template wants (skipped without strace)',
    async () => {
      const log = join(folder, 'connections.log')
      const template = {
        path: 'own/curious/template.typ',
        bytes: Buffer.from('#import "@preview/cetz:0.3.0": *'),
      }
      const child = spawn(
        'strace',
        ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg', '-o', log, process.execPath, script],
        {
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          serialization: 'advanced',
        },
      )
      const answered = new Promise<unknown>((resolve) => child.on('message', resolve))
      child.send({ type: 'start', ...resources })
      const job = { main: template.path, data: '{}', standard: 'preview', identifier: '', files: [template] }
      child.send({ type: 'compile', id: 1, ...job })
      expect(await answered).toMatchObject({
        outcome: { ok: false, fault: { file: 'template.typ', line: 1 } },
      })
      child.disconnect()
      await new Promise((resolve) => child.on('exit', resolve))
      const reached = readFileSync(log, 'utf8').match(/sin6?_port=htons\(\d+\).*?"[^"]+"/g) ?? []
      expect(reached.length).toBeGreaterThan(0)
      expect(reached.filter((each) => !/htons\(9\).*"127\.0\.0\.1"/.test(each))).toEqual([])
    },
    60_000,
  )

  it('ends when the one that started it is gone', async () => {
    const child = fork(script, [], { serialization: 'advanced', execArgv: [] })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.disconnect()
    expect(await ended).toBe(0)
  })
})
