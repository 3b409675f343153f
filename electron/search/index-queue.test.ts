import { describe, expect, it } from 'vitest'
import { aDocument } from '../../tests/builders/records.ts'
import { summarize } from '../../shared/model/summarize.ts'
import { ThreadLost, type EngineLink } from './thread/engine-link.ts'
import { createIndexQueue } from './index-queue.ts'
import { createNaming } from './names/naming.ts'

/** An engine whose thread dies of some documents whenever one is handed in, and is started again, as a real one is. */
function mortalEngine(killers: readonly string[]) {
  const kept = new Map<string, number>()
  const batches: number[] = []
  let restarted = () => undefined as void
  const unused = () => Promise.reject(new Error('not asked here'))
  const link: EngineLink = {
    revisions: () =>
      Promise.resolve({ ids: [...kept.keys()].join(' '), revs: Uint32Array.from(kept.values()) }),
    put: (documents) => {
      batches.push(documents.length)
      if (documents.some(({ id }) => killers.includes(id))) {
        setImmediate(restarted)
        return Promise.reject(new ThreadLost('died', true))
      }
      for (const { id, rev } of documents) kept.set(id, rev)
      return Promise.resolve()
    },
    remove: (ids) => {
      for (const id of ids) kept.delete(id)
      return Promise.resolve()
    },
    rest: () => Promise.resolve(),
    find: unused,
    show: unused,
    named: unused,
    similarDocuments: unused,
    similarIn: unused,
    reset: unused,
    close: () => Promise.resolve(),
    onRestart: (listener) => void (restarted = listener),
  }
  return { link, kept, batches }
}

describe('a document that kills the thread', () => {
  const summaries = new Map(
    Array.from({ length: 30 }, (_, number) => {
      const summary = summarize(aDocument(number + 1, { title: `Paper ${number}` }))
      return [summary.id, summary] as const
    }),
  )
  const [killer = ''] = [...summaries.keys()].slice(17)

  it('is left out, and all others are found; changed, it is tried again', async () => {
    const engine = mortalEngine([killer])
    let rev = 1
    const queue = createIndexQueue({
      summaries: () => summaries,
      revisionOf: (id) => (id === killer ? rev : 1),
      readText: () => Promise.resolve({ passages: [] }),
      link: engine.link,
      naming: createNaming(),
    })
    await queue.catchUp()
    await expect.poll(() => engine.kept.size).toBe(29)
    await queue.idle()
    const tried = engine.batches.length
    await queue.catchUp()
    await queue.idle()
    expect(engine.batches.length).toBe(tried)
    expect(queue.indexed()).toBe(1)

    rev = 2
    await queue.catchUp()
    await expect.poll(() => engine.batches.length).toBeGreaterThan(tried)
    await queue.close()
  })

  it('is the only one left out, however many there are and wherever they stand', async () => {
    const ids = [...summaries.keys()]
    const killers = [0, 1, 2, 3, 4, 12, 13, 29].map((at) => ids[at]!)
    const engine = mortalEngine(killers)
    const queue = createIndexQueue({
      summaries: () => summaries,
      revisionOf: () => 1,
      readText: () => Promise.resolve({ passages: [] }),
      link: engine.link,
      naming: createNaming(),
    })
    await queue.catchUp()
    await queue.idle()
    expect([...engine.kept.keys()].toSorted()).toEqual(ids.filter((id) => !killers.includes(id)).toSorted())
    expect(queue.indexed()).toBe(1)
    await queue.close()
  })
})

describe('an index that has everything already', () => {
  it('is not called whole before it was compared and has given its names, and says so when it was', async () => {
    const summary = summarize(aDocument(1, { title: 'Paper' }))
    const whileAsked: number[] = []
    const queue = createIndexQueue({
      summaries: () => new Map([[summary.id, summary]]),
      revisionOf: () => 1,
      readText: () => Promise.resolve({ passages: [] }),
      link: {
        ...mortalEngine([]).link,
        revisions: () => {
          whileAsked.push(queue.indexed())
          return Promise.resolve({ ids: summary.id, revs: Uint32Array.of(1) })
        },
        named: () => {
          whileAsked.push(queue.indexed())
          return Promise.resolve([])
        },
      },
      naming: createNaming(),
    })
    const told: number[] = []
    queue.onProgress((indexed) => told.push(indexed))
    const caughtUp = queue.catchUp()
    expect(queue.indexed()).toBeLessThan(1)
    await queue.idle()
    await caughtUp
    expect(whileAsked).toHaveLength(2)
    expect(Math.max(...whileAsked)).toBeLessThan(1)
    expect(queue.indexed()).toBe(1)
    expect(told.map((share) => share === 1)).toEqual([false, true])
    await queue.close()
  })
})
