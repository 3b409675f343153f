import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { normalizeBody } from '../../../shared/document/normalize-body.ts'
import { marks, nodes } from '../../../shared/document/nodes.ts'
import { bodyOf } from '../body-cache.ts'
import { editorWith, paragraph, text } from '../editor.test-kit.ts'

const { editor } = editorWith([paragraph('x')])
afterEach(() => editor.commands.clearContent())
const { schema } = editor

const defaultsOf = (attrs: z.ZodObject) =>
  Object.fromEntries(
    Object.entries(attrs.shape).map(([key, field]) => {
      const standard = z.safeParse(field, undefined)
      return [key, standard.success ? standard.data : undefined]
    }),
  )

describe('the editor has the document schema', () => {
  it('with the same nodes and marks, and no others', () => {
    expect(Object.keys(schema.nodes).toSorted()).toEqual(Object.keys(nodes).toSorted())
    expect(Object.keys(schema.marks)).toEqual(Object.keys(marks))
  })

  it.each(Object.entries(nodes))('and %s with the same content, group and attributes', (name, spec) => {
    const type = schema.nodes[name]
    expect(type?.spec.content ?? '').toBe(spec.content)
    const group = 'group' in spec ? spec.group : undefined
    expect((type?.spec.group ?? '').split(' ').filter((each) => each !== 'list' && each !== '')).toEqual(
      group ? [group] : [],
    )
    const given = Object.fromEntries(
      Object.entries(type?.spec.attrs ?? {}).map(([key, attr]) => [key, attr.default]),
    )
    // A footnote has to be asked for by its id, so that pasting never makes one.
    expect(given).toEqual(name === 'footnote' ? { id: undefined } : defaultsOf(spec.attrs))
  })

  it.each(Object.entries(marks))('and the mark %s with the same attributes', (name, spec) => {
    const given = Object.keys(schema.marks[name]?.spec.attrs ?? {})
    expect(given).toEqual(Object.keys(spec.attrs.shape))
  })

  it('and writes a body as it read it', () => {
    const cell = (type: string) => ({
      type,
      attrs: { colspan: 2, colwidth: [120, 80] },
      content: [paragraph('c')],
    })
    const { body } = normalizeBody(
      {
        type: 'doc',
        content: [
          {
            type: 'heading',
            attrs: { level: 3, dir: 'rtl' },
            content: [text('H', 'italic', 'bold', 'code')],
          },
          paragraph(
            {
              type: 'text',
              text: 'l',
              marks: [
                { type: 'link', attrs: { href: 'https://example.org' } },
                { type: 'language', attrs: { tag: 'fr' } },
              ],
            },
            { type: 'hardBreak' },
            { type: 'footnote', content: [paragraph('note')] },
            {
              type: 'recordLink',
              attrs: { recordId: '01890a5d-ac96-774b-bcce-b302099a8057', kind: 'meeting', label: 'M' },
            },
            { type: 'crossReference', attrs: { target: 'x', form: 'title' } },
            { type: 'unknownInline', attrs: { json: '{}' } },
          ),
          {
            type: 'table',
            attrs: { caption: 'T' },
            content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }],
          },
          {
            type: 'orderedList',
            attrs: { start: 4, type: 'a' },
            content: [{ type: 'listItem', content: [paragraph('i')] }],
          },
          {
            type: 'taskList',
            content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph('t')] }],
          },
          { type: 'figure', attrs: { asset: 'a'.repeat(64), alt: 'A', width: 50 }, content: [text('cap')] },
          { type: 'action', attrs: { owner: 'O', due: '2018-10-09', state: 'done' }, content: [text('a')] },
          { type: 'unknownBlock', attrs: { json: '{"type":"later"}' } },
        ],
      },
      {
        newBlockId: (() => {
          let n = 0
          return () => `n${(n += 1)}`
        })(),
      },
    )
    editor.commands.setContent(body)
    expect(bodyOf(editor.state.doc)).toEqual(body)
    editor.state.doc.check()
  })
})

describe('what is copied inside the editor', () => {
  it('comes back from the clipboard with every attribute', () => {
    const { editor: from } = editorWith([
      { type: 'numberedParagraph', attrs: { level: 2, dir: 'rtl' }, content: [text('words')] },
      {
        type: 'figure',
        attrs: { asset: 'b'.repeat(64), alt: 'A', decorative: true, width: 40 },
        content: [text('cap')],
      },
      { type: 'unknownBlock', attrs: { json: '{"type":"later"}' } },
      { type: 'callout', attrs: { tone: 'important' }, content: [paragraph('c')] },
      paragraph({ type: 'footnote', content: [paragraph('note')] }),
    ])
    const before = bodyOf(from.state.doc)
    from.commands.selectAll()
    const { dom } = from.view.serializeForClipboard(from.state.selection.content())
    from.commands.clearContent()
    from.commands.selectAll()
    from.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent)
    const after = bodyOf(from.state.doc)
    expect(after.content.slice(0, 5)).toEqual(before.content)
  })
})
