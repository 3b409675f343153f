import { describe, expect, it, vi } from 'vitest'
import { aMechanism } from '../../tests/builders/records.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { openSearchWhenAsked } from './open-search-when-asked.ts'

function createSearch() {
  return {
    query: vi.fn(() => Promise.resolve({ hits: [], total: 0, indexed: 1 })),
    snippets: vi.fn(() => Promise.resolve([])),
    suggest: vi.fn(async () => []),
    similar: vi.fn(() => Promise.resolve([])),
    switch: vi.fn(() => Promise.resolve([])),
    update: vi.fn(),
    remove: vi.fn(),
    indexed: vi.fn(() => 1),
    onProgress: vi.fn(() => () => undefined),
    ready: vi.fn(() => Promise.resolve()),
    close: vi.fn(() => Promise.resolve()),
  } satisfies SearchIndex
}

const summary = summarize(aMechanism(1))
const question = { text: 'MIDSA', limit: 5, snippets: true, facets: false }

describe('a search that waits to be asked', () => {
  it('is never opened for a command that asks nothing', async () => {
    const open = vi.fn(() => Promise.resolve(createSearch()))
    const search = openSearchWhenAsked(open)
    search.update(summary, () => Promise.resolve({ passages: [] }))
    search.remove(summary.id)
    await search.close()
    expect(open).not.toHaveBeenCalled()
  })

  it('is opened once, by the first question, and closed again', async () => {
    const opened = createSearch()
    const open = vi.fn(() => Promise.resolve(opened))
    const search = openSearchWhenAsked(open)
    await Promise.all([search.query(question), search.switch('MID', 3), search.ready()])
    expect(open).toHaveBeenCalledOnce()
    expect(opened.query).toHaveBeenCalledWith(question)
    expect(opened.switch).toHaveBeenCalledWith('MID', 3)
    await search.close()
    expect(opened.close).toHaveBeenCalledOnce()
  })

  it('is told of changes from then on', async () => {
    const opened = createSearch()
    const search = openSearchWhenAsked(() => Promise.resolve(opened))
    await search.ready()
    const readText = () => Promise.resolve({ passages: [] })
    search.update(summary, readText)
    search.remove(summary.id)
    expect(opened.update).toHaveBeenCalledWith(summary, readText)
    expect(opened.remove).toHaveBeenCalledWith(summary.id)
  })
})
