import { beforeEach, describe, expect, it } from 'vitest'
import { blocksOf, editorWith, footnote, heading, paragraph, text } from '../editor.test-kit.ts'
import { findMatches } from './find-matches.ts'
import { find, findingOf, replaceAll, replaceCurrent, showCurrent, step } from './find-plugin.ts'

const content = [
  heading('Partners'),
  paragraph('part', text('ners', 'bold'), ' and Partners'),
  paragraph('note', footnote('more partners'), ' here'),
]

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})

const places = (words: string, matchCase = false) => {
  const { editor } = editorWith(content)
  return findMatches(editor.state.doc, { text: words, matchCase }).map(({ from, to }) =>
    editor.state.doc.textBetween(from, to),
  )
}

describe('finding', () => {
  it('finds across marks and in notes, in reading order', () => {
    expect(places('partners')).toEqual(['Partners', 'partners', 'Partners', 'partners'])
  })

  it('respects capitals when asked', () => {
    expect(places('Partners', true)).toEqual(['Partners', 'Partners'])
  })

  it('does not find across a note or a line', () => {
    expect(places('note here')).toEqual([])
    expect(places('Partnerspart')).toEqual([])
  })

  it('takes what is looked for as it is written', () => {
    const { editor } = editorWith([paragraph('a.b (c) [d] \\ $1')])
    expect(findMatches(editor.state.doc, { text: '.', matchCase: false })).toHaveLength(1)
    expect(findMatches(editor.state.doc, { text: '(c) [d] \\ $1', matchCase: false })).toHaveLength(1)
    expect(findMatches(editor.state.doc, { text: '', matchCase: false })).toEqual([])
  })

  it('keeps its places right behind letters that change their length in lower case', () => {
    const { editor } = editorWith([paragraph('İstanbul İstanbul word')])
    const [match] = findMatches(editor.state.doc, { text: 'WORD', matchCase: false })
    expect(match && editor.state.doc.textBetween(match.from, match.to)).toBe('word')
  })
})

describe('going through what was found', () => {
  it('starts at the selection and goes round the end', () => {
    const { editor } = editorWith(content)
    editor.commands.setTextSelection(15)
    find(editor, { text: 'partners', matchCase: false })
    showCurrent(editor)
    expect(findingOf(editor.state).current).toBe(2)
    step(editor, 1)
    step(editor, 1)
    expect(findingOf(editor.state).current).toBe(0)
    step(editor, -1)
    expect(findingOf(editor.state).current).toBe(3)
  })

  it('marks the number of a note in which it found something', () => {
    const { editor } = editorWith(content)
    find(editor, { text: 'more', matchCase: false })
    expect(editor.view.dom.querySelector('.ed-footnote')?.className).toContain('ed-foundHere')
    find(editor, { text: '', matchCase: false })
    expect(editor.view.dom.querySelector('.ed-found')).toBeNull()
  })
})

describe('replacing', () => {
  it('replaces one, keeps its marks and goes on', () => {
    const { editor } = editorWith([paragraph(text('old', 'bold'), ' old')])
    find(editor, { text: 'old', matchCase: false })
    replaceCurrent(editor, 'new')
    expect(blocksOf(editor)).toEqual(['paragraph new old'])
    expect(editor.state.doc.firstChild?.firstChild?.marks[0]?.type.name).toBe('bold')
    expect(findingOf(editor.state).matches).toHaveLength(1)
    expect(findingOf(editor.state).current).toBe(0)
  })

  it('replaces all, notes included, and one undo brings all back', () => {
    const { editor } = editorWith(content)
    find(editor, { text: 'partners', matchCase: false })
    expect(replaceAll(editor, 'States')).toBe(4)
    expect(editor.state.doc.textContent).toBe('StatesStates and Statesnotemore States here')
    editor.commands.undo()
    expect(editor.state.doc.textContent).toBe('Partnerspartners and Partnersnotemore partners here')
  })

  it('ends when what is put there holds what is looked for, and can put nothing', () => {
    const { editor } = editorWith([paragraph('aa')])
    find(editor, { text: 'a', matchCase: false })
    expect(replaceAll(editor, 'aa')).toBe(2)
    expect(blocksOf(editor)).toEqual(['paragraph aaaa'])
    expect(replaceAll(editor, '')).toBe(4)
    expect(blocksOf(editor)).toEqual(['paragraph'])
  })

  it('changes nothing where nothing may be written', () => {
    const { editor } = editorWith([paragraph('a')])
    editor.setEditable(false)
    find(editor, { text: 'a', matchCase: false })
    expect(replaceAll(editor, 'b')).toBe(0)
    replaceCurrent(editor, 'b')
    expect(blocksOf(editor)).toEqual(['paragraph a'])
  })
})
