import { expect, test } from 'vitest'
import { editorWith } from '../editor.test-kit.ts'
import { selectedPassages, showRedacted } from './redacted-plugin.ts'

const note = {
  type: 'footnote',
  attrs: { id: 'n' },
  content: [{ type: 'paragraph', attrs: { id: 'np' }, content: [{ type: 'text', text: 'A note' }] }],
}
const content = [
  {
    type: 'paragraph',
    attrs: { id: 'a' },
    content: [{ type: 'text', text: 'Maria' }, note, { type: 'text', text: ' Quispe spoke.' }],
  },
  { type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text: 'Quispe was thanked.' }] },
]
const shown = (dom: Element) =>
  [...dom.querySelectorAll('.ed-redacted')].map(({ textContent }) => textContent).join('|')

test('selected words are named block by block, whatever stands between them counting as one', () => {
  const { editor } = editorWith(content)
  editor.commands.selectAll()
  expect(selectedPassages(editor)).toEqual([
    { text: 'Maria\ufffc Quispe spoke.', at: { blockId: 'a', from: 0, to: 20 } },
    { text: 'Quispe was thanked.', at: { blockId: 'b', from: 0, to: 19 } },
  ])
  editor.commands.setTextSelection(2)
  expect(selectedPassages(editor)).toEqual([])
})

test('what is left out is shown where it stands, and stays shown while the text is written on', () => {
  const { editor } = editorWith(content)
  const passage = { id: 'r', text: 'Quispe', reason: '', at: { blockId: 'a', from: 7, to: 13 } }
  showRedacted(editor, [passage])
  expect(shown(editor.view.dom)).toBe('Quispe')
  editor.commands.insertContentAt(1, 'Then ')
  expect(shown(editor.view.dom)).toBe('Quispe')
  // Without a place it is left out wherever it stands.
  showRedacted(editor, [{ id: 'r', text: 'quispe', reason: '' }])
  expect(shown(editor.view.dom)).toBe('Quispe|Quispe')
  showRedacted(editor, [])
  expect(shown(editor.view.dom)).toBe('')
})
