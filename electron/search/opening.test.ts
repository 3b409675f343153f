import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { unpackText } from './index/packed-text.ts'
import { SegmentShelf } from './index/segment-shelf.ts'
import { ask, searchLibrary } from './search-library.test-kit.ts'

vi.mock(import('./index/packed-text.ts'), async (original) => {
  const real = await original()
  return { ...real, unpackText: vi.fn(real.unpackText) }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opening-'))
  vi.mocked(unpackText).mockClear()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const written = Array.from({ length: 60 }, (_, number) => ({
  title: `Paper ${number}`,
  text: 'about subjects',
  people: [number % 2 === 0 ? 'Ana Pérez' : 'Bakary Touré'],
  places: ['Lusaka'],
}))

describe('an index that was written before', () => {
  it('knows who is named in its documents without reading the text of any', async () => {
    const library = searchLibrary(written)
    const first = await library.open({ folder })
    await first.ready()
    await first.close()
    const read = vi.spyOn(SegmentShelf.prototype, 'text')

    const index = await library.open({ folder })
    await index.ready()
    const { facets } = await ask(index, 'subjects', { facets: true, snippets: false })
    expect(facets?.find(({ facet }) => facet === 'person')?.values).toEqual([
      { value: 'Ana Pérez', count: 30 },
      { value: 'Bakary Touré', count: 30 },
    ])
    expect([read.mock.calls.length, vi.mocked(unpackText).mock.calls.length]).toEqual([0, 0])

    await ask(index, 'subjects', { snippets: true, limit: 3 })
    expect([read.mock.calls.length, vi.mocked(unpackText).mock.calls.length]).toEqual([3, 3])
    await index.close()
  })

  it('has the names of what was merged, and of what changed since', async () => {
    const library = searchLibrary(written)
    const first = await library.open({ folder })
    await first.ready()
    const changed = library.put({ ...written[1]!, id: library.idOf('Paper 1'), people: ['Zola Ndlovu'] })
    first.update(changed, async () => ({ passages: [], people: ['Zola Ndlovu'] }))
    await first.ready()
    await first.close()

    const index = await library.open({ folder })
    await index.ready()
    const { facets } = await ask(index, 'type:document', { facets: true })
    expect(facets?.find(({ facet }) => facet === 'person')?.values).toEqual([
      { value: 'Ana Pérez', count: 30 },
      { value: 'Bakary Touré', count: 29 },
      { value: 'Zola Ndlovu', count: 1 },
    ])
    await index.close()
  })
})
