import { useRef, type ReactNode } from 'react'
import { useVirtualRows } from './use-virtual-rows.ts'
import styles from './collection.module.css'

interface VirtualListProps<Row> {
  label: string
  rows: readonly Row[]
  idOf: (row: Row) => string
  /** Pixels, before a row has been measured. */
  estimate: number
  children: (row: Row, index: number) => ReactNode
}

/** Rows of differing heights, of which only those in sight are drawn. */
export function VirtualList<Row>({ label, rows, idOf, estimate, children }: VirtualListProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualRows({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimate,
    overscan: 8,
    initialRect: { width: 800, height: 600 },
    getItemKey: (index) => {
      const row = rows[index]
      return row ? idOf(row) : index
    },
  })
  return (
    <div ref={scroll} className={styles['scroll']} tabIndex={-1}>
      <ul className={styles['list']} aria-label={label} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row ? (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtualizer.measureElement}
              className={styles['entry']}
              style={{ insetBlockStart: item.start }}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
            >
              {children(row, item.index)}
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}
