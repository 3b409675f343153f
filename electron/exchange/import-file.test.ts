import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bodyOf, corpora, faultsOf, hasCorpora, importPorts, outlineOf } from './exchange.test-kit.ts'
import { importFile } from './import-file.ts'
import { ImportError } from './import-error.ts'
import { readDocument } from './read-document.ts'

const outline = async (content: string | Uint8Array, fileName: string) =>
  outlineOf((await bodyOf(content, fileName)).body)

describe('HTML', () => {
  it.each([
    [
      '<h1>Report</h1><p>Some <b>bold</b> and <i>slanted</i>.</p>',
      'heading1(Report) paragraph(Some <b:bold> and <i:slanted>.)',
    ],
    ['<h6>Deep</h6>', 'heading4(Deep)'],
    ['loose text<p>then a paragraph', 'paragraph(loose text) paragraph(then a paragraph)'],
    ['<div>one<div>two</div>three</div>', 'paragraph(one) paragraph(two) paragraph(three)'],
    ['<b>bold <p>across</p> blocks</b>', 'paragraph(<b:bold>) paragraph(<b:across>) paragraph(<b:blocks>)'],
    [
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
      'bulletList(listItem(paragraph(a) bulletList(listItem(paragraph(b)))))',
    ],
    [
      '<ol start=4><li>d<ol type=a><li>x</li></ol></ol>',
      'orderedList4(listItem(paragraph(d) orderedList(listItem(paragraph(x)))))',
    ],
    [
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      'bulletList(listItem(paragraph(a) bulletList(listItem(paragraph(b)))))',
    ],
    [
      '<table><thead><tr><th>H</th></tr></thead><tr><td>1</td></tr></table>',
      'table(tableRow(tableHeader(paragraph(H))) tableRow(tableCell(paragraph(1))))',
    ],
    ['<blockquote><p>said</p></blockquote><hr>', 'blockquote(paragraph(said)) horizontalRule()'],
    ['<pre>x  =\n 1</pre>', 'codeBlock(x  =\n 1)'],
    ['<p>a<br>b</p>', 'paragraph(ahardBreak()b)'],
    ['<p>see <a href="https://example.org/">there</a></p>', 'paragraph(see <l:there>)'],
    ['<p>see <a href="javascript:alert(1)">there</a></p>', 'paragraph(see there)'],
    ['<p>a</p><script>alert(1)</script><style>p{}</style><svg><text>t</text></svg>', 'paragraph(a)'],
    ['<p>  many\n   spaces  </p>', 'paragraph(many spaces)'],
    ['<p>H<sub>2</sub>O</p>', 'paragraph(H<s:2>O)'],
  ])('%s', async (html, expected) => {
    expect(await outline(html, 'page.html')).toBe(expected)
  })

  it('keeps spans, direction, captions and the language of a passage', async () => {
    const { body } = await bodyOf(
      '<table><caption>Figures</caption><tr><td colspan=2 rowspan=3>x</td></tr></table><p dir=rtl>سلام</p><p><span lang=fr>bonjour</span></p>',
      'page.html',
    )
    const [table, rtl, french] = body.content
    expect(table!.attrs?.['caption']).toBe('Figures')
    expect(table!.content?.[0]?.content?.[0]?.attrs).toMatchObject({ colspan: 2, rowspan: 3 })
    expect(rtl!.attrs?.['dir']).toBe('rtl')
    expect(french!.content?.[0]?.marks).toEqual([{ type: 'language', attrs: { tag: 'fr' } }])
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//host/x',
    '\\\\host\\x',
  ])('makes no link of %s, even before the schema is asked', async (href) => {
    const { blocks } = await readDocument(Buffer.from(`<p><a href="${href}">a</a></p>`), 'html')
    const markdown = await readDocument(Buffer.from(`[a](${href})`), 'markdown')
    expect(JSON.stringify([blocks, markdown.blocks])).not.toContain('"link"')
  })

  it('takes its title from the page, else the first heading, else the file', async () => {
    expect((await bodyOf('<title>The page</title><h1>Head</h1>', 'a.html')).title).toBe('The page')
    expect((await bodyOf('<p>x</p><h2>Head</h2>', 'a.html')).title).toBe('Head')
    expect((await bodyOf('<p>x</p>', 'my_notes.html')).title).toBe('my notes')
  })

  it('stores a picture given in place and fetches none from elsewhere', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const ports = importPorts()
    const { body } = await bodyOf(
      `<p>a</p><figure><img alt="A dot" src="data:image/png;base64,${png}"><figcaption>Dot</figcaption></figure><img alt="far" src="https://example.org/x.png">`,
      'page.html',
      ports,
    )
    expect(outlineOf(body)).toBe('paragraph(a) figure(Dot) paragraph([far])')
    expect([...ports.stored.keys()]).toEqual([body.content[1]!.attrs?.['asset']])
  })

  it('leaves out a picture that says it is enormous', async () => {
    const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff0806000000', 'hex').toString(
      'base64',
    )
    const ports = importPorts()
    await bodyOf(`<p>a</p><img src="data:image/png;base64,${bomb}">`, 'page.html', ports)
    expect(ports.stored.size).toBe(0)
  })

  it.each([
    ['nested too deep', '<div>'.repeat(5000)],
    ['of too many nodes', '<i>a</i>'.repeat(210_000)],
    ['that multiplies its formatting', Array.from({ length: 3000 }, (_, n) => `<b id=${n}><p>`).join('')],
  ])('refuses a page %s', async (_, html) => {
    await expect(bodyOf(html, 'page.html')).rejects.toMatchObject({
      reason: 'too-complex',
      code: 'UNSUPPORTED_FILE',
    })
  })
})

describe('Markdown', () => {
  it.each([
    ['# Title #\n\nText', 'heading1(Title) paragraph(Text)'],
    ['Title\n===\n\nSub\n---', 'heading1(Title) heading2(Sub)'],
    ['a **bold** _slanted_ `code` ~~gone~~', 'paragraph(a <b:bold> <i:slanted> <c:code> <s:gone>)'],
    ['snake_case_name and 2*3*4', 'paragraph(snake_case_name and 2*3*4)'],
    [
      '- a\n- b\n  - c\n',
      'bulletList(listItem(paragraph(a)) listItem(paragraph(b) bulletList(listItem(paragraph(c)))))',
    ],
    ['3. x\n4. y', 'orderedList3(listItem(paragraph(x)) listItem(paragraph(y)))'],
    ['- [ ] open\n- [x] done', 'taskList(taskItem(paragraph(open)) taskItem(paragraph(done)))'],
    ['> said\n> twice', 'blockquote(paragraph(said twice))'],
    ['```js\nlet x\n```', 'codeBlock(let x)'],
    [
      '| A | B |\n|---|:-:|\n| 1 | 2 |',
      'table(tableRow(tableHeader(paragraph(A)) tableHeader(paragraph(B))) tableRow(tableCell(paragraph(1)) tableCell(paragraph(2))))',
    ],
    ['***\n\n---', 'horizontalRule() horizontalRule()'],
    ['so[^1] it is\n\n[^1]: A note.', 'paragraph(sofootnote(paragraph(A note.)) it is)'],
    ['[x](https://example.org) [y](javascript:1)', 'paragraph(<l:x> y)'],
    ['<b>not html</b>', 'paragraph(<b>not html</b>)'],
    ['\\*plain\\*', 'paragraph(*plain*)'],
  ])('%s', async (markdown, expected) => {
    expect(await outline(markdown, 'notes.md')).toBe(expected)
  })

  it.each([
    '*'.repeat(50_000),
    '['.repeat(50_000),
    '> '.repeat(5000),
    '`'.repeat(20_001),
    '- '.repeat(5000),
    '[^a]: [^a]\n\n[^a]',
    '|'.repeat(5000) + '\n|-|',
  ])('takes a hostile line without harm', async (markdown) => {
    expect(faultsOf((await bodyOf(markdown, 'x.md')).body)).toEqual([])
  })
})

describe('plain text', () => {
  it('parts paragraphs by empty lines, or by line breaks where it has none', async () => {
    expect(await outline('one\nmore\n\ntwo', 'a.txt')).toBe('paragraph(onehardBreak()more) paragraph(two)')
    expect(await outline('one\r\ntwo', 'a.txt')).toBe('paragraph(one) paragraph(two)')
  })

  it.each([
    ['UTF-8', Buffer.from('Côte d’Ivoire')],
    ['UTF-8 with its mark', Buffer.from('\ufeffCôte d’Ivoire')],
    ['UTF-16', Buffer.from('\ufeffCôte d’Ivoire', 'utf16le')],
    [
      'Windows-1252',
      Buffer.from([0x43, 0xf4, 0x74, 0x65, 0x20, 0x64, 0x92, 0x49, 0x76, 0x6f, 0x69, 0x72, 0x65]),
    ],
  ])('reads %s', async (_, bytes) => {
    expect(await outline(bytes, 'a.txt')).toBe('paragraph(Côte d’Ivoire)')
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'a.txt', 'empty'],
    ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000\u0000'), 'a.txt', 'unknown-format'],
    ['something that only calls itself Word', Buffer.from([0, 1, 2, 3]), 'a.docx', 'unknown-format'],
  ])('%s', async (_, bytes, name, reason) => {
    await expect(importFile(bytes, name, importPorts())).rejects.toMatchObject({
      name: 'ImportError',
      reason,
    })
  })
})

describe.skipIf(!hasCorpora)('public test inputs', { timeout: 120_000 }, () => {
  it('gives a schema-valid body without unsafe addresses for every hostile page', async () => {
    const purify = JSON.parse(readFileSync(join(corpora, 'html/dompurify.json'), 'utf8')) as {
      payload: string
    }[]
    const h5sc = JSON.parse(readFileSync(join(corpora, 'html/h5sc.json'), 'utf8')) as { data: string }[]
    const vectors = readFileSync(join(corpora, 'html/h5sc-vectors.txt'), 'utf8')
    const pages = [...purify.map((each) => each.payload), ...h5sc.map((each) => each.data), vectors]
    for (const page of pages.filter((each) => typeof each === 'string' && each !== '')) {
      const { body } = await bodyOf(page, 'page.html')
      expect(faultsOf(body), page.slice(0, 200)).toEqual([])
      expect(
        JSON.stringify(body.content).match(/"(href|src)":"(?!https?:|mailto:|tel:)/),
        page.slice(0, 200),
      ).toBeNull()
    }
    expect(pages.length).toBeGreaterThan(300)
  })

  it('keeps naughty strings word for word, in text, Markdown and HTML', async () => {
    const strings = JSON.parse(readFileSync(join(corpora, 'strings/blns.json'), 'utf8')) as string[]
    for (const text of strings) {
      for (const name of ['a.txt', 'a.md', 'a.html']) {
        const result = await bodyOf(text === '' ? ' ' : text, name).catch((error: unknown) => error)
        if (result instanceof ImportError) expect(['unknown-format', 'damaged']).toContain(result.reason)
        else expect(faultsOf((result as Awaited<ReturnType<typeof bodyOf>>).body), text).toEqual([])
      }
    }
  })

  it('recognises every picture and every PDF, broken ones included', async () => {
    const files = ['images/png', 'pdf'].flatMap((folder) =>
      readdirSync(join(corpora, folder)).map((name) => join(corpora, folder, name)),
    )
    const refused: string[] = []
    for (const file of files.filter((each) => /\.(png|pdf)$/.test(each)).slice(0, 400)) {
      const imported = await importFile(readFileSync(file), file, importPorts()).catch(
        (error: unknown) => error,
      )
      if (imported instanceof ImportError) refused.push(file.slice(file.lastIndexOf('/') + 1))
      else expect((imported as { type: string }).type).toBe('attachment')
    }
    // Two files whose very signature is broken.
    expect(
      refused.every((name) => name.startsWith('x')),
      refused.join(),
    ).toBe(true)
  })
})
