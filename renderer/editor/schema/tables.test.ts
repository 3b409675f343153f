import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { bodyOf } from '../body-cache.ts'
import { cursorAfter, editorWith, paragraph, press, type } from '../editor.test-kit.ts'
import { columnWidths } from './table-columns.ts'

const cell = (words: string, attrs: object = {}, kind = 'tableCell') => ({
  type: kind,
  attrs,
  content: [paragraph(words)],
})
const row = (...cells: object[]) => ({ type: 'tableRow', content: cells })
const table = (...rows: object[]) => ({ type: 'table', attrs: { caption: 'People' }, content: rows })
const two = () =>
  editorWith([table(row(cell('a'), cell('b')), row(cell('c'), cell('d'))), paragraph('after')])

type Made = ReturnType<typeof two>

/** The words of a table, row by row, with spans as in `a×2` and headers in capitals. */
function grid({ editor }: Made): string[] {
  const first = bodyOf(editor.state.doc).content.find((block) => block.type === 'table')
  return (first?.content ?? []).map((each) =>
    (each.content ?? [])
      .map((one) => {
        const words = one.content?.[0]?.content?.[0]?.text ?? '_'
        const spans = [one.attrs?.['colspan'], one.attrs?.['rowspan']].filter((span) => span !== 1)
        return `${one.type === 'tableHeader' ? words.toUpperCase() : words}${spans.length > 0 ? `×${spans.join('×')}` : ''}`
      })
      .join(' '),
  )
}

function selectCells({ editor }: Made, from: string, to: string): void {
  const place = (words: string) => {
    let at = 0
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name === 'tableCell' && node.textContent === words) at = pos
      return true
    })
    return at
  }
  editor.view.dispatch(
    editor.state.tr.setSelection(CellSelection.create(editor.state.doc, place(from), place(to))),
  )
}

describe('a table', () => {
  it('is put in with its header row and ids for what needs them', () => {
    const { editor } = editorWith([paragraph()])
    editor.chain().setTextSelection(1).insertTable({ rows: 2, cols: 3, withHeaderRow: true }).run()
    const made = { editor } as Made
    expect(grid(made)).toEqual(['_ _ _', '_ _ _'])
    const body = bodyOf(editor.state.doc).content.find((block) => block.type === 'table')
    expect(body?.content?.[0]?.content?.every((each) => each.type === 'tableHeader')).toBe(true)
    expect(body?.attrs?.['id']).toMatch(/^b/)
  })

  it('goes from cell to cell with Tab, and grows a row at the end', () => {
    const made = two()
    cursorAfter(made.editor, 'a')
    for (const words of ['1', '2', '3', '4']) {
      press(made.editor, 'Tab')
      type(made.editor, words)
    }
    expect(grid(made).length).toBe(3)
    press(made.editor, 'Tab', { shiftKey: true })
    expect(made.editor.state.selection.$from.parent.textContent).toContain('3')
  })

  it('gets rows and columns where asked', () => {
    const made = two()
    cursorAfter(made.editor, 'd')
    made.editor.commands.addRowBefore()
    made.editor.commands.addRowAfter()
    expect(grid(made)).toEqual(['a b', '_ _', 'c d', '_ _'])
    made.editor.commands.addColumnBefore()
    made.editor.commands.addColumnAfter()
    expect(grid(made)).toEqual(['a _ b _', '_ _ _ _', 'c _ d _', '_ _ _ _'])
  })

  it('loses rows, columns and itself', () => {
    const made = two()
    cursorAfter(made.editor, 'a')
    made.editor.commands.deleteRow()
    expect(grid(made)).toEqual(['c d'])
    made.editor.commands.deleteColumn()
    expect(grid(made)).toEqual(['d'])
    made.editor.commands.deleteTable()
    expect(bodyOf(made.editor.state.doc).content.map((block) => block.type)).toEqual(['paragraph'])
  })

  it('merges cells and splits them again', () => {
    const made = two()
    selectCells(made, 'a', 'd')
    made.editor.commands.mergeCells()
    expect(grid(made)[0]).toBe('a×2×2')
    expect(made.editor.state.doc.textContent).toContain('abcd')
    made.editor.commands.splitCell()
    expect(grid(made)).toEqual(['a _', '_ _'])
  })

  it('turns its first row and column into headers and back', () => {
    const made = two()
    cursorAfter(made.editor, 'a')
    made.editor.commands.toggleHeaderRow()
    expect(grid(made)).toEqual(['A B', 'c d'])
    made.editor.commands.toggleHeaderRow()
    made.editor.commands.toggleHeaderColumn()
    expect(grid(made)).toEqual(['A b', 'C d'])
  })

  it('empties a selection of cells, and keeps the table', () => {
    const made = two()
    selectCells(made, 'a', 'c')
    press(made.editor, 'Backspace')
    expect(grid(made)).toEqual(['_ b', '_ d'])
  })
})

describe('the title of a table', () => {
  const caption = ({ editor }: Made) => editor.view.dom.querySelector<HTMLTextAreaElement>('.ed-tableCaption')

  it('is written in place and becomes part of the document', () => {
    const made = two()
    const field = caption(made)
    expect(field?.value).toBe('People')
    if (field) field.value = ' Participants '
    field?.dispatchEvent(new Event('change'))
    expect(made.editor.state.doc.firstChild?.attrs['caption']).toBe('Participants')
    expect(made.editor.view.dom.querySelector('.ed-captionNumber')?.textContent).toBe('Table 1')
  })

  it('takes the number away when it is emptied', () => {
    const made = two()
    const field = caption(made)
    if (field) field.value = '  '
    field?.dispatchEvent(new Event('change'))
    expect(made.editor.state.doc.firstChild?.attrs['caption']).toBeNull()
    expect(made.editor.view.dom.querySelector('.ed-captionNumber')?.textContent).toBe('')
  })

  it('cannot be written where nothing may be', () => {
    const made = two()
    made.session.configure({ ...made.session.settings(), editable: false })
    expect(caption(made)?.readOnly).toBe(true)
  })
})

describe('the columns of a table', () => {
  it('have the widths its first row carries, each cell as many as it spans', () => {
    const { editor } = editorWith([
      table(
        row(cell('a', { colspan: 2, colwidth: [120, 0] }), cell('b', { colwidth: [80] })),
        row(cell('c'), cell('d'), cell('e')),
      ),
    ])
    const node = editor.state.doc.firstChild
    expect(node && columnWidths(node)).toEqual([120, null, 80])
    const columns = [...editor.view.dom.querySelectorAll('col')].map((each) => each.style.width)
    expect(columns).toEqual(['120px', '', '80px'])
  })

  it('come and go with the cells', () => {
    const made = two()
    cursorAfter(made.editor, 'a')
    made.editor.commands.addColumnAfter()
    expect(made.editor.view.dom.querySelectorAll('col')).toHaveLength(3)
    made.editor.commands.deleteColumn()
    made.editor.commands.deleteColumn()
    expect(made.editor.view.dom.querySelectorAll('col')).toHaveLength(1)
  })

  it('add up to the width of the table, at most the page’s, only when all of them have one', () => {
    const fixed = editorWith([table(row(cell('a', { colwidth: [100] }), cell('b', { colwidth: [150] })))])
    const shown = fixed.editor.view.dom.querySelector('table')
    expect(shown?.style.width).toBe('min(100%, 250px)')
    expect([...(shown?.querySelectorAll('col') ?? [])].map((column) => column.style.width)).toEqual([
      '40%',
      '60%',
    ])
    const free = editorWith([table(row(cell('a', { colwidth: [100] }), cell('b')))])
    expect(free.editor.view.dom.querySelector('table')?.style.width).toBe('')
  })
})
