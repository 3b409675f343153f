import { afterEach, describe, expect, it } from 'vitest'
import type { SearchIndex } from './search-index.ts'
import { ask, searchLibrary } from './search-library.test-kit.ts'

const open: SearchIndex[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()))
})

type Twin = [asked: string, other: string]
const both = (twins: Twin[]): Twin[] =>
  twins.flatMap(([a, b]): Twin[] => [
    [a, b],
    [b, a],
  ])

/** A library where the other of two twins is in everybody's mouth, and the one asked for is named once. */
async function libraryOf(asked: string, other: string): Promise<SearchIndex> {
  const loud = Array.from({ length: 6 }, (_, at) => ({
    title: `${other} ${at}`,
    text: `${other}. `.repeat(20 + at),
    year: 2024,
  }))
  const index = await searchLibrary([
    ...loud,
    {
      title: 'The quiet one',
      text: `Much else was said before ${asked} was named, and after it.`,
      year: 2002,
    },
  ]).open()
  open.push(index)
  await index.ready()
  return index
}

/** Twins of which neither is part of the other: who asks for one never finds the other without being told. */
describe('of two names that look alike', () => {
  const apart: Twin[] = both([
    ['AVRR', 'AVR'],
    ['IDM', 'ISCM'],
    ['MIDSA', 'MIDWA'],
    ['GCM', 'GCR'],
    ['RCP', 'RCM'],
    ['IOM', 'IMO'],
    ['ECCAS', 'ECOWAS'],
    ['SADC', 'SICA'],
    ['refoulement', 'renouvellement'],
    ['return', 'reform'],
    ['Austria', 'Australia'],
    ['Mali', 'Malawi'],
    ['Mauritius', 'Mauritania'],
    ['Slovakia', 'Slovenia'],
    ['Gambia', 'Zambia'],
    ['Iran', 'Iraq'],
    ['Niger', 'Nigeria'],
    ['Dominica', 'Dominican'],
    ['Autriche', 'Australie'],
    ['Maurice', 'Mauritanie'],
    ['Slovaquie', 'Slovénie'],
    ['Níger', 'Nigeria'],
    ['Eslovaquia', 'Eslovenia'],
    ['Mauricio', 'Mauritania'],
    ['Zambia', 'Gambia'],
    ['النيجر', 'نيجيريا'],
    ['النمسا', 'أستراليا'],
    ['مالي', 'ملاوي'],
    ['زامبيا', 'غامبيا'],
    ['إيران', 'العراق'],
    ['Австрия', 'Австралия'],
    ['Нигер', 'Нигерия'],
    ['Словакия', 'Словения'],
    ['尼日尔', '尼日利亚'],
    ['奥地利', '澳大利亚'],
  ])

  it.each(apart)(
    '%s is found first where %s is everywhere, and the other is marked if it comes at all',
    async (asked, other) => {
      const index = await libraryOf(asked, other)
      for (const query of [`${asked} `, `${asked.toLowerCase()} `, `"${asked}"`]) {
        const { hits } = await ask(index, query)
        expect(hits[0]?.summary.title, query).toBe('The quiet one')
        expect(hits[0]?.similarTo, query).toBeUndefined()
        for (const hit of hits.slice(1)) expect(hit.similarTo, query).toBeDefined()
      }
    },
  )
})

describe('of two names of which one holds the other', () => {
  it.each([
    ['Equatorial Guinea', 'Guinea'],
    ['Guinea-Bissau', 'Guinea'],
    ['Papua New Guinea', 'Guinea'],
    ['Dominican Republic', 'Republic'],
    ['Guinée équatoriale', 'Guinée'],
    ['Guinea Ecuatorial', 'Guinea'],
    ['República Dominicana', 'República'],
    ['Democratic Republic of the Congo', 'Congo'],
    ['République démocratique du Congo', 'Congo'],
    ['República Democrática del Congo', 'Congo'],
    ['غينيا الاستوائية', 'غينيا'],
    ['جمهورية الكونغو الديمقراطية', 'الكونغو'],
    ['赤道几内亚', '几内亚'],
  ])('%s is not taken for %s', async (longer, shorter) => {
    const index = await libraryOf(longer, shorter)
    for (const query of [longer, `"${longer}"`]) {
      const { hits } = await ask(index, query)
      expect(
        hits.map((hit) => hit.summary.title),
        query,
      ).toEqual(['The quiet one'])
    }
  })

  it.each([
    ['Guinea', 'Equatorial Guinea'],
    ['Congo', 'Democratic Republic of the Congo'],
    ['Congo', 'République démocratique du Congo'],
    ['غينيا', 'غينيا الاستوائية'],
  ])('the record that is %s comes before everything about %s', async (shorter, longer) => {
    const index = await searchLibrary([
      ...Array.from({ length: 6 }, (_, at) => ({ title: `${longer} ${at}`, text: `${longer}. `.repeat(30) })),
      { title: shorter, kind: 'organization' as const },
    ]).open()
    open.push(index)
    await index.ready()
    expect((await ask(index, shorter)).hits[0]?.summary.title).toBe(shorter)
    expect((await index.switch(shorter, 5))[0]?.summary.title).toBe(shorter)
  })
})

describe('of two names of one thing', () => {
  it.each([
    ['Puebla Process', 'RCM'],
    ['RCM', 'Puebla Process'],
    ['Proceso Puebla', 'Regional Conference on Migration'],
    ['Regional Conference on Mig', 'Puebla Process'],
    ['puebla proc', 'Regional Conference on Migration'],
    ['puebla process ', 'RCM'],
  ])('%s finds what only says %s', async (asked, written) => {
    const index = await searchLibrary([
      {
        kind: 'mechanism',
        title: 'Regional Conference on Migration',
        acronym: 'RCM',
        aliases: ['Puebla Process', 'Proceso Puebla'],
      },
      { title: 'Minutes', text: `The meeting of the ${written} was held.` },
      { title: 'Procession', text: 'A procession in Puebla. '.repeat(20) },
    ]).open()
    open.push(index)
    await index.ready()
    const found = (await ask(index, asked)).hits.map((hit) => hit.summary.title)
    expect(found[0]).toBe('Regional Conference on Migration')
    expect(found).toContain('Minutes')
  })
})
