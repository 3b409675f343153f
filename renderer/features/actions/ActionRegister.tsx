import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import { nextRow } from '../../ui/collection/row-keys.ts'
import { useVirtualRows } from '../../ui/collection/use-virtual-rows.ts'
import { ActionRow } from './ActionRow.tsx'
import styles from './actions.module.css'
import { rowKey, type RegisterGroup } from './register.ts'

interface ActionRegisterProps {
  groups: readonly RegisterGroup[]
  today: string
  /** What a heading reads as. */
  nameOf: (group: RegisterGroup) => string
  onTick: (row: RegisterRow) => void
  onOpen: (row: RegisterRow) => void
}

type Line = { kind: 'group'; group: RegisterGroup } | { kind: 'row'; row: RegisterRow; index: number }

/** The register, of which only what is in sight is drawn: arrows move, Space ticks, Enter opens the document. */
export function ActionRegister({ groups, today, nameOf, onTick, onOpen }: ActionRegisterProps) {
  const t = useT()
  const format = useFormat()
  const prefix = useId()
  const scroll = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState(0)
  const { lines, rows } = useMemo(() => toLines(groups), [groups])
  const virtualizer = useVirtualRows({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? 40 : 52),
    overscan: 10,
    initialRect: { width: 800, height: 600 },
    getItemKey: (index) => {
      const line = lines[index]
      return line ? keyOf(line) : index
    },
  })
  const at = Math.min(current, rows.length - 1)

  const handleKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const row = rows[at]
    const next = nextRow(event.key, at, rows.length, 8)
    if (next !== null) {
      setCurrent(next)
      virtualizer.scrollToIndex(lines.findIndex((line) => line.kind === 'row' && line.index === next))
    } else if (event.key === ' ' && row?.type === 'action') onTick(row)
    else if (event.key === 'Enter' && row) onOpen(row)
    else return
    event.preventDefault()
  }
  const handleClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const index = Number(event.target.closest('[data-row]')?.getAttribute('data-row') ?? -1)
    if (index >= 0) setCurrent(index)
  }
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-label': t('actions.register'),
    'aria-rowcount': lines.length,
    'aria-activedescendant': rows.length > 0 ? `${prefix}-${at}` : undefined,
    'aria-describedby': `${prefix}-keys`,
    onKeyDown: handleKey,
    onClick: handleClick,
  }
  return (
    <>
      <p id={`${prefix}-keys`} className="visually-hidden">
        {t('actions.keys')}
      </p>
      <table ref={scroll} {...grid} className={styles['register']}>
        <tbody className={styles['lines']} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = lines[item.index]
            if (!line) return null
            const shared = {
              'data-index': item.index,
              'aria-rowindex': item.index + 1,
              ref: virtualizer.measureElement,
              style: { insetBlockStart: item.start },
            }
            if (line.kind === 'group') {
              return (
                <tr key={item.key} {...shared} className={styles['heading']}>
                  <th scope="rowgroup" colSpan={4} data-urgency={line.group.urgency ?? undefined}>
                    <bdi>{nameOf(line.group)}</bdi>
                    <span className={styles['count']}>{format.number(line.group.rows.length)}</span>
                  </th>
                </tr>
              )
            }
            return (
              <tr
                key={item.key}
                {...shared}
                id={`${prefix}-${line.index}`}
                data-row={line.index}
                data-current={line.index === at || undefined}
                className={classNames(styles['line'], styles['row'])}
              >
                <td className={styles['cells']} colSpan={4}>
                  <ActionRow
                    row={line.row}
                    today={today}
                    isTabbable={false}
                    onTick={() => onTick(line.row)}
                    onOpen={() => onOpen(line.row)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function toLines(groups: readonly RegisterGroup[]): { lines: Line[]; rows: RegisterRow[] } {
  const rows = groups.flatMap((group) => group.rows)
  let index = -1
  const lines = groups.flatMap((group): Line[] => [
    { kind: 'group', group },
    ...group.rows.map((row): Line => {
      index += 1
      return { kind: 'row', row, index }
    }),
  ])
  return { lines, rows }
}

function keyOf(line: Line): string {
  return line.kind === 'group' ? `group ${line.group.key}` : rowKey(line.row)
}
