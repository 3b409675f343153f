import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import { withCustom } from '../../ui/custom-properties.ts'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { dayAfterKey, firstWeekdayOf, monthGrid, weekdayNames } from './calendar-grid.ts'
import { planWeeks, type WeekSpan } from './month-spans.ts'
import styles from './month.module.css'
import type { PlannerItem } from './planner-items.ts'

interface MonthViewProps {
  /** `YYYY-MM`. */
  month: string
  items: readonly PlannerItem[]
  /** An ISO day. */
  today: string
  onOpen: (id: RecordId) => void
  /** Told the ISO day a meeting is wanted on. */
  onNew: (day: string) => void
  onMonth: (month: string) => void
}

/** As many lines as a week of a small screen has room for; further ones are counted and offered in a menu. */
const linesAWeek = 3

/** A month in weeks. Arrows go by days and weeks, Page Up and Page Down by months; Enter opens what the day holds. */
export function MonthView({ month, items, today, onOpen, onNew, onMonth }: MonthViewProps) {
  const t = useT()
  const format = useFormat()
  const firstWeekday = firstWeekdayOf(format.locale)
  const weeks = useMemo(
    () =>
      planWeeks(
        monthGrid(Number(month.slice(0, 4)), Number(month.slice(5)), firstWeekday),
        items,
        linesAWeek,
      ),
    [month, items, firstWeekday],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const followFocus = useRef(false)
  const inMonth = (day: string | null) => day !== null && day.startsWith(month)
  const current = inMonth(chosen) ? chosen : inMonth(today) ? today : `${month}-01`

  useEffect(() => {
    if (!followFocus.current) return
    followFocus.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus()
  }, [current])

  const openDay = (day: string, here: readonly PlannerItem[]) => {
    const [first] = here
    if (first) onOpen(first.meetingId)
    else onNew(day)
  }
  const handleKey = (event: KeyboardEvent, day: string, here: readonly PlannerItem[]) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      openDay(day, here)
      return
    }
    const isRtl = grid.current !== null && getComputedStyle(grid.current).direction === 'rtl'
    const next = dayAfterKey(event.key, day, firstWeekday, isRtl)
    if (next === null) return
    event.preventDefault()
    followFocus.current = true
    setChosen(next)
    if (!next.startsWith(month)) onMonth(next.slice(0, 7))
  }
  const gridProps = { role: 'grid', 'aria-label': format.month(`${month}-01`) }
  return (
    <table ref={grid} className={styles['grid']} {...gridProps}>
      <thead>
        <tr className={styles['weekdays']}>
          {weekdayNames(format.locale, firstWeekday).map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles['weeks']}>
        {weeks.map(({ days, spans, all, hidden }) => (
          <tr key={days[0]?.iso} className={styles['week']}>
            {days.map((day, column) => {
              const here = all[column] ?? []
              const cell = {
                role: 'gridcell',
                tabIndex: day.iso === current ? 0 : -1,
                'data-day': day.iso,
                'aria-current': day.iso === today ? ('date' as const) : undefined,
                onKeyDown: (event: KeyboardEvent) => handleKey(event, day.iso, here),
                onFocus: () => setChosen(day.iso.startsWith(month) ? day.iso : chosen),
                onDoubleClick: () => onNew(day.iso),
              }
              return (
                <td
                  key={day.iso}
                  {...cell}
                  className={classNames(
                    styles['day'],
                    !day.inMonth && styles['outside'],
                    day.iso === today && styles['today'],
                  )}
                >
                  <span className={styles['number']} aria-hidden="true">
                    {Number(day.iso.slice(8))}
                  </span>
                  <span className="visually-hidden">
                    {[
                      t('meetings.dayOf', { day: format.day(day.iso), count: here.length }),
                      // What began earlier in the week lies over this day without being a part of it.
                      ...spans
                        .filter((span) => span.from < column && span.until >= column)
                        .map((span) => span.item.label),
                    ].join(', ')}
                  </span>
                  {spans
                    .filter((span) => span.from === column)
                    .map((span) => (
                      <Span key={span.item.id} span={span} onOpen={onOpen} />
                    ))}
                  {(hidden[column] ?? 0) > 0 && (
                    <span className={styles['more']}>
                      <MenuButton
                        size="small"
                        variant="quiet"
                        label={t('meetings.more', { count: hidden[column] })}
                        items={here.map((item) => ({
                          id: item.id,
                          label: item.label,
                          onAction: () => onOpen(item.meetingId),
                        }))}
                      />
                    </span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SpanProps {
  span: WeekSpan<PlannerItem>
  onOpen: (id: RecordId) => void
}

function Span({ span, onOpen }: SpanProps) {
  const t = useT()
  const format = useFormat()
  const { item } = span
  const name =
    item.kind === 'deadline'
      ? t('meetings.deadlineName', {
          label: item.label,
          date: format.day(item.start),
          meeting: item.meetingTitle,
          done: String(item.isDone),
        })
      : [item.label, format.range(item.start, item.end), item.place].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={classNames(
        styles['span'],
        item.kind === 'deadline' && styles['due'],
        item.isDone && styles['done'],
      )}
      style={withCustom({
        '--lane': span.lane,
        '--columns': span.until - span.from + 1,
        '--colour': `var(--meeting-${item.type})`,
      })}
      data-earlier={span.startsEarlier || undefined}
      data-later={span.endsLater || undefined}
      tabIndex={-1}
      title={item.label}
      aria-label={name}
      onClick={() => onOpen(item.meetingId)}
    >
      <bdi>{item.label}</bdi>
    </button>
  )
}
