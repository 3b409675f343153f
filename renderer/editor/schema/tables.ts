import { mergeAttributes } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { columnResizing, tableEditing } from '@tiptap/pm/tables'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { nodeView, numberOf } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { showColumns, smallestColumn } from './table-columns.ts'
import { updateNode } from './update-node.ts'

const cellAttributes = (name: 'tableCell' | 'tableHeader') =>
  nodeAttributes(name, {
    colspan: (found) => Number(found.getAttribute('colspan') ?? 1),
    rowspan: (found) => Number(found.getAttribute('rowspan') ?? 1),
  })

const renderSpan = (attrs: Record<string, unknown>) => ({
  ...(attrs['colspan'] !== 1 && { colspan: String(attrs['colspan']) }),
  ...(attrs['rowspan'] !== 1 && { rowspan: String(attrs['rowspan']) }),
})

const Cell = TableCell.extend({
  ...nodeFields('tableCell'),
  addAttributes: () => cellAttributes('tableCell'),
  renderHTML: ({ node, HTMLAttributes }) => [
    'td',
    mergeAttributes(HTMLAttributes, renderSpan(node.attrs)),
    0,
  ],
})

const Header = TableHeader.extend({
  ...nodeFields('tableHeader'),
  addAttributes: () => cellAttributes('tableHeader'),
  renderHTML: ({ node, HTMLAttributes }) => [
    'th',
    mergeAttributes(HTMLAttributes, renderSpan(node.attrs)),
    0,
  ],
})

const Row = TableRow.extend({ ...nodeFields('tableRow'), addAttributes: () => ({}) })

function createTable(session: EditorSession) {
  return Table.extend({
    ...nodeFields('table'),
    addAttributes: () =>
      nodeAttributes('table', {
        caption: (found) => found.querySelector(':scope > caption')?.textContent?.trim() || null,
      }),
    renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
    addProseMirrorPlugins: () => [
      // Widths are kept by our own view, which also has the caption, so the plugin makes none.
      columnResizing({ handleWidth: 6, cellMinWidth: smallestColumn, View: null, lastColumnResizable: true }),
      tableEditing({ allowTableNodeSelection: true }),
    ],
    addNodeView() {
      return (props) => {
        const number = element('span', { class: 'ed-captionNumber' })
        const caption = element('textarea', {
          class: 'ed-tableCaption',
          rows: '1',
          maxlength: '1000',
          change: () => updateNode(props, { caption: caption.value.trim() || null }),
          keydown: (event) => {
            if (!(event instanceof KeyboardEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return
            event.preventDefault()
            caption.blur()
            props.editor.commands.focus()
          },
        })
        const head = element('div', { class: 'ed-tableHead', contenteditable: 'false' }, number, caption)
        const columns = element('colgroup')
        const rows = element('tbody')
        const table = element('table', { class: 'ed-table' }, columns, rows)
        const dom = element(
          'div',
          { class: 'ed-tableBox' },
          head,
          element('div', { class: 'ed-tableScroll' }, table),
        )
        return nodeView(
          props,
          {
            dom,
            contentDOM: rows,
            own: [head],
            show({ node, decorations }) {
              const { t, editable } = session.settings()
              const printed = numberOf(decorations)
              number.textContent = printed ?? ''
              if (document.activeElement !== caption) caption.value = String(node.attrs['caption'] ?? '')
              caption.placeholder = t('editor.table.caption')
              caption.setAttribute('aria-label', t('editor.table.caption'))
              caption.readOnly = !editable
              setAttribute(head, 'data-empty', caption.value === '' ? 'true' : null)
              showColumns(node, columns, table)
            },
          },
          session.subscribe,
        )
      }
    },
  })
}

export const createTables = (session: EditorSession) => [createTable(session), Row, Header, Cell]
