import { describe, expect, it } from 'vitest'
import { createChildCompiler, type ChildPort } from './child-compiler.ts'
import type { ToChild } from './compile-messages.ts'
import type { CompileJob } from './compiler-port.ts'

/** A child that answers when told to, and remembers whether it was killed. */
function createTwin() {
  const children: TwinChild[] = []
  const spawn = (): ChildPort => {
    const child = new TwinChild()
    children.push(child)
    return child
  }
  return { children, spawn }
}

class TwinChild implements ChildPort {
  readonly sent: ToChild[] = []
  killed = false
  private receive: (message: unknown) => void = () => undefined
  private exit: (code: number | null) => void = () => undefined
  send(message: ToChild) {
    this.sent.push(message)
  }
  onMessage(listener: (message: unknown) => void) {
    this.receive = listener
  }
  onExit(listener: (code: number | null) => void) {
    this.exit = listener
  }
  kill() {
    this.killed = true
    this.exit(null)
  }
  crash() {
    this.exit(139)
  }
  answer(rss = 1) {
    const job = this.sent.findLast((message) => message.type === 'compile')
    const outcome = { ok: true, pdf: new Uint8Array([37]), pages: 1, places: [] }
    this.receive({ type: 'compiled', id: job?.type === 'compile' ? job.id : 0, rss, outcome })
  }
}

const resources = { templates: '/t', fonts: '/f' }
const job: CompileJob = {
  main: 'templates/note/template.typ',
  data: '{}',
  files: [],
  standard: 'ua-1',
  identifier: '',
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a compiler in a process of its own', () => {
  it('starts with the first job, and gives the same process the next', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    expect(children).toHaveLength(0)
    for (let round = 0; round < 2; round += 1) {
      const outcome = compiler.compile(job)
      await turn()
      children[0]?.answer()
      expect(await outcome).toMatchObject({ ok: true, pages: 1 })
    }
    expect(children).toHaveLength(1)
    expect(children[0]?.sent.map(({ type }) => type)).toEqual(['start', 'compile', 'compile'])
  })

  it('kills the process when cancelled, and serves the job behind it with a fresh one', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    const cancelling = new AbortController()
    const first = compiler.compile(job, cancelling.signal)
    const second = compiler.compile(job)
    await turn()
    cancelling.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    expect(children[0]?.killed).toBe(true)
    await turn()
    children[1]?.answer()
    expect(await second).toMatchObject({ ok: true })
  })

  it('lets a job that waits be cancelled without touching the one that runs', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    const first = compiler.compile(job)
    const cancelling = new AbortController()
    const second = compiler.compile(job, cancelling.signal)
    await turn()
    cancelling.abort()
    await expect(second).rejects.toMatchObject({ name: 'AbortError' })
    expect(children[0]?.killed).toBe(false)
    children[0]?.answer()
    expect(await first).toMatchObject({ ok: true })
  })

  it('takes a crash for an outcome, and goes on with a new process', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    const first = compiler.compile(job)
    await turn()
    children[0]?.crash()
    expect(await first).toMatchObject({ ok: false, diagnostics: ['The compile process ended (139).'] })
    const second = compiler.compile(job)
    await turn()
    children[1]?.answer()
    expect(await second).toMatchObject({ ok: true })
  })

  it('replaces a process that has grown too large or worked too long', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources, recycleAt: { rss: 100, jobs: 2 } })
    for (const [child, rss] of [
      [0, 101],
      [1, 1],
      [1, 1],
      [2, 1],
    ] as const) {
      const outcome = compiler.compile(job)
      await turn()
      children[child]?.answer(rss)
      await outcome
    }
    expect(children.map(({ killed }) => killed)).toEqual([true, true, false])
  })

  it('ignores what it cannot read', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    const outcome = compiler.compile(job)
    await turn()
    children[0]?.onMessage.call(children[0], () => undefined)
    children[0]?.crash()
    expect(await outcome).toMatchObject({ ok: false })
  })

  it('ends what runs when it is closed, and takes nothing more', async () => {
    const { children, spawn } = createTwin()
    const compiler = createChildCompiler({ spawn, resources })
    const outcome = compiler.compile(job)
    await turn()
    await compiler.close()
    expect(await outcome).toMatchObject({ ok: false })
    expect(children[0]?.killed).toBe(true)
    await expect(compiler.compile(job)).rejects.toMatchObject({ name: 'AbortError' })
  })
})
