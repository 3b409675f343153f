import { Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react'
import { v7 } from 'uuid'
import type { AgendaItem } from '../../../shared/model/meeting/v1.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import { useSummaries } from '../records/index.ts'
import { agendaMinutes, agendaTimes, moveItem } from './agenda-times.ts'
import { AgendaRow } from './AgendaRow.tsx'
import { daysBetweenBoth } from './calendar-grid.ts'
import { withFields } from './entries.ts'
import styles from './agenda.module.css'
import { inHours } from './in-hours.ts'
import type { MeetingPartProps } from './section-props.ts'
import { useRemoval } from './use-removal.ts'

/** The agenda, in order: items are moved by hand or by Alt and an arrow, and the clock follows. */
export function AgendaSection({ meeting, change }: MeetingPartProps) {
  const t = useT()
  const format = useFormat()
  const { agenda, dates } = meeting
  const remove = useRemoval(change, 'agenda')
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const times = useMemo(() => agendaTimes(agenda, dates?.start ?? null), [agenda, dates?.start])
  const days = dates ? daysBetweenBoth(dates.start, dates.end, 31) : []
  const papers = useSummaries([...new Set(agenda.flatMap((item) => item.papers))])
  const minutes = agendaMinutes(agenda)

  // An item is drawn, or drawn elsewhere, some time after it was asked for; then it takes the focus.
  const wanted = useRef<{ id: string; part: 'title' | 'handle' } | null>(null)
  useEffect(() => {
    const { id, part } = wanted.current ?? {}
    const found = list.current?.querySelector<HTMLElement>(`[data-item="${id}"] [data-part="${part}"] button`)
    if (!found) return
    found.focus()
    wanted.current = null
  }, [agenda])
  const moveTo = (item: AgendaItem, to: number) => {
    const from = agenda.findIndex((each) => each.id === item.id)
    if (to < 0 || to >= agenda.length || to === from) return
    wanted.current = { id: item.id, part: 'handle' }
    change((now) => ({
      ...now,
      agenda: moveItem(
        now.agenda,
        now.agenda.findIndex((each) => each.id === item.id),
        to,
      ),
    }))
    setSaid(t('meetings.movedTo', { title: item.title, place: to + 1, count: agenda.length }))
  }
  /** What a row does with an item that is dragged over it. */
  const dropOn = (id: string, index: number) => ({
    onDragOver(event: DragEvent) {
      if (dragged === null) return
      event.preventDefault()
      setOver(id)
    },
    onDrop(event: DragEvent) {
      event.preventDefault()
      const moved = agenda.find((each) => each.id === dragged)
      if (moved) moveTo(moved, index)
      setDragged(null)
      setOver(null)
    },
  })
  const add = () => {
    const id = `a${v7()}`
    const counted = agenda.every((item, index) => item.number === String(index + 1))
    const item: AgendaItem = {
      id,
      number: counted ? String(agenda.length + 1) : '',
      title: t('meetings.newItem'),
      papers: [],
    }
    change((now) => ({ ...now, agenda: [...now.agenda, item] }))
    wanted.current = { id, part: 'title' }
  }
  return (
    <Section
      title={t('meetings.agenda')}
      actions={
        <span className={styles['headActions']}>
          {minutes > 0 && (
            <span className={styles['total']}>
              {t('meetings.altogether', { length: inHours(t, format, minutes) })}
            </span>
          )}
          <Button size="small" icon={<Plus size={14} />} onPress={add}>
            {t('meetings.addItem')}
          </Button>
        </span>
      }
    >
      {agenda.length === 0 ? (
        <EmptyState size="compact" title={t('meetings.noAgenda')}>
          {t('meetings.noAgendaText')}
        </EmptyState>
      ) : (
        <ol ref={list} className={styles['agenda']}>
          {agenda.map((item, index) => {
            const time = times[index]
            const isNewDay = days.length > 1 && time?.day && time.day !== times[index - 1]?.day
            return (
              <li
                key={item.id}
                data-item={item.id}
                data-over={(over === item.id && dragged !== item.id) || undefined}
                data-dragged={dragged === item.id || undefined}
                className={styles['item']}
                {...dropOn(item.id, index)}
              >
                {isNewDay && time.day && <p className={styles['newDay']}>{format.day(time.day)}</p>}
                <AgendaRow
                  item={item}
                  time={time}
                  days={days}
                  papers={papers.filter((paper) => item.papers.includes(paper.id))}
                  onChange={(fields) =>
                    change((now) => ({ ...now, agenda: withFields(now.agenda, item.id, fields) }))
                  }
                  onRemove={() => remove(item, item.title)}
                  onStep={(step) => moveTo(item, index + step)}
                  onDrag={(isUnderway) => {
                    setDragged(isUnderway ? item.id : null)
                    setOver(null)
                  }}
                />
              </li>
            )
          })}
        </ol>
      )}
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </Section>
  )
}
