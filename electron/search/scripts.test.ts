import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchIndex } from './search-index.ts'
import { ask, searchLibrary } from './search-library.test-kit.ts'

const texts = {
  english:
    'A whole-of-government approach to co-operation; the re-admission agreement of O’Brien, naïve or not.',
  french: 'L’Organisation a présenté l’étude sur l’œuvre des cœurs : aujourd’hui, jusqu’à l’Île-de-France.',
  spanish: 'La migración de niñas y niños, la vergüenza y el desarrollo económico.',
  german: 'Die Straße zur Größe.',
  arabic: 'ناقش المؤتمر الهِجْرَة الدوليّة وإدارة الحدود، والمـــؤتمر الإقليمي على مستوى عالٍ.',
  persianForms: 'کمیته ملی',
  russian: 'Участники обсудили границы и всё, что ещё осталось: Ёлка.',
  chinese: '国际移民组织讨论了区域磋商 机制，并通过了报告。',
  japanese: '移住ワーカーの権利について話し合った。',
  thai: 'การประชุมเรื่องการย้ายถิ่นระหว่างประเทศ',
  symbols: 'See C/115/1/Rev.2, MC/INF/293 and A/RES/70/1 of 25.09.2015.',
  marks: 'Une e\u0301tude re\u0301gionale, ﬁnale et oﬃcielle; ①②; ＦＵＬＬ width.',
}
type Text = keyof typeof texts

let index: SearchIndex
beforeAll(async () => {
  index = await searchLibrary(Object.entries(texts).map(([title, text]) => ({ title, text }))).open()
  await index.ready()
})
afterAll(() => index.close())

describe('a text is found, without a correction, and what was found is marked as it is written there', () => {
  it.each<[Text, typed: string, marked: string[]]>([
    ['english', 'whole government', ['whole', 'government']],
    ['english', 'wholeofgovernment', ['whole-of-government']],
    ['english', 'cooperation', ['co-operation']],
    ['english', 'co-operation', ['co-operation']],
    ['english', 'readmission', ['re-admission']],
    ['english', "o'brien", ['O’Brien']],
    ['english', 'NAIVE', ['naïve']],
    ['french', 'organisation', ['Organisation']],
    ['french', 'lorganisation', []],
    ['french', "l'etude", ['étude']],
    ['french', 'oeuvre', ['œuvre']],
    ['french', 'COEURS', ['cœurs']],
    ['french', 'ile de france', ['Île-de-France']],
    ['spanish', 'migracion', ['migración']],
    ['spanish', 'verguenzas', ['vergüenza']],
    ['spanish', 'desarrollo economico', ['desarrollo', 'económico']],
    ['spanish', 'verguenza', ['vergüenza']],
    ['german', 'strasse', ['Straße']],
    ['german', 'grosse', ['Größe']],
    ['arabic', 'الهجره', ['الهِجْرَة']],
    ['arabic', 'هجرة', ['الهِجْرَة']],
    ['arabic', 'الدولية', ['الدوليّة']],
    ['arabic', 'الاقليمي', ['الإقليمي']],
    ['arabic', 'والمؤتمر', ['المؤتمر', 'والمـــؤتمر']],
    ['arabic', 'علي', ['على']],
    ['persianForms', 'كميته ملي', ['کمیته', 'ملی']],
    ['russian', 'границы', ['границы']],
    ['russian', 'елка', ['Ёлка']],
    ['russian', 'ВСЕ', ['всё']],
    ['chinese', '移民组织', ['移民组织']],
    ['chinese', '磋商机制', ['磋商 机制']],
    ['chinese', '民', ['民']],
    ['japanese', 'ワーカー', ['ワーカー']],
    ['japanese', '移住', ['移住']],
    ['thai', 'ระหว่างประเทศ', ['ระหว่างประเทศ']],
    ['symbols', 'C/115/1/Rev.2', ['C/115/1/Rev.2']],
    ['symbols', 'c1151rev2', ['C/115/1/Rev.2']],
    ['symbols', 'mc inf 293', ['MC/INF/293']],
    ['symbols', 'A/RES/70', ['A/RES/70/1']],
    ['marks', 'etude regionale', ['e\u0301tude', 're\u0301gionale']],
    ['marks', 'finale', ['ﬁnale']],
    ['marks', 'officielle', ['oﬃcielle']],
    ['marks', 'full', ['ＦＵＬＬ']],
  ])('%s by %s', async (title, typed, marked) => {
    const { hits } = await ask(index, typed)
    const hit = hits.find((each) => each.summary.title === title)
    expect(hit, 'found at all').toBeDefined()
    const ranges = hit?.snippet?.ranges ?? []
    if (marked.length > 0) expect(hit?.similarTo).toBeUndefined()
    const text = hit?.snippet?.text ?? ''
    const shown = ranges.map(([from, to]) => text.slice(from, to))
    const plain = (words: string[]) => words.join('').replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    if (marked.length > 0) expect(plain(shown)).toBe(plain(marked))
    // The same places, of the text as it was written.
    for (const [from, to] of hit?.place?.ranges ?? []) expect(texts[title].slice(from, to)).not.toBe('')
  })
})

describe('while it is typed', () => {
  it.each<[Text, string]>([
    ['symbols', 'C/115/1/Rev.2'],
    ['symbols', 'C1151Rev2'],
    ['symbols', 'MC/INF/293'],
    ['symbols', 'MCINF293'],
    ['symbols', 'A/RES/70/1'],
  ])('%s is found by every beginning of %s', async (title, symbol) => {
    for (let length = 4; length <= symbol.length; length += 1) {
      const { hits } = await ask(index, symbol.slice(0, length))
      expect(
        hits.map((hit) => hit.summary.title),
        symbol.slice(0, length),
      ).toContain(title)
    }
  })
})

describe('a misspelt word', () => {
  it.each<[Text, string]>([
    ['english', 'goverment'],
    ['english', 'agreemnt'],
    ['french', 'organistion'],
    ['french', 'aujourdhui'],
    ['spanish', 'migrasion'],
    ['spanish', 'desarollo'],
    ['arabic', 'المؤتنر'],
    ['russian', 'учасники'],
    ['english', 'aproach to cooperaton'],
  ])('finds %s by %s', async (title, typed) => {
    const { hits } = await ask(index, `${typed} `)
    expect(hits[0]?.summary.title).toBe(title)
  })

  it.each(['MIDSB', 'XQZRT', 'abc', 'xyz', 'qwrtz'])(
    'is not made of what was meant as it is: %s',
    async (typed) => {
      expect((await ask(index, `${typed} `)).hits).toEqual([])
    },
  )
})
