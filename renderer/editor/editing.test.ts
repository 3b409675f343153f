import { describe, expect, it, vi } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import { bodyOf, knowBody, wordsOf } from './body-cache.ts'
import {
  blocksOf,
  cursorAfter,
  editorWith,
  footnote,
  heading,
  numbered,
  paragraph,
  press,
  text,
  type,
} from './editor.test-kit.ts'
import { scrollToBlock, createHandle } from './editor-handle.ts'
import { matching as matchingInsertables } from './menus/slash-menu.ts'
import { looksLikeQuery } from './menus/suggestion-popup.ts'
import { setDirection, toolbarState } from './menus/toolbar-state.ts'
import { completed, setLink } from './overlays/LinkForm.tsx'
import { insertFootnote } from './schema/inline-atoms.ts'

describe('the ends of a text', () => {
  it('are reached by the keys for them, past atoms too', () => {
    const { editor } = editorWith([
      heading('First'),
      paragraph('In between'),
      paragraph('Last', footnote('Note')),
    ])
    cursorAfter(editor, 'In')
    expect(press(editor, 'End', { ctrlKey: true })).toBe(true)
    expect(editor.state.selection.to).toBe(editor.state.doc.content.size - 1)
    expect(press(editor, 'Home', { ctrlKey: true })).toBe(true)
    expect(editor.state.selection.from).toBe(1)
  })
})

describe('numbered paragraphs', () => {
  it('go on with Enter, at the same level', () => {
    const { editor } = editorWith([numbered('One'), numbered('Sub', 2)])
    cursorAfter(editor, 'Sub')
    expect(press(editor, 'Enter')).toBe(true)
    type(editor, 'Next')
    expect(blocksOf(editor)).toEqual([
      'numberedParagraph 1 One',
      'numberedParagraph 2 Sub',
      'numberedParagraph 2 Next',
    ])
  })

  it('take the rest of the line along', () => {
    const { editor } = editorWith([numbered('before after')])
    cursorAfter(editor, 'before')
    press(editor, 'Enter')
    expect(blocksOf(editor)).toEqual(['numberedParagraph 1 before', 'numberedParagraph 1  after'])
  })

  it('change their level with Tab and Shift-Tab, within three', () => {
    const { editor } = editorWith([numbered('One')])
    cursorAfter(editor, 'One')
    for (const level of [2, 3, 3]) {
      press(editor, 'Tab')
      expect(editor.state.doc.firstChild?.attrs['level']).toBe(level)
    }
    press(editor, 'Tab', { shiftKey: true })
    expect(editor.state.doc.firstChild?.attrs['level']).toBe(2)
  })

  it('keep the cursor in an empty line whose level changes', () => {
    const { editor } = editorWith([numbered('One'), numbered('')])
    editor.commands.setTextSelection(6)
    press(editor, 'Tab')
    type(editor, 'ab')
    expect(blocksOf(editor)[1]).toBe('numberedParagraph 2 ab')
  })

  it('end on Enter in an empty one: first a level out, then plain text', () => {
    const { editor } = editorWith([numbered('One'), numbered('', 2)])
    editor.commands.setTextSelection(6)
    press(editor, 'Enter')
    expect(blocksOf(editor)[1]).toBe('numberedParagraph 1')
    press(editor, 'Enter')
    expect(blocksOf(editor)[1]).toBe('paragraph')
  })

  it('begin by typing their sign', () => {
    const { editor } = editorWith([paragraph()])
    editor.commands.setTextSelection(1)
    type(editor, '1) words')
    expect(blocksOf(editor)).toEqual(['numberedParagraph 1 words'])
  })
})

describe('blocks made here', () => {
  it('get ids of their own, and the one that was split keeps its id', () => {
    const { editor } = editorWith([paragraph('ab')])
    const first: unknown = editor.state.doc.firstChild?.attrs['id']
    cursorAfter(editor, 'a')
    press(editor, 'Enter')
    const ids = bodyOf(editor.state.doc).content.map((block) => block.attrs?.['id'])
    expect(ids[0]).toBe(first)
    expect(ids[1]).toMatch(/^b[a-z0-9]{12}$/)
  })

  it('keep their id when moved, and get a new one when copied', () => {
    const { editor } = editorWith([heading('Moved'), paragraph('b')])
    const moved = editor.state.doc.firstChild
    const id: unknown = moved?.attrs['id']
    if (!moved) throw new Error('no heading')
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, moved))
    const ids = bodyOf(editor.state.doc).content.map((block) => block.attrs?.['id'])
    expect(ids[0]).toBe(id)
    expect(ids[2]).not.toBe(id)
    const { tr } = editor.state
    tr.delete(0, moved.nodeSize)
    tr.insert(tr.doc.content.size, moved)
    editor.view.dispatch(tr)
    expect(bodyOf(editor.state.doc).content.map((block) => block.attrs?.['id'])).toContain(id)
  })

  it('are found by their id', () => {
    const { editor } = editorWith([paragraph('a'), heading('There')])
    const id = String(editor.state.doc.child(1).attrs['id'])
    const scrolled = vi.fn()
    HTMLElement.prototype.scrollIntoView = scrolled
    expect(scrollToBlock(editor, id)).toBe(true)
    expect(scrolled).toHaveBeenLastCalledWith({ block: 'start' })
    expect(scrollToBlock(editor, id, 'nearest')).toBe(true)
    expect(scrolled).toHaveBeenLastCalledWith({ block: 'nearest' })
    expect(editor.state.selection.$from.parent.textContent).toBe('There')
    expect(scrollToBlock(editor, 'gone')).toBe(false)
  })
})

describe('footnotes', () => {
  it('stand after the selection and open at once', () => {
    const { editor, session } = editorWith([paragraph('words here')])
    cursorAfter(editor, 'words')
    expect(insertFootnote(editor, session)).toBe(true)
    expect(editor.state.doc.firstChild?.child(1).type.name).toBe('footnote')
    expect(session.overlay()).toEqual({ kind: 'footnote', pos: 6 })
  })

  it('have no notes of their own place in code', () => {
    const { editor, session } = editorWith([{ type: 'codeBlock', content: [text('code')] }])
    cursorAfter(editor, 'code')
    expect(insertFootnote(editor, session)).toBe(false)
  })
})

describe('counting words', () => {
  it('counts notes, and only what changed again', () => {
    const { editor } = editorWith([paragraph('three words here', footnote('and two')), heading('One')])
    expect(wordsOf(editor.state.doc)).toBe(6)
    const before = bodyOf(editor.state.doc)
    cursorAfter(editor, 'One')
    type(editor, ' more')
    expect(wordsOf(editor.state.doc)).toBe(7)
    expect(bodyOf(editor.state.doc).content[0]).toBe(before.content[0])
  })

  it('stops when its time is over, and goes on from there', () => {
    const { editor } = editorWith([paragraph('three words here'), paragraph('two more')])
    expect(wordsOf(editor.state.doc, -1)).toBeNull()
    expect(wordsOf(editor.state.doc)).toBe(5)
    expect(wordsOf(editor.state.doc, -1)).toBe(5)
  })
})

describe('a body that was just read', () => {
  it('is not written out again, but for what changed since', () => {
    const { editor } = editorWith([paragraph('one'), paragraph('two')])
    const read = JSON.parse(JSON.stringify(editor.state.doc.toJSON())) as DocumentBody
    knowBody(editor.state.doc, read)
    expect(bodyOf(editor.state.doc).content[0]).toBe(read.content[0])
    cursorAfter(editor, 'two')
    type(editor, '!')
    expect(bodyOf(editor.state.doc).content[0]).toBe(read.content[0])
    expect(blocksOf(editor)).toEqual(['paragraph one', 'paragraph two!'])
  })

  it('is written out where it is not what the editor has', () => {
    const { editor } = editorWith([paragraph('one')])
    knowBody(editor.state.doc, { type: 'doc', content: [{ type: 'pageBreak' }] })
    knowBody(editor.state.doc, { type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] })
    expect(blocksOf(editor)).toEqual(['paragraph one'])
  })
})

describe('typing marks', () => {
  it.each([
    ['**bold** ', 'bold'],
    ['*italic* ', 'italic'],
    ['~~gone~~ ', 'strike'],
    ['`code` ', 'code'],
  ])('reads %j', (typed, mark) => {
    const { editor } = editorWith([paragraph()])
    editor.commands.setTextSelection(1)
    type(editor, typed)
    expect(editor.state.doc.firstChild?.firstChild?.marks.map((each) => each.type.name)).toEqual([mark])
  })

  it.each([
    ['# ', 'heading 1'],
    ['### ', 'heading 3'],
    ['- ', 'bulletList'],
    ['3. ', 'orderedList'],
    ['[ ] ', 'taskList'],
    ['> ', 'blockquote'],
    ['``` ', 'codeBlock'],
  ])('turns a line that begins with %j into a %s', (typed, block) => {
    const { editor } = editorWith([paragraph()])
    editor.commands.setTextSelection(1)
    type(editor, typed)
    expect(blocksOf(editor)[0]).toBe(block)
  })
})

describe('links', () => {
  it('mark the selected words, or write the address', () => {
    const { editor } = editorWith([paragraph('see here')])
    editor.commands.setTextSelection({ from: 5, to: 9 })
    setLink(editor, 'https://example.org/')
    expect(editor.state.doc.firstChild?.child(1).marks[0]?.attrs['href']).toBe('https://example.org/')
    editor.commands.setTextSelection(1)
    setLink(editor, 'mailto:a@b.org')
    expect(editor.state.doc.textContent).toBe('mailto:a@b.orgsee here')
  })

  it('never carry a script out to the page, however they came in', () => {
    const { editor } = editorWith([paragraph('x')])
    const mark = editor.schema.marks['link']?.create({ href: 'javascript:alert(1)' })
    if (!mark) throw new Error('no link')
    editor.view.dispatch(editor.state.tr.addMark(1, 2, mark))
    expect(editor.view.dom.querySelector('a')?.hasAttribute('href')).toBe(false)
  })

  it('are made whole from what people type', () => {
    expect(completed('iom.int/idm')).toBe('https://iom.int/idm')
    expect(completed('a@b.org')).toBe('mailto:a@b.org')
    expect(completed('javascript:alert(1)')).toBe('javascript:alert(1)')
  })
})

describe('what the toolbar shows', () => {
  it('is the selection: style, marks, lists, direction', () => {
    const { editor } = editorWith([
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('b', 'bold'))] }] },
    ])
    cursorAfter(editor, 'b')
    expect(toolbarState(editor)).toMatchObject({
      style: 'paragraph',
      marks: ['bold'],
      lists: ['bulletList'],
      direction: 'auto',
      inTable: false,
    })
    setDirection(editor, 'rtl')
    expect(toolbarState(editor).direction).toBe('rtl')
    setDirection(editor, 'auto')
    expect(toolbarState(editor).direction).toBe('auto')
  })
})

describe('the slash menu', () => {
  it('finds by the beginning of names first, then by other words', () => {
    const names: Record<string, string> = {
      'editor.block.table': 'Tableau',
      'editor.block.taskList': 'Liste de tâches',
      'editor.words.figure': 'tab image',
    }
    const { session } = editorWith([paragraph()], { t: (key) => names[key] ?? key })
    expect(matchingInsertables('ta', session).map((item) => item.id)).toEqual(['taskList', 'table', 'figure'])
    expect(matchingInsertables('taches', session).map((item) => item.id)).toEqual(['taskList'])
  })

  it('gives way when what follows reads like text', () => {
    expect(['tab', 'final rep'].map(looksLikeQuery)).toEqual([true, true])
    expect([' 5', 'a  b', 'x'.repeat(41)].map(looksLikeQuery)).toEqual([false, false, false])
  })
})

describe('another text shown in place of this one', () => {
  it('comes back with one undo', () => {
    const { editor } = editorWith([paragraph('mine')])
    const handle = createHandle(editor)
    handle.replaceBody({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 't1', dir: null }, content: [text('theirs')] }],
    })
    expect(blocksOf(editor)).toEqual(['paragraph theirs'])
    editor.commands.undo()
    expect(blocksOf(editor)).toEqual(['paragraph mine'])
  })

  it('leaves the cursor and every block alone that is the same in both', () => {
    const { editor } = editorWith([paragraph('one'), paragraph('two'), paragraph('three')])
    const handle = createHandle(editor)
    const body = handle.body()
    editor.commands.setTextSelection(editor.state.doc.content.size - 2)
    const [first, last] = [editor.state.doc.child(0), editor.state.doc.child(2)]
    const [, second] = body.content
    handle.replaceBody({
      ...body,
      content: body.content.with(1, { ...second!, content: [text('2'), text(' and more')] }),
    })
    expect(blocksOf(editor)).toEqual(['paragraph one', 'paragraph 2 and more', 'paragraph three'])
    expect(editor.state.doc.child(0)).toBe(first)
    expect(editor.state.doc.child(2)).toBe(last)
    expect(editor.state.selection.$from.parent).toBe(last)
    handle.replaceBody({ ...body, content: [body.content[0]!, body.content[2]!] })
    expect(blocksOf(editor)).toEqual(['paragraph one', 'paragraph three'])
    const same = editor.state
    handle.replaceBody(handle.body())
    expect(editor.state).toBe(same)
  })

  it('is not undone where somebody else wrote it', () => {
    const { editor } = editorWith([paragraph('one')])
    const handle = createHandle(editor)
    const body = handle.body()
    const theirs = { type: 'paragraph', attrs: { id: 't1', dir: null }, content: [text('theirs')] }
    handle.replaceBody({ ...body, content: [...body.content, theirs] }, { isOthers: true })
    editor.commands.undo()
    expect(blocksOf(editor)).toEqual(['paragraph one', 'paragraph theirs'])
  })
})

describe('views', () => {
  it("tick an action where it stands and say its words in the reader's language", () => {
    const { editor, session } = editorWith([
      { type: 'action', attrs: { owner: 'Secretariat' }, content: [text('do')] },
    ])
    const dom = editor.view.dom
    const tick = dom.querySelector<HTMLInputElement>('.ed-action .ed-tick')
    tick?.click()
    expect(editor.state.doc.firstChild?.attrs['state']).toBe('done')
    expect(dom.querySelector('.ed-blockLabel')?.textContent).toBe('editor.block.action')
    session.configure({ ...session.settings(), t: () => 'Mesure' })
    expect(dom.querySelector('.ed-blockLabel')?.textContent).toBe('Mesure')
  })

  it('draw lists and quotes in the direction of their own text', () => {
    const item = (words: string) => ({ type: 'listItem', content: [paragraph(words)] })
    const { editor } = editorWith([{ type: 'bulletList', content: [item('نقطة'), item('A point')] }])
    expect([...editor.view.dom.querySelectorAll('li')].map((each) => each.dir)).toEqual(['rtl', 'ltr'])
  })

  it('open a record at a click', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057'
    const { editor, opened } = editorWith([
      paragraph({ type: 'recordLink', attrs: { recordId: id, kind: 'meeting', label: 'M' } }),
    ])
    editor.view.dom.querySelector<HTMLElement>('.ed-recordLink')?.click()
    expect(opened).toEqual([id])
  })

  it('show what cannot be read as a notice, never as markup', () => {
    const { editor } = editorWith([
      { type: 'unknownBlock', attrs: { json: '{"type":"<img src=x onerror=alert(1)>"}' } },
    ])
    expect(editor.view.dom.querySelector('.ed-unknownBlock img')).toBeNull()
    expect(editor.view.dom.textContent).toContain('editor.unknown.block')
  })
})
