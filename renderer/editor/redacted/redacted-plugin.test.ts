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

test('words are counted as they stand: of two that are alike the one that was meant is left out', () => {
  const by = (id: string) => ({ id, author: 'Ana', at: '2026-11-23T01:00:00.000Z' })
  const suggested = { type: 'text', text: 'And ', marks: [{ type: 'insertion', attrs: by('1') }] }
  const struck = { type: 'text', text: 'Ana', marks: [{ type: 'deletion', attrs: by('2') }] }
  const words = [suggested, { type: 'text', text: 'Ana ' }, struck, { type: 'text', text: ' left.' }]
  const { editor } = editorWith([{ type: 'paragraph', attrs: { id: 'a' }, content: words }])
  editor.commands.setTextSelection({ from: 5, to: 8 })
  const [first] = selectedPassages(editor)
  expect(first).toEqual({ text: 'Ana', at: { blockId: 'a', from: 0, to: 3 } })
  showRedacted(editor, [{ id: 'r', reason: '', ...first! }])
  expect(shown(editor.view.dom.querySelector('ins')!.parentElement!)).toBe('Ana')
  expect(editor.view.dom.querySelector('del .ed-redacted, del.ed-redacted, .ed-redacted del')).toBeNull()
  editor.commands.selectAll()
  expect(selectedPassages(editor)[0]?.text).toBe('Ana Ana left.')
  editor.commands.setTextSelection({ from: 1, to: 4 })
  expect(selectedPassages(editor)).toEqual([])
})
