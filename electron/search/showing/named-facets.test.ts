import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FacetName, SearchInput } from '../../../shared/contract/search.ts'
import type { SearchIndex } from '../search-index.ts'
import { ask, searchLibrary, titles } from '../search-library.test-kit.ts'

const named: Record<string, { people?: string[]; places?: string[] }> = {
  'Workshop in Lusaka': { people: ['Ana Pérez', 'Bakary Touré'], places: ['Lusaka', 'Zambia'] },
  'Workshop in Geneva': { people: ['Ana Pérez'], places: ['Geneva', 'Switzerland'] },
  'Paper on workshops': { people: ['ANA PEREZ'] },
  'Paper on nobody': {},
}

let folder: string
const open: SearchIndex[] = []
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'named-facets-'))))
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()))
  await rm(folder, { recursive: true, force: true })
})

const library = searchLibrary(
  Object.keys(named).map((title) => ({
    title,
    ...(title.includes('Geneva') ? { kind: 'meeting' as const, place: 'Geneva, Switzerland' } : {}),
  })),
)

async function opened(): Promise<SearchIndex> {
  const index = await library.open({
    folder,
    readText: async (id) => ({
      passages: [{ text: 'workshop paper' }],
      ...named[library.summaries.get(id)!.title],
    }),
  })
  open.push(index)
  await index.ready()
  return index
}

async function countsOf(index: SearchIndex, facet: FacetName, more: Omit<SearchInput, 'text'> = {}) {
  const { facets } = await ask(index, 'workshop', { facets: true, ...more })
  const values = facets?.find((each) => each.facet === facet)?.values ?? []
  return values.map(({ value, count }) => `${value} ${count}`)
}

describe('who and where is named', () => {
  it('is counted beside the hits, one name however it is written', async () => {
    const index = await opened()
    expect(await countsOf(index, 'person')).toEqual(['Ana Pérez 3', 'Bakary Touré 1'])
    expect(await countsOf(index, 'place')).toEqual(['Geneva 1', 'Lusaka 1', 'Switzerland 1', 'Zambia 1'])
  })

  it('narrows, and still counts what choosing another would give', async () => {
    const index = await opened()
    expect(await titles(index, 'workshop', { people: ['bakary toure'] })).toEqual(['Workshop in Lusaka'])
    expect(await titles(index, '', { places: ['Geneva', 'Lusaka'] })).toHaveLength(2)
    expect(await countsOf(index, 'person', { people: ['Bakary Touré'] })).toEqual([
      'Ana Pérez 3',
      'Bakary Touré 1',
    ])
    expect(await countsOf(index, 'place', { people: ['Bakary Touré'] })).toEqual(['Lusaka 1', 'Zambia 1'])
  })

  it('is known of an index that was written before', async () => {
    await (await opened()).close()
    open.length = 0
    const again = await opened()
    await expect.poll(() => countsOf(again, 'person')).toEqual(['Ana Pérez 3', 'Bakary Touré 1'])
  })

  it('is suggested with the number of records, those in most first', async () => {
    const index = await opened()
    const offered = async (text: string) => {
      const values = await index.suggest(text, text.length, 'en')
      return values.map(({ text: value, count }) => `${value} ${count ?? '–'}`)
    }
    expect(await offered('person:')).toEqual(['person:"Ana Pérez" 3', 'person:"Bakary Touré" 1'])
    expect(await offered('person:tou')).toEqual(['person:"Bakary Touré" 1'])
    expect(await offered('place:g')).toEqual(['place:Geneva 1'])
    expect(await offered('has:')).toContain('has:annex –')
  })
})

describe('how far the index has read', () => {
  it('is told step by step and, at the end, that it is everything', async () => {
    const many = searchLibrary(
      Array.from({ length: 300 }, (_, at) => ({ title: `Paper ${at}`, text: 'words '.repeat(400) })),
    )
    const index = await many.open({ folder })
    open.push(index)
    const told: number[] = []
    const stop = index.onProgress((indexed) => void told.push(indexed))
    await index.ready()
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
    stop()
    const count = told.length
    const [id = ''] = [...many.summaries.keys()]
    index.update(many.put({ id, title: 'Changed' }), async () => ({ passages: [] }))
    await index.ready()
    expect(told.length).toBe(count)
  })
})
