import { afterAll, describe, expect, it } from 'vitest'
import { languages } from '../../shared/model/languages.ts'
import { fixedWords } from './fixed-words.data.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { flat, readPdf, withCommand } from './read-pdf.test-kit.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  n,
  node,
  note,
  p,
  row,
  th,
} from './sample-document.test-kit.ts'
import { pngOf, sha } from './sample-image.test-kit.ts'
import { createTypesetting, UncoveredCharacters, type TypesetOptions } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const content = body(
  h(1, 'Introduction'),
  n(['Numbers are given below.', note('As of July.')]),
  node('table', [row(th('State'), th('Year')), row(cell('Chad'), cell('2001'))], {
    id: 't1',
    caption: 'Members',
  }),
  node('pageBreak'),
  h(1, 'Discussion'),
  node('figure', ['Interventions', note('Of both days.')], { id: 'f1', asset: sha, alt: 'Bars by group' }),
  n(['The last word.', note('Said by the Chair.')]),
)

const typeset = async (
  record: Parameters<typeof documentRecord>[0],
  options: Partial<TypesetOptions> = {},
  text = content,
) => {
  const input = inputOf(documentRecord(record), text, { [sha]: pngOf(40, 30) })
  const made = await typesetting.typeset(input, { standard: 'ua-1+a-2a', ...options })
  return { ...made, read: await readPdf(made.pdf) }
}

describe('the pages before the text', () => {
  const settings = { listOfTables: true, listOfFigures: true }

  it('list tables and figures with the pages they are on, and lead there', async () => {
    const { read } = await typeset({ status: 'final', settings })
    const front = flat(read.pages[1] ?? '').replace(/( \.)+/g, ' …')
    expect(front).toMatch(/Contents.* Tables Table 1 Members … 1 Figures Figure 1 Interventions … 2/)
    expect(read.links[1]).toHaveLength(4)
    // A note in a caption is called where the caption stands, and only there.
    expect(front).not.toContain('Of both days')
  })

  it('have roman numbers, and the text begins at 1', async () => {
    const { read } = await typeset({ status: 'final', settings })
    expect(flat(read.pages[1] ?? '')).toMatch(/ ii$/)
    expect(flat(read.pages[2] ?? '')).toContain('Page 1 of 2')
    expect(flat(read.pages[3] ?? '')).toContain('Page 2 of 2')
  })

  it('are not there where nobody asked, or there is nothing to list', async () => {
    const none = await typeset({ status: 'final', contents: false, settings }, {}, body(n('Words.')))
    expect(none.pages).toBe(2)
    expect(flat(none.read.pages[1] ?? '')).toContain('Page 2 of 2')
    const unasked = await typeset({ status: 'final' })
    expect(unasked.read.pages[1]).not.toContain('Members')
  })

  it('carry the summary in a box, its paragraphs apart', async () => {
    const { read } = await typeset({ status: 'final', summary: 'What was said.\n\nWhat was *not* said.' })
    expect(flat(read.pages[1] ?? '')).toMatch(/SUMMARY|Summary/)
    expect(flat(read.pages[1] ?? '')).toMatch(/What was said\. What was \*not\* said\. Contents/)
  })
})

describe('notes at the end', () => {
  it('stand together after the text, numbered as they are called, with links both ways', async () => {
    const { read } = await typeset({ status: 'final', contents: false, settings: { endnotes: true } })
    expect(flat(read.pages.at(-1) ?? '')).toMatch(
      /Notes 1 As of July\. 2 Of both days\. 3 Said by the Chair\./,
    )
    expect(read.pages[1]).not.toContain('As of July')
    // Three calls, and three ways back.
    expect(read.links.flat().filter((link) => link.startsWith('#'))).toHaveLength(6)
  })

  it('stay at the foot of their pages otherwise', async () => {
    const { read } = await typeset({ status: 'final', contents: false })
    expect(read.pages[1]).toContain('As of July')
  })
})

describe('what stands at the head of every page', () => {
  it('says that a draft is not to be cited, with and without the word across it', async () => {
    const across = await typeset({ status: 'draft' })
    const plain = await typeset({ status: 'draft' }, { watermark: false })
    for (const page of [...across.read.pages, ...plain.read.pages]) {
      expect(page).toContain('Draft – Not for citation')
    }
    expect(across.read.pages[2]).toContain('DRAFT')
    expect(plain.read.text).not.toContain('DRAFT')
  })

  it('says that it is restricted, however final', async () => {
    const { read } = await typeset({ status: 'final', distribution: 'restricted' })
    for (const page of read.pages) expect(page).toContain('Restricted')
    expect((await typeset({ status: 'final' })).read.text).not.toContain('Restricted')
  })

  it.each(languages)('is said in the language of the document: %s', async (language) => {
    const { pdf, read } = await typeset({ status: 'draft', language, type: 'note' })
    // pdf.js hands out right-to-left runs as they stand on the page.
    const text = language === 'ar' ? withCommand('pdftotext', (file) => [file, '-'], pdf) : read.text
    const { statuses, notForCitation } = fixedWords[language]
    const plain = (words: string) => words.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
    if (text !== null) expect(plain(text)).toContain(plain(`${statuses.draft} – ${notForCitation}`))
  })
})

describe('how it is set', () => {
  it('is on the paper asked for, the same text on each', async () => {
    const sizeOf = (pdf: Uint8Array) =>
      withCommand('pdfinfo', (file) => [file], pdf)?.match(/Page size:.*/)?.[0]
    const a4 = await typeset({ status: 'final' })
    const letter = await typeset({ status: 'final' }, { paper: 'letter' })
    expect(sizeOf(a4.pdf) ?? 'A4').toContain('A4')
    expect(sizeOf(letter.pdf) ?? '612 x 792').toContain('612 x 792')
    expect(flat(letter.read.text)).toContain('The last word.')
  })

  it('puts no sign in the place of a character without consent', async () => {
    const text = body(p('Thai: ไทย', { id: 'b1' }))
    const refused = typeset({ type: 'note' }, { uncovered: 'refuse' }, text)
    await expect(refused).rejects.toBeInstanceOf(UncoveredCharacters)
    await expect(refused).rejects.toMatchObject({
      places: [{ blockId: 'b1', characters: expect.stringContaining('U+0E44') }],
    })
    const { findings } = await typeset({ type: 'note' }, { uncovered: 'replace' }, text)
    expect(findings.map(({ code }) => code)).toContain('uncovered-characters')
  })
})
