import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './collection.module.css'
import { nextRow, spanOf } from './row-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

export interface Column<Row, SortKey extends string = string> {
  id: string
  header: string
  /** A CSS grid track, such as `minmax(12rem, 2fr)` or `7rem`. */
  width: string
  align?: 'start' | 'end'
  /** Set on a column that can be sorted by. */
  sortKey?: SortKey
  cell: (row: Row) => ReactNode
}

interface VirtualTableProps<Row, SortKey extends string> {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row, SortKey>[]
  idOf: (row: Row) => string
  /** Pixels; every row has the same. */
  rowHeight?: number
  sort?: { key: SortKey; descending: boolean }
  onSort?: (sort: { key: SortKey; descending: boolean }) => void
  /** Rows chosen for something to be done with them together; Space, Control and Shift choose. */
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  onOpen: (row: Row) => void
  onDelete?: (row: Row) => void
}

/** A table that draws only the rows in sight: arrows, page and end keys move, Enter opens, Delete offers deletion. */
export function VirtualTable<Row, SortKey extends string = string>(props: VirtualTableProps<Row, SortKey>) {
  const { label, rows, columns, idOf, rowHeight = 36, sort, onSort, selected, onSelect, onOpen } = props
  const prefix = useId()
  const scroll = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState(0)
  const anchor = useRef(0)
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The sticky head covers the first 30 pixels when a row is scrolled into sight.
    scrollPaddingStart: 32,
    initialRect: { width: 800, height: 600 },
  })
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  const at = Math.min(current, rows.length - 1)

  const choose = (index: number, how: 'only' | 'toggle' | 'span') => {
    if (!onSelect) return
    const row = rows[index]
    if (!row) return
    if (how === 'span') {
      const [from, until] = spanOf(anchor.current, index)
      onSelect(new Set(rows.slice(from, until + 1).map(idOf)))
      return
    }
    anchor.current = index
    const next = how === 'toggle' ? new Set(selected) : new Set<string>()
    if (how === 'toggle' && next.has(idOf(row))) next.delete(idOf(row))
    else if (how === 'toggle') next.add(idOf(row))
    onSelect(next)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const row = rows[at]
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 600) / rowHeight) - 2)
    const next = nextRow(event.key, at, rows.length, page)
    if (next !== null) {
      setCurrent(next)
      virtualizer.scrollToIndex(next)
      if (event.shiftKey) choose(next, 'span')
    } else if (event.key === 'Enter' && row) onOpen(row)
    else if (event.key === ' ' && onSelect) choose(at, 'toggle')
    else if (event.key === 'Delete' && row && props.onDelete) props.onDelete(row)
    else return
    event.preventDefault()
  }
  const handleClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    // A button or a box inside a row is pressed for itself, not for the row.
    if (event.target.closest('button, a, label, input')) return
    const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? -1)
    const row = rows[index]
    if (!row) return
    setCurrent(index)
    if (event.shiftKey && onSelect) choose(index, 'span')
    else if ((event.ctrlKey || event.metaKey) && onSelect) choose(index, 'toggle')
    else {
      choose(index, 'only')
      onOpen(row)
    }
  }
  // The one table role that takes the keyboard: a grid, whose current row is told by id (ARIA Authoring Practices, Grid).
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': label,
    'aria-rowcount': rows.length + 1,
    'aria-colcount': columns.length,
    'aria-multiselectable': onSelect ? true : undefined,
    'aria-activedescendant': rows.length > 0 ? `${prefix}-${at}` : undefined,
    onKeyDown: handleKey,
    onClick: handleClick,
  }
  return (
    <table ref={scroll} {...grid} className={styles['scroll']}>
      <thead className={styles['headGroup']}>
        <tr aria-rowindex={1} className={styles['head']} style={template}>
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody className={styles['rows']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          const isSelected = selected?.has(idOf(row))
          return (
            <tr
              key={idOf(row)}
              id={`${prefix}-${item.index}`}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              aria-selected={onSelect ? isSelected : undefined}
              data-current={item.index === at || undefined}
              className={styles['row']}
              style={{ ...template, blockSize: rowHeight, insetBlockStart: item.start }}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={classNames(styles['cell'], column.align === 'end' && styles['end'])}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface HeadCellProps<Row, SortKey extends string> {
  column: Column<Row, SortKey>
  sort: { key: SortKey; descending: boolean } | undefined
  onSort: ((sort: { key: SortKey; descending: boolean }) => void) | undefined
}

function HeadCell<Row, SortKey extends string>({ column, sort, onSort }: HeadCellProps<Row, SortKey>) {
  const { sortKey } = column
  const isSorted = sortKey !== undefined && sort?.key === sortKey
  const direction = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined
  const className = classNames(
    styles['headCell'],
    isSorted && styles['sorted'],
    column.align === 'end' && styles['end'],
  )
  return (
    <th scope="col" aria-sort={direction} className={styles['cell']}>
      {sortKey === undefined || !onSort ? (
        <span className={className}>{column.header}</span>
      ) : (
        <button
          type="button"
          className={className}
          onClick={() => onSort({ key: sortKey, descending: isSorted ? !sort.descending : false })}
        >
          {column.header}
          {isSorted && (sort.descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
        </button>
      )}
    </th>
  )
}
