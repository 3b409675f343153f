import { NodeSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { bodyOf } from '../body-cache.ts'
import { editorWith, paragraph } from '../editor.test-kit.ts'
import { insertFigures } from './insert-figures.ts'

const picture = (name: string) => new File([name], name, { type: 'image/png' })

test('puts dropped pictures behind the block they were let go on, in their order, and goes there', async () => {
  const { editor, session } = editorWith([paragraph('first'), paragraph('second')])
  const settings = session.settings()
  const uploadImage = async ({ name }: { name: string }) => ({ sha256: name.repeat(64) })
  session.configure({ ...settings, ports: { ...settings.ports, uploadImage } })
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  await insertFigures(editor.view, [picture('a'), picture('b')], 3, session)
  const { content } = bodyOf(editor.state.doc)
  expect(content.map((block) => block.attrs?.['asset'] ?? block.type)).toEqual([
    'paragraph',
    'a'.repeat(64),
    'b'.repeat(64),
    'paragraph',
  ])
  const { selection } = editor.state
  expect(selection).toBeInstanceOf(NodeSelection)
  expect((selection as NodeSelection).node.attrs['asset']).toBe('b'.repeat(64))
})

test('puts a pasted picture behind words that were selected while it was on its way, not in their place', async () => {
  const { editor, session } = editorWith([paragraph('first'), paragraph('second')])
  const settings = session.settings()
  const uploadImage = async () => {
    editor.commands.setTextSelection({ from: 1, to: 6 })
    return { sha256: 'a'.repeat(64) }
  }
  session.configure({ ...settings, ports: { ...settings.ports, uploadImage } })
  await insertFigures(editor.view, [picture('a')], null, session)
  expect(editor.state.doc.textContent).toContain('first')
  expect(bodyOf(editor.state.doc).content.map(({ type }) => type)).toContain('figure')
})
