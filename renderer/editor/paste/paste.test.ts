import { DOMParser, DOMSerializer } from '@tiptap/pm/model'
import { describe, expect, it, vi } from 'vitest'
import { violations } from '../../../shared/document/bodies.test-kit.ts'
import { normalizeBody } from '../../../shared/document/normalize-body.ts'
import { safeHref } from '../../../shared/document/nodes.ts'
import { walk } from '../../../shared/document/walk.ts'
import { bodyOf } from '../body-cache.ts'
import { blocksOf, editorWith, paragraph } from '../editor.test-kit.ts'
import { cleanHtml } from './clean-html.ts'
import { hostilePayloads, hostilePresent } from './hostile.test-kit.ts'
import { pasteLimits } from './paste-extension.ts'

type Board = { html?: string; text?: string; files?: File[] }

async function pasted(board: Board, upload?: (file: File) => Promise<{ sha256: string }>) {
  const made = editorWith([paragraph()])
  if (upload) {
    const settings = made.session.settings()
    made.session.configure({ ...settings, ports: { ...settings.ports, uploadImage: upload } })
  }
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, {
    clipboardData: {
      files: board.files ?? [],
      getData: (kind: string) => (kind === 'text/html' ? board.html : board.text) ?? '',
    },
  })
  made.editor.view.dom.dispatchEvent(event)
  await vi.waitFor(() => expect(event.defaultPrevented).toBe(true))
  await new Promise((resolve) => setTimeout(resolve, 0))
  return made
}

const html = async (source: string) => blocksOf((await pasted({ html: source })).editor)

describe('text from Word', () => {
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`

  it('keeps its lists, nested and of their kind', async () => {
    const { editor } = await pasted({
      html: `<html><body><p class=MsoNormal>Before</p>${item(1, '1.', 'One')}${item(2, 'a)', 'Sub')}${item(2, 'b)', 'Sub two')}${item(1, '2.', 'Two')}<p class=MsoNormal>Between</p>${item(1, '·', 'Dot')}</body></html>`,
    })
    const { content } = bodyOf(editor.state.doc)
    expect(content.map((block) => block.type)).toEqual([
      'paragraph',
      'orderedList',
      'paragraph',
      'bulletList',
    ])
    const list = content[1]
    expect(list?.content?.length).toBe(2)
    expect(list?.content?.[0]?.content?.map((each) => each.type)).toEqual(['paragraph', 'orderedList'])
    expect(list?.content?.[0]?.content?.[1]?.attrs?.['type']).toBe('a')
    expect(editor.state.doc.textContent).not.toMatch(/·|1\.|a\)/)
  })

  it('keeps its tables with their spans and titles', async () => {
    const { editor } = await pasted({
      html: '<table><caption>People</caption><tr><th>A</th><th>B</th></tr><tr><td colspan=2><p>both</p></td></tr></table>',
    })
    const table = bodyOf(editor.state.doc).content.find((block) => block.type === 'table')
    expect(table?.attrs?.['caption']).toBe('People')
    expect(table?.content?.[0]?.content?.map((cell) => cell.type)).toEqual(['tableHeader', 'tableHeader'])
    expect(table?.content?.[1]?.content?.[0]?.attrs?.['colspan']).toBe(2)
  })

  it('brings its footnotes to the places that refer to them', async () => {
    const { editor } = await pasted({
      html: `<p class=MsoNormal>Words<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> on.</p><div><br><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> See <i>annex</i>.</p></div></div>`,
    })
    const note = [...walk(bodyOf(editor.state.doc))].find(({ node }) => node.type === 'footnote')?.node
    expect(note?.content?.[0]?.content?.map((each) => each.text).join('')).toBe('See annex.')
    expect(note?.content?.[0]?.content?.[1]?.marks).toEqual([{ type: 'italic' }])
    expect(editor.state.doc.textContent).not.toContain('[1]')
  })
})

describe('text from the web', () => {
  it('keeps headings, marks and links, and drops what only looks', async () => {
    expect(
      await html('<h1>T</h1><div style="color:red"><p>a <b>b</b> <a href="https://x.org">c</a></p></div>'),
    ).toEqual(['heading 1 T', 'paragraph a b c'])
    const { editor } = await pasted({ html: '<b style="font-weight:normal"><p>Plain</p></b>' })
    expect(editor.state.doc.firstChild?.firstChild?.marks).toEqual([])
  })

  it('never fetches a picture, and says how many were left out', async () => {
    const { editor, session } = await pasted({
      html: '<p>a<img src="https://x.org/p.png"><img src="file:///c:/p.png">b</p>',
    })
    expect(editor.state.doc.textContent).toBe('ab')
    expect(editor.view.dom.querySelector('img:not(.ProseMirror-separator)')).toBeNull()
    expect(session.notice()).toEqual({ code: 'remote-images', count: 2 })
  })

  it('keeps pictures whose bytes came along', async () => {
    const kept: File[] = []
    const { editor } = await pasted(
      { html: '<p>x</p><img alt="A chart" src="data:image/png;base64,iVBORw0KGgo=">' },
      async (file) => {
        kept.push(file)
        return { sha256: 'c'.repeat(64) }
      },
    )
    await vi.waitFor(() =>
      expect(bodyOf(editor.state.doc).content.some((block) => block.type === 'figure')).toBe(true),
    )
    const figure = bodyOf(editor.state.doc).content.find((block) => block.type === 'figure')
    expect(figure?.attrs).toMatchObject({ asset: 'c'.repeat(64), alt: 'A chart' })
    expect(kept.map((file) => [file.type, file.size])).toEqual([['image/png', 8]])
  })

  it('replaces no words that were selected while a picture was kept', async () => {
    let finish: (kept: { sha256: string }) => void = () => undefined
    const { editor } = await pasted(
      { html: '<p>x</p><img src="data:image/png;base64,iVBORw0KGgo=">' },
      () => new Promise((resolve) => (finish = resolve)),
    )
    editor.commands.insertContent('written meanwhile')
    editor.commands.selectAll()
    finish({ sha256: 'c'.repeat(64) })
    await vi.waitFor(() =>
      expect(bodyOf(editor.state.doc).content.some((block) => block.type === 'figure')).toBe(true),
    )
    expect(editor.state.doc.textContent).toContain('written meanwhile')
  })

  it('says that a picture was refused, and keeps the words', async () => {
    const { editor, session } = await pasted(
      { html: '<p>x</p><img src="data:image/png;base64,iVBORw0KGgo=">' },
      async () => {
        throw new Error('refused')
      },
    )
    await vi.waitFor(() => expect(session.notice()).toEqual({ code: 'image-refused', count: 1 }))
    expect(editor.state.doc.textContent).toBe('x')
  })
})

describe('a paste that is too large', () => {
  it.each([
    ['HTML', { html: `<p>${'x'.repeat(pasteLimits.html)}</p>` }],
    ['text', { text: 'x'.repeat(pasteLimits.text + 1) }],
  ])('is refused with a sentence and changes nothing: %s', async (_name, board) => {
    const { editor, session } = await pasted(board)
    expect(session.notice()?.code).toBe('paste-too-large')
    expect(blocksOf(editor)).toEqual(['paragraph'])
  })

  it('is refused when it is made of too many elements', () => {
    expect(cleanHtml('<b>x</b>'.repeat(200_001))).toBeNull()
  })
})

describe('several paragraphs pasted into a line', () => {
  it('stay paragraphs', async () => {
    expect(await html('<p>one</p><p>two</p>')).toEqual(['paragraph one', 'paragraph two'])
  })
})

describe('plain text', () => {
  it('becomes paragraphs', async () => {
    expect(blocksOf((await pasted({ text: 'one\n\ntwo' })).editor)).toEqual([
      'paragraph one',
      'paragraph two',
    ])
  })
})

describe.skipIf(!hostilePresent)('hostile HTML nobody here wrote', () => {
  it('comes out as a valid document without script, handler or script address', () => {
    const { editor } = editorWith([paragraph()])
    const parser = DOMParser.fromSchema(editor.schema)
    const serializer = DOMSerializer.fromSchema(editor.schema)
    let read = 0
    for (const payload of hostilePayloads()) {
      const clean = cleanHtml(payload)
      if (!clean) continue
      expect(
        clean.root.querySelector(
          'script, iframe, object, embed, svg, math, form, input, style, link, meta, base',
        ),
      ).toBeNull()
      for (const element of clean.root.querySelectorAll('*')) {
        for (const { name } of element.attributes) expect(name.startsWith('on')).toBe(false)
      }
      const doc = parser.parse(clean.root)
      doc.check()
      const { body } = normalizeBody(doc.toJSON(), { newBlockId: () => `n${(read += 1)}` })
      expect(violations(body)).toEqual([])
      for (const { node } of walk(body)) {
        for (const mark of node.marks ?? []) {
          if (mark.type === 'link') expect(safeHref.safeParse(mark.attrs?.['href']).success).toBe(true)
        }
      }
      const shown = document.createElement('div')
      shown.append(serializer.serializeFragment(doc.content))
      for (const link of shown.querySelectorAll('[href]')) {
        expect(link.getAttribute('href')).toMatch(/^(https?:|mailto:|tel:)/i)
      }
    }
    expect(read).toBeGreaterThan(300)
  }, 120_000)
})
