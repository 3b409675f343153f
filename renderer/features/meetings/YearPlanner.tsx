import { useMemo, type KeyboardEvent } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import { withCustom } from '../../ui/custom-properties.ts'
import { useWidth } from '../../ui/layout/use-width.ts'
import styles from './planner.module.css'
import type { PlannerItem } from './planner-items.ts'
import { useRoving } from './use-roving.ts'
import { planYear, type MonthPiece } from './year-lanes.ts'

interface YearPlannerProps {
  year: number
  items: readonly PlannerItem[]
  /** An ISO day. */
  today: string
  onOpen: (id: RecordId) => void
  /** Told the month, `YYYY-MM`. */
  onMonth: (month: string) => void
  onYear: (step: 1 | -1) => void
}

/** Pixels of the column with the months' names; of a letter of a label, on average; and the most a label may take, in days. */
const nameWidth = 64
const letterWidth = 6.3
const longestLabel = 13

/** Twelve lines of days: what is held as bars, what is due as marks. Arrows go from one to the next in time. */
export function YearPlanner({ year, items, today, onOpen, onMonth, onYear }: YearPlannerProps) {
  const t = useT()
  const format = useFormat()
  const [element, width] = useWidth<HTMLDivElement>()
  const dayWidth = Math.max(12, ((width || 760) - nameWidth) / 31)
  const months = useMemo(
    () =>
      planYear(year, items, ({ label }) =>
        Math.min(longestLabel, Math.ceil((label.length * letterWidth + 14) / dayWidth)),
      ),
    [year, items, dayWidth],
  )
  const keys = months.flatMap(({ month, pieces }) => pieces.map((piece) => keyOf(month, piece)))
  const { tabIndexOf, ...roving } = useRoving<HTMLOListElement>(keys)
  const list = {
    ...roving,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === 'PageDown' || event.key === 'PageUp') {
        event.preventDefault()
        onYear(event.key === 'PageDown' ? 1 : -1)
      } else roving.onKeyDown(event)
    },
  }
  const monthName = new Intl.DateTimeFormat(format.locale, { month: 'short', timeZone: 'UTC' })

  return (
    <div ref={element} className={styles['planner']}>
      <div className={styles['scale']} aria-hidden="true">
        {Array.from({ length: 31 }, (_, day) => (
          <span key={day}>{day + 1}</span>
        ))}
      </div>
      <ol {...list} className={styles['months']} aria-label={t('meetings.yearOf', { year: String(year) })}>
        {months.map(({ month, days, lanes, pieces }) => {
          const key = `${year}-${String(month).padStart(2, '0')}`
          return (
            <li key={month} className={styles['month']}>
              <button type="button" className={styles['monthName']} onClick={() => onMonth(key)}>
                {monthName.format(new Date(Date.UTC(year, month - 1, 1)))}
                <span className="visually-hidden">{t('meetings.monthHolds', { count: pieces.length })}</span>
              </button>
              <div className={styles['track']} style={withCustom({ '--lanes': Math.max(1, lanes) })}>
                <Days year={year} month={month} days={days} today={today} />
                {pieces.map((piece) => (
                  <button
                    key={piece.item.id}
                    type="button"
                    data-rove={keyOf(month, piece)}
                    tabIndex={tabIndexOf(keyOf(month, piece))}
                    className={classNames(
                      styles['piece'],
                      piece.labelBefore && styles['before'],
                      piece.item.kind === 'deadline' && styles['due'],
                      piece.item.isDone && styles['done'],
                    )}
                    style={withCustom({
                      '--lane': piece.lane,
                      '--days': piece.until - piece.from + 1,
                      '--room': piece.labelBefore ? piece.from - 1 : 31 - piece.until,
                      '--colour': `var(--meeting-${piece.item.type})`,
                      ...(piece.labelBefore
                        ? { insetInlineEnd: `${((31 - piece.until) / 31) * 100}%` }
                        : { insetInlineStart: `${((piece.from - 1) / 31) * 100}%` }),
                    })}
                    title={piece.item.label}
                    aria-label={nameOf(piece.item)}
                    onClick={() => onOpen(piece.item.meetingId)}
                  >
                    <span
                      className={styles['bar']}
                      data-earlier={piece.startsEarlier || undefined}
                      data-later={piece.endsLater || undefined}
                    />
                    <bdi className={styles['label']}>{piece.item.label}</bdi>
                  </button>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )

  function nameOf(item: PlannerItem): string {
    if (item.kind === 'deadline')
      return t('meetings.deadlineName', {
        label: item.label,
        date: format.day(item.start),
        meeting: item.meetingTitle,
        done: String(item.isDone),
      })
    return [item.label, format.range(item.start, item.end), item.place].filter(Boolean).join(', ')
  }
}

const keyOf = (month: number, piece: MonthPiece<PlannerItem>) => `${month}-${piece.item.id}`

interface DaysProps {
  year: number
  month: number
  days: number
  today: string
}

/** Weekends, days the month does not have, and today, behind the bars. */
function Days({ year, month, days, today }: DaysProps) {
  const iso = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const cells = Array.from({ length: 31 }, (_, index) => index + 1).flatMap((day) => {
    if (day > days) return [{ day, name: 'missing' }]
    const found = []
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
    if (weekday === 0 || weekday === 6) found.push({ day, name: 'weekend' })
    if (iso(day) === today) found.push({ day, name: 'today' })
    return found
  })
  return cells.map(({ day, name }) => (
    <span
      key={`${day} ${name}`}
      className={styles[name]}
      style={{ insetInlineStart: `${((day - 1) / 31) * 100}%` }}
      aria-hidden="true"
    />
  ))
}
