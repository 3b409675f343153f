import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../shared/document/body.ts'
import { threadsOf } from '../../shared/document/comments/passages.ts'
import { textOf } from '../../shared/document/walk.ts'
import { bodyOf, corpora, docxOf, faultsOf, hasCorpora } from './exchange.test-kit.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
const comment = (id: number, text: string, more = 'w:author="Ana &amp; Ben" w:date="2026-05-01T10:00:00Z"') =>
  `<w:comment w:id="${id}" ${more} w:initials="AB"><w:p>${run(text)}</w:p></w:comment>`
const comments = (...all: string[]) => ({
  name: 'word/comments.xml',
  content: `<w:comments xmlns:w="${word}">${all.join('')}</w:comments>`,
})

async function read(body: string, ...all: string[]) {
  const { body: made, losses } = await bodyOf(docxOf(body, [comments(...all)]), 'a.docx')
  expect(faultsOf(made)).toEqual([])
  const threads = threadsOf(made as Parameters<typeof threadsOf>[0])
  return { text: textOf(made as DocumentNode), threads, losses }
}

describe('comments of a Word file', () => {
  it('stand on the words they are about, with author, moment and lines', async () => {
    const { text, threads, losses } = await read(
      `<w:p>${run('States ')}${start(3)}${run('wel')}${run('comed')}${end(3)}${run(' it.')}</w:p>`,
      comment(3, 'All of &lt;them&gt;?</w:t></w:r></w:p><w:p><w:r><w:t>Surely not.'),
    )
    expect(text).toBe('States welcomed it.')
    expect(threads).toEqual([
      {
        thread: 'word-3',
        blockId: expect.any(String),
        quote: 'welcomed',
        resolved: null,
        remarks: [
          {
            id: 'word-3',
            author: 'Ana & Ben',
            at: '2026-05-01T10:00:00.000Z',
            text: 'All of <them>?\nSurely not.',
            edited: null,
          },
        ],
      },
    ])
    expect(losses).toEqual([])
  })

  it('stand on words that are changed, and on no others', async () => {
    const by = 'w:id="9" w:author="Ana"'
    const deleted = `<w:del ${by}><w:r><w:delText>old</w:delText></w:r></w:del>`
    const { threads } = await read(
      `<w:p>${run('Keep ')}${start(1)}${deleted}<w:ins ${by}>${run('new')}</w:ins>${end(1)}${run(' and ')}${start(2)}${run('more')}${end(2)}</w:p>`,
      comment(1, 'Why?'),
      comment(2, 'What?'),
    )
    expect(threads.map(({ quote }) => quote)).toEqual(['oldnew', 'more'])
  })

  it('inside a note, where nobody could answer them, are said to be left', async () => {
    const notes = `<w:footnotes xmlns:w="${word}"><w:footnote w:id="2"><w:p>${start(1)}${run('A note.')}${end(1)}</w:p></w:footnote></w:footnotes>`
    const { body, losses } = await bodyOf(
      docxOf(`<w:p>${run('Text')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, [
        comments(comment(1, 'Where from?')),
        { name: 'word/footnotes.xml', content: notes },
      ]),
      'a.docx',
    )
    expect(textOf(body, { footnotes: true })).toContain('A note.')
    expect(threadsOf(body)).toEqual([])
    expect(losses).toEqual(['comments'])
  })

  it('on the same words are one thread, as replies are; others overlap', async () => {
    const { threads } = await read(
      `<w:p>${start(1)}${start(2)}${run('One two')}${end(1)}${end(2)}${run(' three')}${start(4)}${run(' four')}${end(4)}</w:p>` +
        `<w:p>${start(5)}${run('A ')}${start(6)}${run('b')}${end(6)}${end(5)}</w:p>`,
      ...[1, 2, 4, 5, 6].map((id) => comment(id, `Said ${id}`)),
    )
    expect(threads.map(({ quote, remarks }) => [quote, ...remarks.map(({ text }) => text)])).toEqual([
      ['One two', 'Said 1', 'Said 2'],
      [' four'.trim(), 'Said 4'],
      ['A b', 'Said 5'],
      ['b', 'Said 6'],
    ])
  })

  it('over several paragraphs stand on the last, in headings and cells too', async () => {
    const cell = `<w:tbl><w:tr><w:tc><w:p>${start(2)}${run('In a cell')}${end(2)}</w:p></w:tc></w:tr></w:tbl>`
    const { threads } = await read(
      `<w:p>${start(1)}${run('First')}</w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Second')}${end(1)}</w:p>${cell}`,
      comment(1, 'Both'),
      comment(2, 'Cell', 'w:author=""'),
    )
    expect(threads.map(({ quote }) => quote)).toEqual(['Second', 'In a cell'])
    expect(threads[1]?.remarks[0]?.author).toBe('')
    expect(threads[1]?.remarks[0]?.at).toMatch(/^20\d\d-.*Z$/)
  })

  it('that find no words are said to be left, and never become text', async () => {
    const { text, threads, losses } = await read(
      `<w:p>${run('Words')}</w:p><w:p>${end(1)}</w:p>`,
      comment(1, 'quokka'),
    )
    expect([text, threads, losses]).toEqual(['Words', [], ['comments']])
    const missing = await read(`<w:p>${run('Words')}${end(1)}${end(9)}</w:p>`, comment(1, 'quokka'))
    expect([missing.text, missing.threads, missing.losses]).toEqual(['Words', [], ['comments']])
  })

  it.skipIf(!hasCorpora)('come in from a file that Word wrote', async () => {
    const { body } = await bodyOf(readFileSync(join(corpora, 'docx/comments.docx')), 'comments.docx')
    const threads = threadsOf(body as Parameters<typeof threadsOf>[0])
    expect(textOf(body as DocumentNode)).toBe('Ouch.')
    expect(threads.map(({ quote, remarks }) => [quote, remarks[0]?.author, remarks[0]?.text])).toEqual([
      ['Ouch', 'Michael Williamson', 'A tachyon walks into a bar.'],
      ['Ouch.', 'Michael Williamson', expect.any(String)],
    ])
  })
})
