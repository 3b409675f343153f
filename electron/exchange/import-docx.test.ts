import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  corpora,
  docxOf,
  faultsOf,
  hasCorpora,
  importPorts,
  outlineOf,
  zipOf,
} from './exchange.test-kit.ts'
import { settleSuggestions } from '../../shared/document/suggestions/settle-suggestions.ts'
import { suggestionsIn } from '../../shared/document/suggestions/suggestions-in.ts'
import { textOf } from '../../shared/document/walk.ts'
import { checkZip } from './check-zip.ts'
import { signChanges } from './docx-changes.ts'
import { importLimits } from './import-error.ts'
import { importFile } from './import-file.ts'

const p = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`

describe('Word files', () => {
  it('become headings, paragraphs and tables', async () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`
    const { title, body } = await bodyOf(
      docxOf(
        `${p('Report', 'Heading1')}<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t> text</w:t></w:r></w:p>` +
          `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>`,
      ),
      'report.docx',
    )
    expect(title).toBe('Report')
    expect(outlineOf(body)).toBe(
      'heading1(Report) paragraph(<b:Bold> text) table(tableRow(tableCell(paragraph(a)) tableCell(paragraph(b))))',
    )
    expect(faultsOf(body)).toEqual([])
  })

  it('say what they have that a document of ours has not', async () => {
    const lossesOf = async (body: string, more: { name: string; content: string }[] = []) => {
      const read = await importFile(docxOf(body, more), 'a.docx', importPorts())
      return read.type === 'document' ? read.losses : null
    }
    const edge = (text: string) => ({
      name: 'word/header1.xml',
      content: `<w:hdr><w:t>${text}</w:t></w:hdr>`,
    })
    expect(await lossesOf(p('Plain words, and &lt;w:del &gt; in them'), [edge(' ')])).toEqual([])
    expect(await lossesOf(`<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`)).toEqual([])
    const newLine = '<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:r><w:t>new</w:t></w:r></w:p>'
    expect(await lossesOf(newLine)).toEqual(['tracked-changes'])
    const more = [
      edge('Restricted'),
      { name: 'word/comments.xml', content: '<w:comments><w:comment w:id="1"/></w:comments>' },
      { name: 'word/charts/chart1.xml', content: '<c:chart/>' },
      { name: 'word/embeddings/oleObject1.bin', content: 'bytes' },
    ]
    expect(await lossesOf(`${p('x')}<m:oMath/>`, more)).toEqual([
      'comments',
      'headers-footers',
      'equations',
      'drawings',
      'embedded',
    ])
  })

  it('come in with their changed words as suggestions, by whom and when, and what was deleted still there', async () => {
    const by = 'w:author="Ana &amp; Co" w:date="2026-11-20T10:30:00Z"'
    const { body, losses } = await bodyOf(
      docxOf(
        `<w:p><w:r><w:t xml:space="preserve">Keep </w:t></w:r>` +
          `<w:del w:id="1" ${by}><w:r><w:rPr><w:b/></w:rPr><w:delText>old</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" ${by}><w:r><w:t>new &lt;b&gt;</w:t></w:r><w:r><w:t xml:space="preserve"> words</w:t></w:r></w:ins>` +
          `<w:ins w:id="3" w:date="soon"><w:r><w:t>!</w:t></w:r></w:ins></w:p>`,
      ),
      'a.docx',
    )
    expect(losses).toEqual([])
    expect(faultsOf(body)).toEqual([])
    expect(suggestionsIn(body)).toMatchObject([
      { author: 'Ana & Co', at: '2026-11-20T10:30:00.000Z', inserted: '', deleted: 'old' },
      { author: 'Ana & Co', inserted: 'new <b> words', deleted: '' },
      { author: '', inserted: '!' },
    ])
    expect(outlineOf(settleSuggestions(body, 'reject'))).toBe('paragraph(Keep <b:old>)')
    expect(outlineOf(settleSuggestions(body, 'accept'))).toBe('paragraph(Keep new <b> words!)')
  })

  it('keep words deleted from an insertion as both, and are called as they stand', async () => {
    const by = (author: string) => `w:id="1" w:author="${author}" w:date="-000001-01-01T00:00:00Z"`
    const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
    const file = docxOf(
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Report')}<w:ins ${by('Ana')}>${run(' and more')}</w:ins></w:p>` +
        `<w:p>${run('Keep ')}<w:ins ${by('Ana')}>${run('new ')}<w:del ${by('Ben')}>${run('long ', 'delText')}</w:del>${run('words')}</w:ins></w:p>`,
    )
    const { title, body, losses } = await bodyOf(file, 'a.docx')
    expect([title, losses, faultsOf(body)]).toEqual(['Report', [], []])
    expect(suggestionsIn(body).slice(1)).toMatchObject([
      { author: 'Ana', inserted: 'new long words', deleted: '' },
      { author: 'Ben', inserted: '', deleted: 'long ' },
    ])
    // No year of ours: the moment of the import stands for it.
    expect(suggestionsIn(body)[1]?.at).toMatch(/^20\d\d-/)
    expect(outlineOf(settleSuggestions(body, 'reject'))).toBe('heading1(Report) paragraph(Keep )')
    expect(outlineOf(settleSuggestions(body, 'accept'))).toBe(
      'heading1(Report and more) paragraph(Keep new words)',
    )
  })

  it('have changes in their notes too, as suggestions', async () => {
    const run = (text: string, tag = 't') => `<w:r><w:${tag}>${text}</w:${tag}></w:r>`
    const ins = (text: string) => `<w:ins w:id="3" w:author="Ana">${run(text)}</w:ins>`
    const note = `${run('A note')}${ins(' added')}<w:del w:id="4">${run(' gone', 'delText')}</w:del>`
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const { body, losses } = await bodyOf(
      docxOf(`<w:p>${run('Text')}${ins(' more')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, [
        {
          name: 'word/footnotes.xml',
          content: `<w:footnotes xmlns:w="${word}"><w:footnote w:id="2"><w:p>${note}</w:p></w:footnote></w:footnotes>`,
        },
      ]),
      'a.docx',
    )
    expect(losses).toEqual([])
    const read = (answer: 'accept' | 'reject') => textOf(settleSuggestions(body, answer), { footnotes: true })
    expect(read('reject')).toBe('TextA note gone')
    expect(read('accept')).toBe('Text moreA note added')
  })

  it('are told at once to be none where tags of changes never end', async () => {
    // Read from each of them to the end of the file, these would take hours.
    const endless = `<w:p>${'<w:ins '.repeat(300_000)}</w:p>`
    expect(signChanges(docxOf(endless), '')).toBeNull()
  })

  it('are read with changes accepted where their own words have the signs that changes are read by', async () => {
    const body = `<w:p><w:r><w:t>\uE0000\uE001x\uE002</w:t></w:r><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`
    const read = await bodyOf(docxOf(body), 'a.docx')
    expect(suggestionsIn(read.body)).toEqual([])
    expect(outlineOf(read.body)).toContain('new')
    expect(read.losses).toEqual(['tracked-changes'])
  })

  it('keep their text when a picture is elsewhere or missing', async () => {
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const relations = {
      name: 'word/_rels/document.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname" TargetMode="External"/></Relationships>',
    }
    const ports = importPorts()
    const { body } = await bodyOf(docxOf(p('before') + picture + p('after'), [relations]), 'a.docx', ports)
    expect(outlineOf(body)).toBe('paragraph(before) paragraph(after)')
    expect(ports.stored.size).toBe(0)
  })
})

describe('archives that lie', () => {
  const refusedAs = (parts: Parameters<typeof zipOf>[0]) => {
    try {
      checkZip(zipOf(parts))
      return 'taken'
    } catch (error) {
      return (error as { reason: string }).reason
    }
  }

  it('takes an honest one', () => {
    expect(refusedAs([{ name: 'word/document.xml', content: '<a><b/></a>' }])).toBe('taken')
  })

  it.each([
    ['climb out', [{ name: '../../evil.txt', content: 'x' }], 'suspicious-archive'],
    ['climb out the Windows way', [{ name: '..\\evil.txt', content: 'x' }], 'suspicious-archive'],
    ['name an absolute place', [{ name: '/etc/passwd', content: 'x' }], 'suspicious-archive'],
    ['name a drive', [{ name: 'C:/evil', content: 'x' }], 'suspicious-archive'],
    ['hide a link', [{ name: 'link', content: '/etc', mode: 0xa1ff }], 'suspicious-archive'],
    ['are encrypted', [{ name: 'a', content: 'x', flags: 1 }], 'encrypted'],
    [
      'hold another archive',
      [{ name: 'a.bin', content: zipOf([{ name: 'b', content: 'y'.repeat(40) }]) }],
      'suspicious-archive',
    ],
    ['say less than they hold', [{ name: 'a', content: 'x'.repeat(5000), size: 10 }], 'suspicious-archive'],
    ['say more than they hold', [{ name: 'a', content: 'x', size: 10 }], 'damaged'],
    [
      'inflate beyond reason',
      [{ name: 'a', content: Buffer.alloc((300 * 1024 * 1024) / 10) }],
      'suspicious-archive',
    ],
    ['say they are enormous', [{ name: 'a', content: 'x', size: importLimits.zipEntry + 1 }], 'too-large'],
    [
      'declare a DTD',
      [{ name: 'a.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }],
      'suspicious-archive',
    ],
    ['nest without end', [{ name: 'a.xml', content: '<a>'.repeat(300) }], 'too-complex'],
    [
      'have too many parts',
      Array.from({ length: 5001 }, (_, n) => ({ name: `n${n}`, content: '' })),
      'too-complex',
    ],
  ])('refuses those that %s', (_, parts, reason) => {
    expect(refusedAs(parts)).toBe(reason)
  })

  it('refuses parts that overlap', () => {
    const zip = Buffer.from(
      zipOf([
        { name: 'a', content: 'first' },
        { name: 'b', content: 'second' },
      ]),
    )
    const second = zip.lastIndexOf('PK\u0001\u0002')
    zip.writeUInt32LE(0, second + 42)
    expect(() => checkZip(zip)).toThrow('suspicious-archive')
  })

  it('refuses one that is cut anywhere, or has any byte of its frame changed, without crashing', async () => {
    const whole = docxOf(p('text'))
    for (let cut = 0; cut < whole.length; cut += 17) {
      const result = await importFile(whole.subarray(0, cut), 'a.docx', importPorts()).catch(
        (error: unknown) => error,
      )
      expect(result).toMatchObject({ name: 'ImportError' })
    }
    for (let at = 0; at < whole.length; at += 13) {
      const spoiled = Uint8Array.from(whole)
      spoiled[at]! ^= 0xff
      const result = await importFile(spoiled, 'a.docx', importPorts()).catch(
        (error: { name: string }) => error,
      )
      expect('type' in result ? 'document' : result.name).toMatch(/^(document|ImportError)$/)
    }
  })
})

describe.skipIf(!hasCorpora)('public Word files', () => {
  const folders = ['docx', 'docx/python-docx'].map((folder) => join(corpora, folder)).filter(existsSync)
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.docx'))
      .map((name) => join(folder, name)),
  )

  it.each(files.map((file) => [file.slice(corpora.length + 1), file]))(
    '%s: a valid body or a plain reason',
    async (_, file) => {
      const result = await importFile(readFileSync(file), 'file.docx', importPorts()).catch(
        (error: { name: string }) => error,
      )
      if ('body' in result) expect(faultsOf(result.body)).toEqual([])
      else expect(result).toMatchObject({ name: 'ImportError' })
    },
  )

  it.each([
    [
      'footnotes.docx',
      'paragraph(Ouchfootnote(paragraph(A tachyon walks into a bar.)).footnote(paragraph(Fin.)))',
    ],
    [
      'endnotes.docx',
      'paragraph(Ouchfootnote(paragraph(A tachyon walks into a bar.)).footnote(paragraph(Fin.)))',
    ],
    ['simple-list.docx', 'bulletList(listItem(paragraph(Apple)) listItem(paragraph(Banana)))'],
    [
      'tables.docx',
      'paragraph(Above) table(tableRow(tableCell(paragraph(Top left)) tableCell(paragraph(Top right))) tableRow(tableCell(paragraph(Bottom left)) tableCell(paragraph(Bottom right)))) paragraph(Below)',
    ],
  ])('%s reads as it looks', async (name, expected) => {
    const { body } = await bodyOf(readFileSync(join(corpora, 'docx', name)), name)
    expect(outlineOf(body)).toBe(expected)
  })

  it('keeps a small picture by its bytes', async () => {
    const ports = importPorts()
    const { body } = await bodyOf(readFileSync(join(corpora, 'docx/tiny-picture.docx')), 'a.docx', ports)
    expect(body.content.some((block) => block.type === 'figure')).toBe(true)
    expect(ports.stored.size).toBe(1)
  })

  it('writes nothing outside for archives that try', async () => {
    for (const name of ['zip-slip.zip', 'zip-slip-win.zip']) {
      expect(() => checkZip(readFileSync(join(corpora, 'zip', name)))).toThrow('suspicious-archive')
    }
    expect(existsSync('/tmp/evil.txt')).toBe(false)
  })
})
