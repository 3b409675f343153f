import { describe, expect, it } from 'vitest'
import { bodyOf } from '../body-cache.ts'
import {
  blocksOf,
  cursorAfter,
  editorWith,
  heading,
  numbered,
  paragraph,
  press,
  text,
  type,
} from '../editor.test-kit.ts'
import { changeDepth } from '../menus/change-depth.ts'
import { blocks, insertions, textStyles } from '../menus/insertables.ts'
import { imagesIn, insertFigures } from '../paste/insert-figures.ts'
import { insertLine } from './insert-line.ts'

const png = (name = 'p.png', kind = 'image/png') =>
  new File([new Uint8Array([1, 2, 3])], name, { type: kind })
const item = (words: string, ...inner: object[]) => ({
  type: 'listItem',
  content: [paragraph(words), ...inner],
})

describe('turning lines into something else', () => {
  it.each(textStyles.map((style) => [style.id, style] as const))(
    'makes a %s and nothing else of a line',
    (_id, style) => {
      const { editor, session } = editorWith([paragraph('words')])
      cursorAfter(editor, 'words')
      style.run(editor, session)
      expect(blocksOf(editor)[0]).toMatch(/words$/)
      expect(editor.state.doc.childCount).toBe(1)
    },
  )

  it.each(blocks.filter((each) => each.id !== 'figure').map((each) => [each.id, each] as const))(
    'puts a %s around or at the cursor',
    (id, each) => {
      const { editor, session } = editorWith([paragraph('words')])
      cursorAfter(editor, 'words')
      each.run(editor, session)
      expect(bodyOf(editor.state.doc).content.map((block) => block.type)).toContain(id)
      expect(editor.state.doc.textContent).toContain('words')
    },
  )

  it.each([
    ['pageBreak', 'pageBreak'],
    ['horizontalRule', 'horizontalRule'],
    ['codeBlock', 'codeBlock'],
  ])('puts a %s', (id, kind) => {
    const { editor, session } = editorWith([paragraph('words')])
    cursorAfter(editor, 'words')
    insertions.find((each) => each.id === id)?.run(editor, session)
    expect(bodyOf(editor.state.doc).content.map((block) => block.type)).toContain(kind)
  })

  it('opens what has to be chosen first', () => {
    const { editor, session } = editorWith([paragraph('words')])
    cursorAfter(editor, 'words')
    insertions.find((each) => each.id === 'reference')?.run(editor, session)
    expect(session.overlay()).toEqual({ kind: 'reference' })
    blocks.find((each) => each.id === 'figure')?.run(editor, session)
    expect(session.overlay()).toEqual({ kind: 'upload' })
  })

  it('starts the search for a record with a space where one is needed', () => {
    const { editor, session } = editorWith([paragraph('words')])
    const link = insertions.find((each) => each.id === 'recordLink')
    cursorAfter(editor, 'words')
    link?.run(editor, session)
    expect(editor.state.doc.textContent).toBe('words @')
  })
})

describe('keys of headings, lines and pages', () => {
  it('make headings of their level, and plain text again', () => {
    const { editor } = editorWith([paragraph('words')])
    cursorAfter(editor, 'words')
    press(editor, '2', { ctrlKey: true, altKey: true })
    expect(blocksOf(editor)).toEqual(['heading 2 words'])
    press(editor, '0', { ctrlKey: true, altKey: true })
    expect(blocksOf(editor)).toEqual(['paragraph words'])
  })

  it('start a new page with Mod-Enter', () => {
    const { editor } = editorWith([paragraph('words')])
    cursorAfter(editor, 'words')
    press(editor, 'Enter', { ctrlKey: true })
    expect(bodyOf(editor.state.doc).content.map((block) => block.type)).toContain('pageBreak')
  })

  it.each(['pageBreak', 'horizontalRule'] as const)(
    'go on behind a %s, at the end and in between',
    (line) => {
      const { editor } = editorWith([paragraph('before'), paragraph('behind')])
      cursorAfter(editor, 'before')
      insertLine(editor, line)
      type(editor, 'so ')
      cursorAfter(editor, 'behind')
      insertLine(editor, line)
      type(editor, 'last')
      expect(blocksOf(editor)).toEqual([
        'paragraph before',
        line,
        'paragraph so behind',
        line,
        'paragraph last',
      ])
    },
  )

  it('break a line with Shift-Enter', () => {
    const { editor } = editorWith([paragraph('ab')])
    cursorAfter(editor, 'a')
    press(editor, 'Enter', { shiftKey: true })
    expect(editor.state.doc.firstChild?.child(1).type.name).toBe('hardBreak')
  })
})

describe('lists', () => {
  it('nest with Tab and come out with Shift-Tab', () => {
    const { editor } = editorWith([{ type: 'bulletList', content: [item('one'), item('two')] }])
    cursorAfter(editor, 'two')
    press(editor, 'Tab')
    expect(bodyOf(editor.state.doc).content[0]?.content?.length).toBe(1)
    press(editor, 'Tab', { shiftKey: true })
    expect(bodyOf(editor.state.doc).content[0]?.content?.length).toBe(2)
  })

  it('end on Enter in an empty item', () => {
    const { editor } = editorWith([{ type: 'bulletList', content: [item('one')] }])
    cursorAfter(editor, 'one')
    press(editor, 'Enter')
    press(editor, 'Enter')
    expect(bodyOf(editor.state.doc).content.map((block) => block.type)).toEqual(['bulletList', 'paragraph'])
  })

  it('tick a task in its box', () => {
    const { editor } = editorWith([
      { type: 'taskList', content: [{ type: 'taskItem', content: [paragraph('do')] }] },
    ])
    const box = editor.view.dom.querySelector<HTMLInputElement>('.ed-tick')
    expect(box?.getAttribute('aria-label')).toBe('editor.task.done do')
    box?.click()
    expect(bodyOf(editor.state.doc).content[0]?.content?.[0]?.attrs).toEqual({ checked: true })
    expect(editor.view.dom.querySelector('.ed-task')?.getAttribute('data-checked')).toBe('true')
  })

  it('move in and out by the toolbar, whatever the cursor stands in', () => {
    const { editor } = editorWith([
      numbered('n'),
      { type: 'bulletList', content: [item('one'), item('two')] },
    ])
    cursorAfter(editor, 'n')
    changeDepth(editor, 1)
    expect(blocksOf(editor)[0]).toBe('numberedParagraph 2 n')
    changeDepth(editor, -1)
    expect(blocksOf(editor)[0]).toBe('numberedParagraph 1 n')
    cursorAfter(editor, 'two')
    changeDepth(editor, 1)
    expect(bodyOf(editor.state.doc).content[1]?.content?.length).toBe(1)
  })
})

describe('code', () => {
  it('ends after two empty lines, and keeps what was written', () => {
    const { editor } = editorWith([{ type: 'codeBlock', content: [text('a\n\n')] }])
    editor.commands.setTextSelection(4)
    expect(press(editor, 'Enter')).toBe(true)
    expect(blocksOf(editor)).toEqual(['codeBlock a', 'paragraph'])
  })

  it('becomes plain text by Backspace at its beginning', () => {
    const { editor } = editorWith([{ type: 'codeBlock', content: [text('a')] }])
    editor.commands.setTextSelection(1)
    press(editor, 'Backspace')
    expect(blocksOf(editor)).toEqual(['paragraph a'])
  })

  it('takes a tab as text, and no marks', () => {
    const { editor } = editorWith([{ type: 'codeBlock', content: [text('a')] }])
    cursorAfter(editor, 'a')
    press(editor, 'Tab')
    expect(editor.state.doc.textContent).toBe('a\t')
    editor.commands.selectAll()
    editor.commands.toggleMark('bold')
    expect(editor.state.doc.firstChild?.firstChild?.marks).toEqual([])
  })
})

describe('callouts, decisions and actions', () => {
  it('change their tone in the box itself', () => {
    const { editor } = editorWith([{ type: 'callout', content: [paragraph('x')] }])
    const tone = editor.view.dom.querySelector<HTMLSelectElement>('.ed-callout select')
    if (tone) tone.value = 'important'
    tone?.dispatchEvent(new Event('change'))
    expect(editor.state.doc.firstChild?.attrs['tone']).toBe('important')
    expect(editor.view.dom.querySelector('.ed-callout')?.getAttribute('data-tone')).toBe('important')
  })

  it('take an owner, a day and a state, and refuse a day that is none', () => {
    const { editor } = editorWith([{ type: 'action', content: [text('do')] }])
    const [owner, due] = ['input[type=text]', 'input[type=date]'].map((each) =>
      editor.view.dom.querySelector<HTMLInputElement>(each),
    )
    const state = editor.view.dom.querySelector('select')
    const set = (field: HTMLInputElement | HTMLSelectElement | null | undefined, value: string) => {
      if (field) field.value = value
      field?.dispatchEvent(new Event('change'))
    }
    set(owner, ' Secretariat ')
    set(due, '2018-11-15')
    set(state, 'dropped')
    expect(editor.state.doc.firstChild?.attrs).toMatchObject({
      owner: 'Secretariat',
      due: '2018-11-15',
      state: 'dropped',
    })
    expect(editor.view.dom.querySelector('.ed-dateText')?.textContent).toBe('Nov 15, 2018')
    set(owner, '  ')
    set(due, 'never')
    expect(editor.state.doc.firstChild?.attrs).toMatchObject({ owner: null, due: null })
  })

  it("write days as the page's language writes them", () => {
    document.documentElement.lang = 'fr'
    const { editor } = editorWith([
      { type: 'decision', attrs: { date: '2018-10-09' }, content: [text('agreed')] },
    ])
    expect(editor.view.dom.querySelector('.ed-dateText')?.textContent).toBe('9 oct. 2018')
    document.documentElement.lang = ''
  })

  it.each(['decision', 'action'])('go on with plain text by Enter in an empty %s', (kind) => {
    const { editor } = editorWith([{ type: kind }])
    editor.commands.setTextSelection(1)
    press(editor, 'Enter')
    expect(blocksOf(editor)).toEqual(['paragraph'])
  })

  it('are switched off where nothing may be written', () => {
    const { editor, session } = editorWith([
      { type: 'action', content: [text('do')] },
      { type: 'callout', content: [paragraph('x')] },
    ])
    session.configure({ ...session.settings(), editable: false })
    expect(
      [...editor.view.dom.querySelectorAll<HTMLSelectElement>('select, .ed-tick')].every(
        (each) => each.disabled,
      ),
    ).toBe(true)
    expect(editor.view.dom.querySelector<HTMLInputElement>('input[type=text]')?.readOnly).toBe(true)
  })
})

describe('pictures', () => {
  const figure = {
    type: 'figure',
    attrs: { asset: 'a'.repeat(64), alt: 'Bars', width: 60 },
    content: [text('cap')],
  }

  it('show their bytes by the address of the library, their width and their text', () => {
    const { editor } = editorWith([figure])
    const image = editor.view.dom.querySelector<HTMLImageElement>('.ed-image')
    expect(image?.getAttribute('src')).toBe(`asset/${'a'.repeat(64)}`)
    expect(image?.alt).toBe('Bars')
    expect(editor.view.dom.querySelector<HTMLElement>('.ed-picture')?.style.inlineSize ?? '').toMatch(
      /^(60%)?$/,
    )
    expect(editor.view.dom.querySelector('.ed-caption')?.getAttribute('data-number')).toBe('Figure 1')
  })

  it('say so when their bytes are not there', () => {
    const { editor } = editorWith([{ type: 'figure', attrs: { asset: null } }, figure])
    const [none, broken] = editor.view.dom.querySelectorAll('.ed-figure')
    expect(none?.getAttribute('data-asset')).toBe('none')
    broken?.querySelector('img')?.dispatchEvent(new Event('error'))
    expect(broken?.getAttribute('data-broken')).toBe('true')
    broken?.querySelector('img')?.dispatchEvent(new Event('load'))
    expect(broken?.hasAttribute('data-broken')).toBe(false)
  })

  it('remind of the text they lack, unless they are decorative', () => {
    const { editor } = editorWith([
      { type: 'figure', attrs: { asset: 'a'.repeat(64) } },
      { type: 'figure', attrs: { asset: 'a'.repeat(64), decorative: true, alt: 'x' } },
    ])
    const badges = [...editor.view.dom.querySelectorAll('.ed-altBadge')]
    expect(badges.map((badge) => badge.getAttribute('aria-label'))).toEqual([
      'editor.figure.altMissing',
      'editor.figure.altEdit',
    ])
    expect(editor.view.dom.querySelectorAll<HTMLImageElement>('.ed-image')[1]?.alt).toBe('')
  })

  it('go on below by Enter in the caption, and are selected by Backspace at its beginning', () => {
    const { editor } = editorWith([figure])
    cursorAfter(editor, 'cap')
    press(editor, 'Enter')
    type(editor, 'below')
    expect(blocksOf(editor)).toEqual(['figure cap', 'paragraph below'])
    editor.commands.setTextSelection(1)
    press(editor, 'Backspace')
    expect(editor.state.selection.toJSON().type).toBe('node')
  })

  it('are put in from files, and those refused are counted', async () => {
    const { editor, session } = editorWith([paragraph('x')])
    const settings = session.settings()
    let asked = 0
    const uploadImage = async () => {
      asked += 1
      if (asked === 2) throw new Error('refused')
      return { sha256: 'b'.repeat(64) }
    }
    session.configure({ ...settings, ports: { ...settings.ports, uploadImage } })
    await insertFigures(editor.view, [png('1.png'), png('2.png'), png('3.png')], 1, session)
    expect(bodyOf(editor.state.doc).content.filter((block) => block.type === 'figure')).toHaveLength(2)
    expect(session.notice()).toEqual({ code: 'image-refused', count: 1 })
  })

  it('are PNG, JPEG, GIF and WebP only', () => {
    const files = [
      png(),
      png('a.svg', 'image/svg+xml'),
      png('a.pdf', 'application/pdf'),
      png('a.webp', 'image/webp'),
    ]
    expect(imagesIn(files).map((file) => file.name)).toEqual(['p.png', 'a.webp'])
  })
})

describe('headings', () => {
  it('stand one level below the title of the tab', () => {
    const { editor } = editorWith([heading('A'), heading('B', 4)])
    expect([...editor.view.dom.querySelectorAll('h2, h5')].map((each) => each.textContent)).toEqual([
      'A',
      'B',
    ])
  })
})
