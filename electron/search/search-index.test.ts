import { afterEach, describe, expect, it } from 'vitest'
import type { SearchIndex } from './search-index.ts'
import { ask, plainText, searchLibrary, titles, type Written } from './search-library.test-kit.ts'

const open: SearchIndex[] = []
afterEach(async () => {
  for (const index of open.splice(0)) await index.close()
})

async function over(written: Written[]) {
  const library = searchLibrary(written)
  const index = await library.open()
  open.push(index)
  await index.ready()
  return { library, index }
}

const notes: Written[] = [
  {
    title: 'Labour mobility',
    text: 'Ministers discussed emigration of nurses and the portability of pensions.',
  },
  {
    title: 'Borders',
    text: 'The workshop looked at immigration law and at entry permits for seasonal workers.',
  },
  {
    title: 'Rapport final',
    language: 'fr',
    text: "L'Organisation a présenté son étude sur l’émigration à Côte d'Ivoire.",
  },
  {
    title: 'Informe',
    language: 'es',
    text: 'La reunión trató la migración laboral y los niños no acompañados.',
  },
  { title: 'Доклад', language: 'ru', text: 'Участники обсудили трудовую миграцию и её последствия.' },
  { title: 'تقرير', language: 'ar', text: 'ناقش المشاركون الهجرة الدولية وحقوق الإنسان في المؤتمر.' },
  { title: '报告', language: 'zh', text: '与会者讨论了国际移民问题和区域协商进程。' },
]

describe('finding words', () => {
  it.each([
    ['pensions', 'Labour mobility'],
    ['PENSIONS portability', 'Labour mobility'],
    ['pensio', 'Labour mobility'],
    ['etude', 'Rapport final'],
    ['Organisation', 'Rapport final'],
    ["l'organisation", 'Rapport final'],
    ["cote d'ivoire", 'Rapport final'],
    ['reunion ninos', 'Informe'],
    ['МИГРАЦИЮ ее', 'Доклад'],
    ['هجره', 'تقرير'],
    ['الهجرة', 'تقرير'],
    ['وحقوق الانسان', 'تقرير'],
    ['国际移民', '报告'],
    ['区', '报告'],
  ])('%s finds %s first', async (query, title) => {
    const { index } = await over(notes)
    expect((await titles(index, query))[0]).toBe(title)
  })

  it.each([
    ['pensoins', 'Labour mobility', 'pensions'],
    ['portabilty', 'Labour mobility', 'portability'],
    ['seasonnal worker', 'Borders', 'seasonal'],
    ['reunoin', 'Informe', 'reunión'],
    ['acompanyados', 'Informe', 'acompañados'],
    ['organistion', 'Rapport final', 'Organisation'],
    ['участиники', 'Доклад', 'Участники'],
    ['المشاركونن', 'تقرير', 'المشاركون'],
  ])('%s is forgiven, finds %s and says it stood for %s', async (query, title, word) => {
    const { index } = await over(notes)
    const answer = await ask(index, query)
    expect(answer.hits[0]?.summary.title).toBe(title)
    expect(answer.hits[0]?.similarTo).toBe(word)
  })

  it.each([
    ['emigration', 'Labour mobility', 'Borders'],
    ['immigration', 'Borders', 'Labour mobility'],
    ['imigration', 'Borders', 'Labour mobility'],
  ])('%s is not its opposite', async (query, first, never) => {
    const { index } = await over(notes)
    const found = await titles(index, query)
    expect(found).toContain(first)
    expect(found).not.toContain(never)
  })

  it('finds nothing for words nobody wrote', async () => {
    const { index } = await over(notes)
    expect((await ask(index, 'xylophonic quaternion zzkrt')).hits).toEqual([])
    expect((await ask(index, '')).hits).toEqual([])
    expect((await ask(index, ' -"* ( ^ : \u0000 ')).hits).toEqual([])
  })

  it('reads quotes as a phrase and a minus as exclusion', async () => {
    const { index } = await over([
      { title: 'A', text: 'the global compact for migration' },
      { title: 'B', text: 'a compact global view of return' },
    ])
    expect(await titles(index, '"global compact"')).toEqual(['A'])
    expect((await titles(index, 'global compact')).toSorted()).toEqual(['A', 'B'])
    expect(await titles(index, 'compact -return')).toEqual(['A'])
    expect(await titles(index, 'compact "global view')).toEqual(['B'])
  })

  it.each([
    ['portabilityof', 'Labour mobility'],
    ['seasonalworkers', 'Borders'],
    ['emi gration', 'Labour mobility'],
    ['work shop', 'Borders'],
    ['portbai', 'Labour mobility'],
  ])('a space too few or too many, or a slip in a beginning: %s finds %s', async (query, title) => {
    const { index } = await over(notes)
    expect((await titles(index, query))[0]).toBe(title)
  })

  it('falls back to most of the words when no document has them all', async () => {
    const { index } = await over(notes)
    expect(await titles(index, 'emigration nurses pensions volcano')).toEqual(['Labour mobility'])
  })
})

describe('near-twins', () => {
  const twins: [string, string][] = [
    ['MIDSA', 'MIDWA'],
    ['MIDSA', 'MIDCAS'],
    ['MIDWA', 'MIDCOM'],
    ['MIDCAS', 'MIDCOM'],
    ['RCM', 'RCP'],
    ['IGC', 'IGAD'],
    ['AFML', 'ACP'],
    ['GFMD', 'GCM'],
    ['CRM', 'RCM'],
    ['COMMIT', 'COMMIX'],
  ]
  const directions = twins.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]) as [string, string][]

  it.each(directions)('%s never ranks %s first, nor takes one for the other', async (asked, other) => {
    const { index } = await over([
      { kind: 'mechanism', title: `Dialogue of ${other}`, acronym: other },
      { title: `Notes on the ${other} meeting`, text: `${other} met. ${other} again and again ${other}.` },
      { kind: 'mechanism', title: 'Dialogue asked for', acronym: asked },
      { title: 'Some report', text: `A passing word on ${asked} among many others.` },
    ])
    for (const query of [asked, asked.toLowerCase()]) {
      const answer = await ask(index, query)
      expect(answer.hits.map((hit) => hit.summary.title)).toEqual(['Dialogue asked for', 'Some report'])
      expect(answer.hits.every((hit) => hit.similarTo === undefined)).toBe(true)
      const switched = await index.switch(query, 10)
      expect(switched[0]?.summary.title).toBe('Dialogue asked for')
    }
  })

  it('puts the one document that has the very word above many that have a likelier one', async () => {
    const { index } = await over([
      { title: 'Labour, labour, labour', text: 'labour '.repeat(50) },
      { title: 'Labour again', text: 'labour market' },
      { title: 'American paper', text: `${'other words '.repeat(200)} labor ${'other words '.repeat(200)}` },
    ])
    const answer = await ask(index, 'labor ')
    expect(answer.hits.map((hit) => [hit.summary.title, hit.similarTo !== undefined])).toEqual([
      ['American paper', false],
      ['Labour, labour, labour', true],
      ['Labour again', true],
    ])
  })

  it('is silent on an acronym nobody has rather than offering its twin', async () => {
    const { index } = await over([
      { kind: 'mechanism', title: 'Southern dialogue', acronym: 'MIDSA', text: 'MIDSA' },
    ])
    expect(await titles(index, 'MIDWA')).toEqual([])
    expect(await index.switch('MIDWA', 5)).toEqual([])
  })

  it('puts exact and alias hits above every corrected one', async () => {
    const { index } = await over([
      { title: 'Procession', text: 'the puebla procession '.repeat(30) },
      {
        kind: 'mechanism',
        title: 'Regional Conference on Migration',
        acronym: 'RCM',
        aliases: ['Puebla Process'],
      },
      { title: 'Elsewhere', text: 'Puebla Process, once.' },
    ])
    expect((await titles(index, 'Puebla Process'))[0]).toBe('Regional Conference on Migration')
    expect((await titles(index, 'puebla proces'))[0]).toBe('Regional Conference on Migration')
  })
})

describe('symbols', () => {
  const symbols = ['C/115/1/Rev.2', 'C/114/L/6/Rev.1', 'C/115/RES/1412', 'C/Sp/7/L/1', 'MC/INF/293']

  it.each(symbols)('%s is found by every prefix, with and without slashes', async (symbol) => {
    const { index } = await over(
      symbols.map((each) => ({ title: `Paper ${symbols.indexOf(each)}`, symbol: each })),
    )
    const title = `Paper ${symbols.indexOf(symbol)}`
    for (let length = 3; length <= symbol.length; length += 1) {
      const typed = symbol.slice(0, length)
      expect(await titles(index, typed), typed).toContain(title)
      expect(await titles(index, typed.replace(/[/.]/g, '')), typed).toContain(title)
    }
    expect((await titles(index, symbol))[0]).toBe(title)
    expect((await titles(index, symbol.toLowerCase()))[0]).toBe(title)
  })
})

describe('symbols that begin alike', () => {
  const twins: [string, string][] = [
    ['C/115/1', 'C/115/11'],
    ['C/115/1', 'C/115/1/Rev.1'],
    ['C/115/L/1', 'C/115/1'],
    ['C/114/2', 'C/115/2'],
    ['MC/INF/293', 'MC/INF/239'],
  ]
  it.each(
    twins.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  )('%s asked for comes before %s', async (asked, other) => {
    const { index } = await over([
      { title: 'Other paper', symbol: other, text: `See ${other}. ${other}, again ${other}.` },
      { title: 'Paper asked for', symbol: asked },
    ])
    for (const query of [asked, asked.replace(/\W/g, ''), asked.toLowerCase()])
      expect((await titles(index, query))[0], query).toBe('Paper asked for')
  })
})

describe('what a hit shows', () => {
  it('says that a word stood in for another only where it did, whether asked for at once or after', async () => {
    const { index } = await over([
      { title: 'Procès-verbal', text: 'Le procès-verbal fut lu, ce procès verbal.' },
      { title: 'Procesverbaal', text: 'Een procesverbal in één woord.' },
    ])
    const text = 'proces verbal '
    const { hits } = await ask(index, text)
    const after = await index.snippets(
      text,
      hits.map(({ summary }) => summary.id),
    )
    const told = (each: { similarTo?: string | undefined }) => each.similarTo
    expect(hits.map(({ summary }) => summary.title)).toEqual(['Procès-verbal', 'Procesverbaal'])
    expect(hits.map(told)).toEqual([undefined, 'procesverbal'])
    expect(after.map(told)).toEqual([undefined, 'procesverbal'])
  })

  it('marks the original text, whatever folding did to its length', async () => {
    const text = `${'Größe ﬁnal… '.repeat(60)}La Côte d'Ivoire a présenté l’ÉTUDE de la Straße. ${'fin '.repeat(200)}`
    const { index } = await over([{ title: 'Étude', text }])
    const [hit] = (await ask(index, 'etude strasse')).hits
    const marked = (shown: { text: string; ranges: [number, number][] }) =>
      shown.ranges.map(([from, to]) => shown.text.slice(from, to))
    expect(marked(hit!.title)).toEqual(['Étude'])
    expect(marked(hit!.snippet!)).toEqual(['ÉTUDE', 'Straße'])
  })

  it('filters by kind, type, status, language, years and mechanism', async () => {
    const { library, index } = await over([
      { kind: 'mechanism', title: 'MIDSA compact' },
      { title: 'Final compact', type: 'final-report', status: 'final', language: 'fr', year: 2014 },
      { title: 'Draft compact', type: 'note', status: 'draft', language: 'en', year: 2018 },
    ])
    const mechanismId = library.summaries.get(library.idOf('MIDSA compact'))!.id
    const meeting = library.put({
      id: '01890000-0000-7000-8000-0000000000aa',
      kind: 'meeting',
      title: 'Lusaka',
      links: [{ relation: 'mechanism', id: mechanismId }],
    })
    const paper = library.put({
      id: '01890000-0000-7000-8000-0000000000ab',
      title: 'Lusaka compact',
      links: [{ relation: 'meeting', id: meeting.id }],
    })
    index.update(meeting, async () => plainText(''))
    index.update(paper, async () => plainText(''))
    await index.ready()
    expect(await titles(index, 'compact', { kinds: ['mechanism'] })).toEqual(['MIDSA compact'])
    expect(await titles(index, 'compact', { types: ['note'] })).toEqual(['Draft compact'])
    expect(await titles(index, 'compact', { statuses: ['final'] })).toEqual(['Final compact'])
    expect(await titles(index, 'compact', { languages: ['fr'] })).toEqual(['Final compact'])
    expect(await titles(index, 'compact', { years: [2014, 2016] })).toEqual(['Final compact'])
    expect((await titles(index, 'compact', { mechanismId })).toSorted()).toEqual([
      'Lusaka compact',
      'MIDSA compact',
    ])
  })
})
