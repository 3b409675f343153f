import type { Editor } from '@tiptap/core'
import { describe, expect, it, vi } from 'vitest'
import type { DocumentNode } from '../../../shared/document/body.ts'
import { bodyOf } from '../body-cache.ts'
import { blocksOf, cursorAfter, editorWith, paragraph, type } from '../editor.test-kit.ts'
import { hostilePayloads, hostilePresent } from './hostile.test-kit.ts'
import { pasteLimits } from './paste-extension.ts'
import { lineInPage } from './reading-line.test-kit.ts'

type Options = { content?: unknown[]; atOnce?: number; upload?: (file: File) => Promise<{ sha256: string }> }

/** An editor that has everything above `atOnce` characters read over a line. */
function deskWith({ content = [paragraph()], atOnce = 0, upload }: Options = {}) {
  const lines: ReturnType<typeof lineInPage>[] = []
  const openLine = () => {
    const line = lineInPage()
    lines.push(line)
    return line
  }
  const made = editorWith(content, {}, () => null, { atOnce, openLine })
  if (upload) {
    const settings = made.session.settings()
    made.session.configure({ ...settings, ports: { ...settings.ports, uploadImage: upload } })
  }
  return { ...made, lines }
}

function paste(editor: Editor, html: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const clipboardData = { files: [], getData: (kind: string) => (kind === 'text/html' ? html : '') }
  editor.view.dom.dispatchEvent(Object.assign(event, { clipboardData }))
}

async function pasted(html: string, options: Options = {}) {
  const made = deskWith(options)
  paste(made.editor, html)
  await vi.waitFor(() => expect(made.session.notice()?.code).not.toBe('paste-working'))
  return made
}

/** The document without the ids of its blocks, which are made of chance. */
function shapeOf(editor: Editor): DocumentNode[] {
  const bare = (node: DocumentNode): DocumentNode => ({
    ...node,
    ...(node.attrs && { attrs: { ...node.attrs, id: null } }),
    ...(node.content && { content: node.content.map(bare) }),
  })
  return bodyOf(editor.state.doc).content.map(bare)
}

const word = `<html><head><style>p{color:red}</style></head><body lang=EN><!--StartFragment--><h1>Report</h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'>Some <b>bold</b>, <span style='font-weight:bold;color:"a;b"'>bolder</span>,
<span style="font:italic bold 12pt Arial">both</span><o:p></o:p> and <a href="https://x.org/?a=1&amp;b">a link</a>, <a href="javascript:alert(1)">none</a>.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>One</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span>Sub</p>
<table><caption>People</caption><thead><tr><th>A<th>B</thead><tr><td colspan=2>both<p>two<br></table>
<p class=MsoNormal>Note<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>, again<a href="#_ftn2">[2]</a>.</p>
<ul><li>x<ul><li>y<blockquote>deep<ul><li>deeper<ul><li>deepest</ul></ul></blockquote></ul><ol><li>z</ol></ul>
<pre>  kept
  as is</pre><div>loose <div>words<br></div></div><b style="font-weight:normal"><p>Plain</p></b>
<p class="MsoNormal">&nbsp;</p><img src="https://x.org/a.png"><script>alert(1)</script><svg><style><p>x</svg>
<div><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> See <i>annex</i>.</p></div></div></body></html>`

describe('a large paste', () => {
  it('comes out as the same document as a small one', async () => {
    const small = await pasted(word, { atOnce: Infinity })
    await vi.waitFor(() => expect(small.editor.state.doc.textContent).toContain('Report'))
    const large = await pasted(word)
    expect(large.lines).toHaveLength(1)
    expect(shapeOf(large.editor)).toEqual(shapeOf(small.editor))
    expect(large.session.notice()).toEqual({ code: 'remote-images', count: 1 })
    expect(blocksOf(large.editor)).toContain('heading 1 Report')
  })

  it('is one step of undo, whatever it consists of', async () => {
    const { editor } = await pasted('<p>one</p>'.repeat(4000) + '<table><tr><td>x</table>', {
      content: [paragraph('Before')],
    })
    expect(editor.state.doc.childCount).toBeGreaterThan(4000)
    editor.commands.undo()
    expect(blocksOf(editor)).toEqual(['paragraph Before'])
  })

  it('gives every block an id of its own before it is put in', async () => {
    const { editor } = await pasted('<p>one</p><ul><li>two</ul><p>three</p>')
    const ids: unknown[] = []
    editor.state.doc.descendants((node) => void ('id' in node.attrs && ids.push(node.attrs['id'])))
    expect(ids.every((id) => typeof id === 'string')).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('goes where it was pasted, though the text is written on meanwhile', async () => {
    const { editor, session } = deskWith({ content: [paragraph('Beginning'), paragraph('end')] })
    cursorAfter(editor, 'end')
    paste(editor, '<p> of it</p>')
    cursorAfter(editor, 'Begin')
    type(editor, 'n')
    await vi.waitFor(() => expect(session.notice()).toBeNull())
    expect(blocksOf(editor)).toEqual(['paragraph Beginnning', 'paragraph endof it'])
  })

  it('changes nothing when it is cancelled', async () => {
    const { editor, session, lines } = deskWith({ content: [paragraph('As it was')] })
    const before = editor.state.doc
    paste(editor, '<p>x</p>'.repeat(100))
    const notice = session.notice()
    if (notice?.code !== 'paste-working') throw new Error('Nothing says that it is read')
    notice.cancel()
    expect(session.notice()).toBeNull()
    expect(lines[0]?.isEnded()).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(editor.state.doc).toBe(before)
    paste(editor, '<p>y</p>')
    await vi.waitFor(() => expect(editor.state.doc.textContent).toContain('y'))
  })

  it('says how far it is, always further', async () => {
    const { editor, session } = deskWith()
    const shares: number[] = []
    session.subscribe(() => {
      const notice = session.notice()
      if (notice?.code === 'paste-working') shares.push(notice.share)
    })
    paste(editor, '<p>word</p>'.repeat(3000))
    await vi.waitFor(() => expect(session.notice()).toBeNull())
    expect(shares[0]).toBe(0)
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  })

  it('is read once when the keys are pressed again while it is read', async () => {
    const { editor, session, lines } = deskWith()
    paste(editor, '<p>once</p>')
    paste(editor, '<p>once</p>')
    await vi.waitFor(() => expect(session.notice()).toBeNull())
    expect(lines).toHaveLength(1)
    expect(blocksOf(editor)).toEqual(['paragraph once'])
  })

  it('keeps its pictures, and says which were refused', async () => {
    const image = (bytes: string) => `<img alt="A chart" src="data:image/png;base64,${btoa(bytes)}">`
    const upload = async (file: File) => {
      if (file.size === 3) throw new Error('refused')
      return { sha256: 'c'.repeat(64) }
    }
    const { editor, session } = await pasted(`<p>x</p>${image('abcd')}${image('abc')}<p>y</p>`, { upload })
    const figures = bodyOf(editor.state.doc).content.filter((block) => block.type === 'figure')
    expect(figures.map((figure) => figure.attrs)).toMatchObject([{ asset: 'c'.repeat(64), alt: 'A chart' }])
    expect(session.notice()).toEqual({ code: 'image-refused', count: 1 })
  })

  it.each([
    ['more elements than are read', '<b>x</b>'.repeat(200_001)],
    ['elements that multiply while they are read', '<p><b><i><u><s><a>'.repeat(15_000)],
    ['elements in each other without end', '<div>'.repeat(3000)],
  ])('is refused with a sentence and changes nothing: %s', async (_name, html) => {
    const { editor, session } = await pasted(html)
    expect(session.notice()).toEqual({ code: 'paste-refused' })
    expect(blocksOf(editor)).toEqual(['paragraph'])
  })

  it('is refused where no worker can be started', () => {
    const made = editorWith([paragraph()], {}, () => null, {
      atOnce: 0,
      openLine: () => {
        throw new Error('No workers here')
      },
    })
    paste(made.editor, '<p>x</p>')
    expect(made.session.notice()).toEqual({ code: 'paste-refused' })
  })

  it('is what is above two million characters', async () => {
    const { editor, session, lines } = deskWith({ atOnce: pasteLimits.atOnce })
    paste(editor, `<p>${'word '.repeat(400_001)}</p>`)
    expect(session.notice()?.code).toBe('paste-working')
    expect(lines).toHaveLength(1)
    await vi.waitFor(() => expect(editor.state.doc.textContent.length).toBeGreaterThan(2_000_000))
  })
})

describe('our own text pasted beside itself', () => {
  it('keeps its shape and edges, and gets ids of its own', async () => {
    const content = [paragraph('One'), paragraph('two', { type: 'hardBreak' }, 'three')]
    const source = editorWith(content)
    source.editor.commands.selectAll()
    const { dom } = source.editor.view.serializeForClipboard(source.editor.state.selection.content())
    const [small, large] = await Promise.all(
      [Infinity, 0].map(async (atOnce) => {
        const made = deskWith({ content, atOnce })
        cursorAfter(made.editor, 'three')
        paste(made.editor, dom.innerHTML)
        await vi.waitFor(() => expect(made.editor.state.doc.textContent).toContain('threeOne'))
        return made.editor
      }),
    )
    if (!small || !large) throw new Error('Not pasted')
    expect(shapeOf(large)).toEqual(shapeOf(small))
    const ids = bodyOf(large.state.doc).content.map((block) => block.attrs?.['id'])
    expect(ids).toHaveLength(new Set(ids).size)
  })
})

describe.skipIf(!hostilePresent)('hostile HTML nobody here wrote', () => {
  it('comes out of the worker’s reader as out of the page’s own', async () => {
    const [page, worker] = [deskWith({ atOnce: Infinity }), deskWith()]
    const differing: string[] = []
    let compared = 0
    for (const payload of hostilePayloads()) {
      const shapes: string[] = []
      for (const { editor, session } of [page, worker]) {
        editor.commands.setContent({ type: 'doc', content: [paragraph('a b')] })
        cursorAfter(editor, 'a')
        paste(editor, payload)
        for (let turn = 0; turn < 1 || session.notice()?.code === 'paste-working'; turn += 1) {
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
        editor.state.doc.check()
        shapes.push(JSON.stringify(shapeOf(editor)))
      }
      compared += 1
      if (shapes[0] !== shapes[1]) differing.push(`${payload}\n  ${shapes.join('\n  ')}`)
    }
    expect(differing.slice(0, 3).join('\n')).toBe('')
    expect(compared).toBeGreaterThan(300)
  }, 120_000)
})
