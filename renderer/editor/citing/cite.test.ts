import { describe, expect, it } from 'vitest'
import { languages } from '../../../shared/model/languages.ts'
import { editorWith, footnote, heading, paragraph } from '../editor.test-kit.ts'
import { cite, paragraphOf, placeOf, type Citation } from './cite.ts'

const citation: Citation = {
  recordId: '01941f29-e578-72f2-b687-5c7829a85c40',
  kind: 'document',
  label: 'C/115/1',
  number: '12',
  language: 'en',
}

describe('a citation', () => {
  it('stands in a note behind the selection', () => {
    const { editor } = editorWith([paragraph('It was agreed.'), paragraph('Next')])
    editor.commands.setTextSelection(15)
    expect(cite(editor, citation, 'footnote')).toBe(true)
    const note = editor.state.doc.child(0).lastChild
    expect(note?.type.name).toBe('footnote')
    const line = note?.firstChild
    expect(line?.firstChild?.attrs).toMatchObject({ recordId: citation.recordId, label: 'C/115/1' })
    expect(line?.textContent).toBe(', para. 12.')
  })

  it('stands in the line, in brackets', () => {
    const { editor } = editorWith([paragraph('It was agreed')])
    editor.commands.setTextSelection({ from: 1, to: 14 })
    expect(cite(editor, { ...citation, language: 'fr' }, 'inline')).toBe(true)
    const parts: string[] = []
    editor.state.doc.child(0).forEach((node) => {
      parts.push(node.isText ? (node.text ?? '') : String(node.attrs['label']))
    })
    expect(parts).toEqual(['It was agreed (', 'C/115/1', ', par. 12)'])
  })

  it('is taken away by one undo, and what was written before stays', () => {
    const { editor } = editorWith([paragraph('')])
    editor.commands.insertContent('Just written.')
    cite(editor, citation, 'inline')
    editor.commands.undo()
    expect(editor.state.doc.textContent).toBe('Just written.')
  })

  it('stands nowhere in a text that is only read', () => {
    const { editor } = editorWith([paragraph('Read')])
    editor.setEditable(false)
    expect(cite(editor, citation, 'footnote')).toBe(false)
    expect(editor.state.doc.textContent).toBe('Read')
  })

  it('says where in the words of every language', () => {
    for (const language of languages) expect(placeOf({ number: '12', language })).toContain('12')
    expect(placeOf({ number: '12 (a)', language: 'es' })).toBe(', párr. 12 (a)')
    expect(placeOf({ number: 'II.B', language: 'en' })).toBe(', II.B')
    expect(placeOf({ page: 3, language: 'fr' })).toBe(', p. 3')
    expect(placeOf({ language: 'en' })).toBe('')
  })
})

describe('the paragraph at hand', () => {
  it('is the line of the selection, without its notes', () => {
    const { editor } = editorWith([heading('Title'), paragraph('Said', footnote('aside'), ' here')])
    editor.commands.setTextSelection(9)
    expect(paragraphOf(editor)).toBe('Said here')
    editor.commands.setTextSelection(2)
    expect(paragraphOf(editor)).toBe('Title')
  })
})
