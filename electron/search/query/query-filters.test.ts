import { afterEach, describe, expect, it } from 'vitest'
import type { SearchIndex, SearchPorts } from '../search-index.ts'
import { ask, plainText, searchLibrary, titles, type Written } from '../search-library.test-kit.ts'

const open: SearchIndex[] = []
afterEach(async () => {
  for (const index of open.splice(0)) await index.close()
})

const ids = {
  midsa: '01890000-0000-7000-8000-0000000000a1',
  lusaka: '01890000-0000-7000-8000-0000000000a2',
  report: '01890000-0000-7000-8000-0000000000a3',
} as const

const written: Written[] = [
  {
    id: ids.midsa,
    kind: 'mechanism',
    title: 'Migration Dialogue for Southern Africa',
    acronym: 'MIDSA',
    aliases: ['Dialogue sur la migration en Afrique australe'],
  },
  {
    id: ids.lusaka,
    kind: 'meeting',
    title: 'Lusaka conference',
    type: 'conference',
    place: 'Lusaka, Zambia',
    year: 2016,
    links: [{ relation: 'mechanism', id: ids.midsa as never }],
  },
  {
    id: ids.report,
    title: 'Report of Lusaka',
    type: 'final-report',
    status: 'final',
    language: 'fr',
    year: 2016,
    tags: ['régime foncier', 'return'],
    links: [{ relation: 'meeting', id: ids.lusaka as never }],
    text: 'Remittances and return.\nMinisters of MIDSA agreed.',
    blocks: [{ id: 'b1', type: 'action', text: 'Do it', owner: 'Ana Touré', state: 'open' }] as never,
  },
  {
    title: 'Draft note',
    type: 'note',
    status: 'draft',
    language: 'en',
    year: 2018,
    tags: ['return'],
    text: 'Remittances.',
  },
  { kind: 'attachment', title: 'annex one', links: [{ relation: 'meeting', id: ids.lusaka as never }] },
]

async function over(ports: Partial<SearchPorts> = {}): Promise<SearchIndex> {
  const index = await searchLibrary(written).open(ports)
  open.push(index)
  await index.ready()
  return index
}

describe('filters typed into a query', () => {
  it.each([
    ['type:report', ['Report of Lusaka']],
    ['type:rapport remittances', ['Report of Lusaka']],
    ['tipo:informe', ['Report of Lusaka']],
    ['remittances -type:report', ['Draft note']],
    ['status:draft', ['Draft note']],
    ['statut:brouillon', ['Draft note']],
    ['is:final', ['Report of Lusaka']],
    ['remittances year:2014..2017', ['Report of Lusaka']],
    ['année:2018', ['Draft note']],
    ['lang:français', ['Report of Lusaka']],
    ['tag:"regime foncier"', ['Report of Lusaka']],
    ['tag:regi', ['Report of Lusaka']],
    ['person:toure', ['Report of Lusaka']],
    ['personne:"Ana Touré"', ['Report of Lusaka']],
    ['place:zambia', ['Lusaka conference']],
    ['in:title lusaka', ['Lusaka conference', 'Report of Lusaka']],
    ['in:title remittances', []],
    ['has:annex', ['Lusaka conference']],
    ['has:action', ['Report of Lusaka']],
    ['mechanism:MIDSA type:report', ['Report of Lusaka']],
    ['mécanisme:"migration dialogue" statut:final', ['Report of Lusaka']],
    ['mechanism:MIDWA', []],
    ['year:2016 year:2018 type:note', ['Draft note']],
    ['is:mine', ['Report of Lusaka']],
    ['-is:mine status:final', []],
  ])('%s', async (query, expected) => {
    const index = await over({ habits: async () => ({ myNames: ['Ana Touré'], recentRecords: [] }) })
    expect((await titles(index, query)).toSorted()).toEqual(expected)
  })

  it('are words where they make no sense', async () => {
    const index = await over()
    expect((await titles(index, 'year:remittances')).toSorted()).toEqual(['Draft note', 'Report of Lusaka'])
    expect((await titles(index, 'remittances tag:')).toSorted()).toEqual(['Draft note', 'Report of Lusaka'])
  })

  it('list the newest first where there are no words', async () => {
    const index = await over()
    expect(await titles(index, 'tag:return')).toEqual(['Draft note', 'Report of Lusaka'])
  })
})

describe('a value of a filter', () => {
  const spelt: Written[] = [
    { title: 'a', tags: ['Pêche'], people: ['José Peña'], places: ['Viêt Nam'] },
    { title: 'b', tags: ['peche'], people: ['Jose Pena'], places: ['Viet Nam'] },
    { title: 'c', tags: ['péché'], people: ['Ana Touré'], places: ['Hà Nội, Viêt Nam'] },
    { title: 'd', people: ['José Díaz', 'Ana Peña'], places: ['Vietnam'] },
    { kind: 'mechanism', title: 'Diálogo' },
    { kind: 'mechanism', title: 'Dialogo' },
  ]
  it.each([
    // Written with accents it is the one that is written so, bare or quoted, whatever its case.
    ['place:"Viêt Nam"', ['a', 'c']],
    ['lieu:"VIE\u0302T NAM"', ['a', 'c']],
    ['place:"Hà Nội, Viêt Nam"', ['c']],
    ['tag:pêche', ['a']],
    ['tag:péché', ['c']],
    ['person:"José Peña"', ['a']],
    ['mechanism:diálogo', ['Diálogo']],
    // Written without, or as nothing is, it is any of them.
    ['place:"Viet Nam"', ['a', 'b', 'c']],
    ['place:"Viét Nam"', ['a', 'b', 'c']],
    ['place:Viêt', ['a', 'b', 'c', 'd']],
    ['place:"Viêt"', ['a', 'b', 'c']],
    // Its words are those of one value, where any has them all, in any order where none has them in this one.
    ['person:"jose pena"', ['a', 'b']],
    ['person:"pena jose"', ['a', 'b', 'd']],
    ['tag:peche', ['a', 'b', 'c']],
    ['tag:pèche', ['a', 'b', 'c']],
    ['person:josé', ['a', 'b', 'd']],
    ['mechanism:dialogo', ['Dialogo', 'Diálogo']],
    // It must hold, whatever words there are beside it.
    ['b c place:vietnam', []],
    ['person:"jose nobody"', []],
    ['c d place:vietnam', ['d']],
    // The same where it must not be.
    ['-place:"Viêt Nam"', ['Dialogo', 'Diálogo', 'b', 'd']],
    ['-place:"Viet Nam"', ['Dialogo', 'Diálogo', 'd']],
    ['-tag:pêche', ['Dialogo', 'Diálogo', 'b', 'c', 'd']],
    ['-person:"José Peña"', ['Dialogo', 'Diálogo', 'b', 'c', 'd']],
  ])('%s', async (query, expected) => {
    const index = await searchLibrary(spelt).open()
    open.push(index)
    await index.ready()
    expect((await titles(index, query)).toSorted()).toEqual(expected)
  })

  it('is any of them for those whose own names they are', async () => {
    const index = await searchLibrary(spelt).open({
      habits: async () => ({ myNames: ['José Peña'], recentRecords: [] }),
    })
    open.push(index)
    await index.ready()
    expect((await titles(index, 'is:mine')).toSorted()).toEqual(['a', 'b'])
  })
})

describe('facets', () => {
  it('count what choosing another value would give', async () => {
    const index = await over()
    const { facets, total } = await ask(index, 'remittances', { types: ['note'], facets: true })
    expect(total).toBe(1)
    const counts = (name: string) => facets!.find(({ facet }) => facet === name)!.values
    expect(counts('type')).toEqual([
      { value: 'final-report', count: 1 },
      { value: 'note', count: 1 },
    ])
    expect(counts('status')).toEqual([{ value: 'draft', count: 1 }])
  })
})

describe('other names', () => {
  it('stand for a name, a little less', async () => {
    const index = await over()
    const found = await titles(index, 'Dialogue sur la migration en Afrique australe ')
    expect(found).toEqual(['Migration Dialogue for Southern Africa', 'Report of Lusaka'])
  })
})

describe('what was opened lately', () => {
  it('comes first among equals', async () => {
    const library = searchLibrary([
      { title: 'One', text: 'pensions' },
      { title: 'Two', text: 'pensions' },
    ])
    for (const title of ['One', 'Two']) {
      const recentRecords = [library.idOf(title)]
      const index = await library.open({ habits: async () => ({ myNames: [], recentRecords }) })
      open.push(index)
      await index.ready()
      expect((await titles(index, 'pensions'))[0]).toBe(title)
    }
  })
})

describe('suggestions', () => {
  it('are keys in the language of the page, then values the library has', async () => {
    const index = await over()
    const texts = async (text: string, language: 'en' | 'fr' | 'es' = 'en') =>
      (await index.suggest(text, text.length, language)).map((each) => each.text)
    expect(await texts('st')).toEqual(['status:'])
    expect(await texts('remittances st', 'fr')).toEqual(['statut:'])
    expect(await texts('status:')).toEqual(['status:draft', 'status:final'])
    expect(await texts('-tag:reg')).toEqual(['tag:"régime foncier"'])
    expect(await texts('mechanism:mid')).toEqual(['mechanism:MIDSA'])
    expect(await texts('year:')).toEqual(['year:2018', 'year:2016'])
    expect(await texts('has:', 'fr')).toContain('has:annexe')
    // Codes by what they are called.
    expect(await texts('estado:borr', 'es')).toEqual(['estado:draft'])
    expect(await texts('statut:défi', 'fr')).toEqual(['statut:final'])
    expect(await texts('tipo:inf', 'es')).toContain('tipo:final-report')
    expect(await texts('idioma:fran', 'es')).toEqual(['idioma:fr'])
    expect(await texts('nothing ')).toEqual([])
    expect((await index.suggest('tag:re', 6, 'en'))[0]).toMatchObject({
      kind: 'value',
      key: 'tag',
      from: 0,
      to: 6,
    })
  })
})

describe('passages', () => {
  it('come after the hits, with the place they stand in', async () => {
    const library = searchLibrary([{ title: 'Report', text: 'x' }])
    const passages = [
      { text: 'Opening words on pensions.', block: 'b1', number: '1' },
      { text: 'The portability of pensions was agreed.', block: 'b2', number: '2' },
    ]
    const index = await library.open({ readText: async () => ({ passages }) })
    open.push(index)
    await index.ready()
    const [hit] = (await ask(index, 'portability pensions', { snippets: false })).hits
    expect(hit!.snippet).toBeUndefined()
    const [passage] = await index.snippets('portability pensions', [hit!.summary.id])
    expect(passage!.place).toMatchObject({ block: 'b2', number: '2' })
    expect(passage!.place!.ranges.map(([from, to]) => passages[1]!.text.slice(from, to))).toEqual([
      'portability',
      'pensions',
    ])
  })

  it('say the page of a file, and that a file has no text', async () => {
    const library = searchLibrary([
      { kind: 'attachment', title: 'Scan' },
      { kind: 'attachment', title: 'Guidance' },
    ])
    const scan = library.idOf('Scan')
    const index = await library.open({
      readText: async (id) =>
        id === scan
          ? { passages: [], withoutText: true }
          : {
              passages: [
                { text: 'one', page: 1 },
                { text: 'then remittances', page: 3 },
              ],
            },
    })
    open.push(index)
    await index.ready()
    expect((await ask(index, 'remittances')).hits[0]!.place).toMatchObject({ page: 3 })
    expect((await ask(index, 'scan')).hits[0]!.withoutText).toBe(true)
  })
})

describe('what was said before', () => {
  const said = 'Ministers agreed to lower the cost of sending remittances to three per cent by 2030.'

  it('is found with its paragraph, the likest first, and never in the document that asks', async () => {
    const library = searchLibrary([
      { title: 'Same', text: `Opening.\n${said}` },
      { title: 'Near', text: 'Ministers agreed to lower the cost of remittances to five per cent by 2025.' },
      { title: 'Other', text: 'The bus leaves the hotel at nine for the conference centre.' },
      { title: 'Asking', text: said },
    ])
    const index = await library.open()
    open.push(index)
    await index.ready()
    const found = await index.similar(said, library.idOf('Asking'), 5)
    expect(found.map(({ summary }) => summary.title)).toEqual(['Same', 'Near'])
    expect(found[0]!.score).toBe(1)
    expect(found[0]!.passage.text).toBe(said)
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score)
    expect(await index.similar('', undefined, 5)).toEqual([])
  })

  it('leaves out what is in the bin', async () => {
    const library = searchLibrary([{ title: 'Gone', text: said, trashedAt: '2019-01-01T00:00:00.000Z' }])
    const index = await library.open({ readText: async () => plainText(said) })
    open.push(index)
    await index.ready()
    expect(await index.similar(said, undefined, 5)).toEqual([])
  })
})
