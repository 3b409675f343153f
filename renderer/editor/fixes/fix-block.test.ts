import { describe, expect, it } from 'vitest'
import { editorWith, heading, numbered, paragraph, text } from '../editor.test-kit.ts'
import { fixBlock, isFixable } from './fix-block.ts'
import type { FixableCode } from './fixes.ts'

/** Mends the `index`th block and hands back the document's blocks as type, level and words. */
function mended(content: unknown[], index: number, code: FixableCode, values: Record<string, string> = {}) {
  const { editor } = editorWith(content)
  const before = editor.getJSON()
  const id = String(editor.state.doc.child(index).attrs['id'])
  const changed = fixBlock(editor, code, id, values)
  const after = editor.getJSON().content ?? []
  editor.commands.undo()
  expect(editor.getJSON()).toEqual(before)
  return { changed, after, editor }
}

describe('a finding mended at a press, and taken back by one undo', () => {
  it('makes a heading of a paragraph in bold, one level below the one before', () => {
    const { after } = mended([heading('First'), paragraph(text('Second', 'bold'))], 1, 'faked-heading')
    expect(after[1]).toMatchObject({ type: 'heading', attrs: { level: 2 }, content: [{ text: 'Second' }] })
    expect(after[1]).not.toHaveProperty('content.0.marks')
  })

  it.each([
    ['14. The delegate', '14.', 1],
    ['(a) The delegate', '(a)', 2],
    ['(iv) The delegate', '(iv)', 3],
    ['– The delegate', '–', 2],
  ])('numbers what was numbered by hand: %s', (words, number, level) => {
    const { after } = mended([paragraph(words)], 0, 'faked-numbering', { number })
    expect(after[0]).toMatchObject({
      type: 'numberedParagraph',
      attrs: { level },
      content: [{ text: 'The delegate' }],
    })
  })

  it('only takes the number from what is numbered already', () => {
    const { after } = mended([numbered('3. The delegate', 2)], 0, 'faked-numbering', { number: '3.' })
    expect(after[0]).toMatchObject({ type: 'numberedParagraph', attrs: { level: 2 } })
    expect(after[0]).toMatchObject({ content: [{ text: 'The delegate' }] })
  })

  it('takes bold from words', () => {
    const { after } = mended([paragraph('So ', text('very', 'bold'), ' good')], 0, 'bold-text')
    expect(after[0]).toMatchObject({ content: [{ text: 'So very good' }] })
  })

  it('takes out a heading without words, and brings one that skips a level up', () => {
    expect(mended([heading(''), paragraph('a')], 0, 'empty-heading').after).toHaveLength(1)
    const { after } = mended([heading('a', 1), heading('b', 3)], 1, 'heading-skipped')
    expect(after[1]).toMatchObject({ attrs: { level: 2 } })
  })

  it('makes header cells of a table’s first row', () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] })
    const row = (...cells: unknown[]) => ({ type: 'tableRow', content: cells })
    const table = { type: 'table', content: [row(cell('a'), cell('b')), row(cell('c'), cell('d'))] }
    const { after } = mended([table], 0, 'table-without-header')
    expect(after[0]).toMatchObject({
      content: [
        { content: [{ type: 'tableHeader' }, { type: 'tableHeader' }] },
        { content: [{ type: 'tableCell' }, { type: 'tableCell' }] },
      ],
    })
  })

  it('calls a State by its official name wherever the paragraph names it, and nobody else', () => {
    const words = paragraph('Turkey and ', text('Turkey', 'italic'), ', not Turkeys')
    const { after } = mended([words], 0, 'state-name', { name: 'Turkey', official: 'Türkiye' })
    expect(after[0]).toMatchObject({
      content: [
        { text: 'Türkiye and ' },
        { text: 'Türkiye', marks: [{ type: 'italic' }] },
        { text: ', not Turkeys' },
      ],
    })
  })

  it('leaves the words of a link whose record is gone', () => {
    const recordId = '01920000-0000-7000-8000-000000000009'
    const link = { type: 'recordLink', attrs: { recordId, kind: 'document', label: 'Annex' } }
    const { after } = mended([paragraph('See ', link, '.')], 0, 'dangling-link', { label: 'Annex' })
    expect(after[0]).toMatchObject({ content: [{ text: 'See Annex.' }] })
  })
})

it('does nothing where the block is gone, or nothing is left to mend', () => {
  const { editor } = editorWith([paragraph('plain')])
  expect(fixBlock(editor, 'bold-text', 'gone', {})).toBe(false)
  expect(fixBlock(editor, 'bold-text', String(editor.state.doc.child(0).attrs['id']), {})).toBe(false)
})

it('takes away no words written since the finding was made', () => {
  const id = (editor: ReturnType<typeof editorWith>['editor']) =>
    String(editor.state.doc.child(0).attrs['id'])
  const { editor: renumbered } = editorWith([paragraph('The delegate, as in 14. above')])
  expect(fixBlock(renumbered, 'faked-numbering', id(renumbered), { number: '14.' })).toBe(false)
  const { editor: unnumbered } = editorWith([paragraph('The delegate')])
  expect(fixBlock(unnumbered, 'faked-numbering', id(unnumbered), { number: '14.' })).toBe(false)
  const recordId = '01920000-0000-7000-8000-000000000009'
  const link = { type: 'recordLink', attrs: { recordId, kind: 'document', label: 'Annex' } }
  const { editor: linked } = editorWith([paragraph('14. ', link, ' applies')])
  expect(fixBlock(linked, 'faked-numbering', id(linked), { number: '14.' })).toBe(true)
  expect(linked.state.doc.child(0).firstChild?.attrs).toMatchObject({ label: 'Annex' })
  const { editor: named } = editorWith([heading('Named meanwhile'), paragraph('a')])
  expect(fixBlock(named, 'empty-heading', id(named), {})).toBe(false)
})

it('leaves a State’s official name alone where it stands beside the common one', () => {
  const official = 'Iran (Islamic Republic of)'
  const { editor } = editorWith([paragraph(`Iran, that is ${official}`)])
  const id = String(editor.state.doc.child(0).attrs['id'])
  expect(fixBlock(editor, 'state-name', id, { name: 'Iran', official })).toBe(true)
  expect(editor.state.doc.child(0).textContent).toBe(`${official}, that is ${official}`)
})

it('leaves to a person what a person must judge', () => {
  expect(isFixable('bold-text')).toBe(true)
  expect(isFixable('missing-alt')).toBe(false)
  expect(isFixable('toString')).toBe(false)
})
