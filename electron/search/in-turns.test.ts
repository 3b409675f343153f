import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchIndex } from './search-index.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { ask, searchLibrary, titles } from './search-library.test-kit.ts'

const open: SearchIndex[] = []
beforeEach(() => {
  // A clock by which each look takes a millisecond, so that turns are counted and not timed.
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(open.splice(0).map((index) => index.close()))
})

const count = 400

/** A library that counts how many of its records are looked at before others have their turn. */
function counted() {
  const library = searchLibrary(
    Array.from({ length: count }, (_, at) => ({ title: `Dialogue number ${at}`, tags: ['regional'] })),
  )
  const seen = new Set<RecordSummary>()
  let most = 0
  for (const summary of library.summaries.values()) {
    const { title, tags, kind } = summary
    const look = <T>(value: T) => {
      seen.add(summary)
      most = Math.max(most, seen.size)
      return value
    }
    Object.defineProperty(summary, 'title', { get: () => look(title) })
    Object.defineProperty(summary, 'tags', { get: () => look(tags) })
    Object.defineProperty(summary, 'kind', { get: () => look(kind) })
  }
  let isWatching = true
  const watch = () => {
    seen.clear()
    if (isWatching) setImmediate(watch)
  }
  watch()
  return {
    library,
    /** The most there were in a turn since this was asked last. */
    mostInATurn: () => {
      const before = most
      most = 0
      seen.clear()
      return before
    },
    stop: () => (isWatching = false),
  }
}

describe('a library of many records', () => {
  it('is opened, found by name and counted a few records in a turn', async () => {
    const { library, mostInATurn, stop } = counted()
    const index = await library.open({ revisionOf: () => 0, readText: () => new Promise(() => undefined) })
    expect((await index.switch('number 399', 5))[0]?.summary.title).toBe('Dialogue number 399')
    expect(mostInATurn()).toBeLessThan(count / 4)
    stop()
  })

  it('counts facets a few records in a turn', async () => {
    const { library, mostInATurn, stop } = counted()
    const index = await library.open()
    open.push(index)
    await index.ready()
    mostInATurn()
    const { facets } = await ask(index, 'type:document', { facets: true, limit: 1 })
    expect(facets?.find(({ facet }) => facet === 'tag')?.values).toEqual([{ value: 'regional', count }])
    expect(mostInATurn()).toBeLessThan(count / 4)
    stop()
  })

  it('is asked for the values it has a few records in a turn', async () => {
    const { library, mostInATurn, stop } = counted()
    const index = await library.open()
    open.push(index)
    await index.ready()
    mostInATurn()
    expect(await index.suggest('tag:reg', 7, 'en')).toMatchObject([{ text: 'tag:regional', count }])
    expect(mostInATurn()).toBeLessThan(count / 4)
    stop()
  })
})

describe('a filter in a library of many records', () => {
  it.each(['type:document', 'tag:regional', 'mechanism:none', 'has:annex', 'dialogue -tag:other'])(
    '%s is looked through a few records in a turn',
    async (text) => {
      const { library, mostInATurn, stop } = counted()
      const index = await library.open()
      open.push(index)
      await index.ready()
      mostInATurn()
      const { total } = await ask(index, text, { limit: 1 })
      expect(total).toBe(text.endsWith(':none') || text === 'has:annex' ? 0 : count)
      expect(mostInATurn()).toBeLessThan(count / 4)
      stop()
    },
  )
})

describe('what changes while names are looked at', () => {
  const many = () =>
    searchLibrary(Array.from({ length: count }, (_, at) => ({ title: `Dialogue number ${at}` })))

  it('is found once, and not at all where it is deleted', async () => {
    const library = many()
    const index = await library.open()
    open.push(index)
    await index.ready()
    const finding = index.switch('dialogue', count)
    await nextTurn()
    const [changed = '', deleted = ''] = [...library.summaries.keys()]
    index.update(library.put({ id: changed, title: 'Dialogue, changed' }), async () => ({ passages: [] }))
    library.remove(deleted)
    index.remove(deleted)
    const ids = (await finding).map(({ summary }) => String(summary.id))
    expect(ids).toHaveLength(count - 1)
    expect(new Set(ids).size).toBe(count - 1)
    expect(ids).not.toContain(deleted)
  })

  it('counts as it is then while the library is being opened', async () => {
    const library = many()
    const index = await library.open()
    open.push(index)
    const [first = ''] = [...library.summaries.keys()]
    const last = [...library.summaries.keys()].at(-1) ?? ''
    for (const [id, title] of [
      [first, 'Puebla Process'],
      [last, 'Bali Process'],
    ] as const)
      index.update(library.put({ id, title }), async () => ({ passages: [] }))
    expect((await index.switch('process', 5)).map(({ summary }) => summary.title).toSorted()).toEqual([
      'Bali Process',
      'Puebla Process',
    ])
    expect(await index.switch(`Dialogue number ${count - 1}`, 1)).not.toContainEqual(
      expect.objectContaining({ summary: expect.objectContaining({ id: last }) }),
    )
    expect(await titles(index, 'Bali Process')).toEqual(['Bali Process'])
  })
})
