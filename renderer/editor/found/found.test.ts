import { beforeEach, describe, expect, it } from 'vitest'
import { editorWith, footnote, paragraph, press, text } from '../editor.test-kit.ts'
import { showFound } from './found-plugin.ts'
import { placesIn } from './places-in.ts'

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})

const hardBreak = { type: 'hardBreak' }
const recordLink = (label: string) => ({
  type: 'recordLink',
  attrs: { recordId: '01941f29-e578-72f2-b687-5c7829a85c40', kind: 'document', label },
})
const marked = (dom: HTMLElement) =>
  [...dom.querySelectorAll('.ed-foundPassage')].map((each) => each.textContent)
const idOf = (editor: ReturnType<typeof editorWith>['editor'], index: number) =>
  String(editor.state.doc.child(index).attrs['id'])

describe('a passage that was found', () => {
  it('is marked where its words stand, behind notes, links and breaks in the line', () => {
    const { editor } = editorWith([
      paragraph('Before'),
      paragraph(
        'See',
        footnote('aside'),
        ' ',
        recordLink('IDM/1'),
        hardBreak,
        'bold ',
        text('move', 'bold'),
        'ment',
      ),
    ])
    // As `textOf` gives it: "See IDM/1\nbold movement".
    expect(
      showFound(editor, idOf(editor, 1), [
        [0, 3],
        [4, 9],
        [15, 23],
      ]),
    ).toBe(true)
    expect(marked(editor.view.dom)).toEqual(['See', 'IDM/1', 'move', 'ment'])
  })

  it('takes the cursor, and is marked until Escape', () => {
    const { editor } = editorWith([paragraph('one'), paragraph('two three')])
    showFound(editor, idOf(editor, 1), [[4, 9]])
    expect(editor.state.selection.$from.parentOffset).toBe(4)
    expect(marked(editor.view.dom)).toEqual(['three'])
    expect(press(editor, 'Escape')).toBe(true)
    expect(marked(editor.view.dom)).toEqual([])
    expect(press(editor, 'Escape'), 'with nothing marked it is left to others').toBe(false)
  })

  it('is marked until the text changes, not until the cursor moves', () => {
    const { editor } = editorWith([paragraph('two three')])
    showFound(editor, idOf(editor, 0), [[4, 9]])
    editor.commands.setTextSelection(1)
    expect(marked(editor.view.dom)).toEqual(['three'])
    editor.commands.insertContent('a')
    expect(marked(editor.view.dom)).toEqual([])
  })

  it('gives way to the next one', () => {
    const { editor } = editorWith([paragraph('one'), paragraph('two')])
    showFound(editor, idOf(editor, 0), [[0, 3]])
    showFound(editor, idOf(editor, 1), [[0, 3]])
    expect(marked(editor.view.dom)).toEqual(['two'])
  })

  it('in a note is marked by the number of the note', () => {
    const { editor } = editorWith([paragraph('line', footnote('an aside'))])
    let id = ''
    editor.state.doc.descendants((node) => {
      if (node.textContent === 'an aside' && node.isTextblock) id = String(node.attrs['id'])
    })
    expect(showFound(editor, id, [[3, 8]])).toBe(true)
    expect(editor.view.dom.querySelector('sup.ed-foundPassage')).not.toBeNull()
  })

  it('is not gone to where its block is gone', () => {
    const { editor } = editorWith([paragraph('one')])
    expect(showFound(editor, 'gone', [[0, 3]])).toBe(false)
    expect(marked(editor.view.dom)).toEqual([])
  })
})

it('ranges beyond the end of a text mark nothing', () => {
  const { editor } = editorWith([paragraph('one')])
  expect(placesIn(editor.state.doc.child(0), 0, [[2, 90]])).toEqual([{ from: 3, to: 4, isText: true }])
  expect(placesIn(editor.state.doc.child(0), 0, [[50, 90]])).toEqual([])
})
