import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { numberBody } from '../../../shared/document/numbering.ts'
import { bodyOf } from '../body-cache.ts'
import {
  cursorAfter,
  editorWith,
  footnote,
  heading,
  numbered,
  paragraph,
  press,
  text,
  type,
} from '../editor.test-kit.ts'
import { outlineNow } from '../outline/use-settled.ts'
import { matching } from '../overlays/ReferencePicker.tsx'
import { numberingKey, recount, targetsOf } from './numbering-plugin.ts'

const printed = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll('[data-number]')].map((block) => block.getAttribute('data-number'))
const notes = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll('.ed-footnote')].map((note) => note.textContent)
const references = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll('.ed-reference')].map((reference) => reference.textContent)
const refer = (target: string, form = 'number') => ({ type: 'crossReference', attrs: { target, form } })
const withId = (block: { attrs?: object }, id: string) => ({ ...block, attrs: { ...block.attrs, id } })

describe('numbers in the editor', () => {
  it('are those of the printed document', () => {
    const { editor } = editorWith([
      heading('H'),
      numbered('a'),
      numbered('b', 2),
      heading('Sub', 2),
      numbered('c'),
    ])
    const { targets } = numberBody(bodyOf(editor.state.doc), { language: 'en', numbering: 'continuous' })
    expect(printed(editor)).toEqual(['I.', '1.', '(a)', 'A.', '2.'])
    expect([...targets.values()].map((target) => target.printed)).toEqual(printed(editor))
    expect([...targetsOf(editor.state).values()]).toEqual([...targets.values()])
  })

  it('follow at once when a block comes, goes or changes its level', () => {
    const { editor } = editorWith([numbered('a'), numbered('b'), numbered('c')])
    cursorAfter(editor, 'a')
    press(editor, 'Enter')
    expect(printed(editor)).toEqual(['1.', '2.', '3.', '4.'])
    press(editor, 'Tab')
    expect(printed(editor)).toEqual(['1.', '(a)', '2.', '3.'])
    editor.commands.undo()
    editor.commands.undo()
    expect(printed(editor)).toEqual(['1.', '2.', '3.'])
  })

  it('follow at once as far as a screen shows, and all the way when the writer pauses', () => {
    const { editor } = editorWith(Array.from({ length: 200 }, (_, index) => numbered(`p${index}.`)))
    const inOrder = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}.`)
    cursorAfter(editor, 'p20.')
    press(editor, 'Enter')
    expect(printed(editor).slice(0, 100)).toEqual(inOrder(100))
    expect(printed(editor).at(-1)).toBe('200.')
    expect([...targetsOf(editor.state).values()].at(-1)?.printed).toBe('201.')
    editor.view.dispatch(recount(editor.state.tr))
    expect(printed(editor)).toEqual(inOrder(201))
    cursorAfter(editor, 'p150.')
    press(editor, 'Tab')
    expect(printed(editor).slice(150, 154)).toEqual(['151.', '(a)', '152.', '153.'])
  })

  it('are only moved along, not counted again, while words are typed', () => {
    const { editor } = editorWith([numbered('a'), numbered('b')])
    const before = numberingKey.getState(editor.state)?.targets
    cursorAfter(editor, 'a')
    type(editor, ' and more words')
    expect(numberingKey.getState(editor.state)?.targets).toBe(before)
    expect(printed(editor)).toEqual(['1.', '2.'])
  })

  it('change for the whole document with its setting and its language', () => {
    const { editor, session } = editorWith([heading('H'), numbered('a'), numbered('b', 2)])
    session.configure({ ...session.settings(), numbering: 'none' })
    editor.view.dispatch(recount(editor.state.tr))
    expect(printed(editor)).toEqual(['(a)'])
    session.configure({ ...session.settings(), numbering: 'continuous', language: 'fr' })
    editor.view.dispatch(recount(editor.state.tr))
    expect(printed(editor)).toEqual(['I.', '1.', 'a)'])
  })

  it('count footnotes in reading order, in tables too', () => {
    const cell = { type: 'tableCell', content: [paragraph('c', footnote('y'))] }
    const { editor } = editorWith([
      paragraph('a', footnote('x')),
      { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      paragraph('b', footnote('z')),
    ])
    expect(notes(editor)).toEqual(['1', '2', '3'])
    editor.commands.deleteRange({ from: 2, to: 2 + (editor.state.doc.nodeAt(2)?.nodeSize ?? 0) })
    expect(notes(editor)).toEqual(['1', '2'])
  })
})

describe('references', () => {
  it('follow their target, and show when it is gone', () => {
    const { editor } = editorWith([
      numbered('a'),
      withId(numbered('b'), 'target'),
      paragraph('see ', refer('target')),
    ])
    expect(references(editor)).toEqual(['2'])
    editor.commands.deleteRange({ from: 0, to: 3 })
    expect(references(editor)).toEqual(['1'])
    editor.commands.deleteRange({ from: 0, to: 3 })
    expect(references(editor)).toEqual(['editor.reference.broken'])
  })

  it('show a title as it is after the writer paused', () => {
    const { editor } = editorWith([withId(heading('Old'), 'target'), paragraph(refer('target', 'title'))])
    cursorAfter(editor, 'Old')
    type(editor, 'er')
    expect(references(editor)).toEqual(['Old'])
    editor.view.dispatch(recount(editor.state.tr))
    expect(references(editor)).toEqual(['Older'])
  })

  it('are found by number first, then by words', () => {
    const { editor } = editorWith([
      heading('Two things'),
      numbered('one'),
      numbered('two'),
      {
        type: 'table',
        attrs: { caption: null },
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('2'))] }] }],
      },
    ])
    const all = [...targetsOf(editor.state).values()]
    expect(matching(all, '2').map((target) => target.title)).toEqual(['two'])
    expect(matching(all, 'two').map((target) => target.title)).toEqual(['Two things', 'two'])
    expect(matching(all, '')).toHaveLength(3)
  })
})

describe('the outline', () => {
  it('lists headings, words and the heading above the cursor', () => {
    const { editor, session } = editorWith([
      heading('First'),
      paragraph('two words'),
      heading('Second', 2),
      paragraph('here'),
    ])
    cursorAfter(editor, 'here')
    const outline = outlineNow(editor, session, 7)
    expect(outline.entries.map((entry) => [entry.number, entry.title, entry.depth])).toEqual([
      ['I.', 'First', 0],
      ['A.', 'Second', 1],
    ])
    expect(outline.words).toBe(7)
    expect(outline.current).toBe(outline.entries[1]?.id)
  })
})
