import { GripVertical, Trash2, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { z } from 'zod'
import { agendaAsks, agendaItem, type AgendaItem } from '../../../shared/model/meeting/v1.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { RecordLink, RecordPicker } from '../records/index.ts'
import type { ItemTimes } from './agenda-times.ts'
import styles from './agenda.module.css'
import { inHours } from './in-hours.ts'
import { readClock, readMinutes } from './read-times.ts'

interface AgendaRowProps {
  item: AgendaItem
  time: ItemTimes | undefined
  /** Days of the meeting; the item's day is asked for where there are several. */
  days: readonly string[]
  papers: readonly RecordSummary[]
  onChange: (fields: Partial<AgendaItem>) => void
  onRemove: () => void
  onStep: (step: 1 | -1) => void
  onDrag: (isUnderway: boolean) => void
}

/** One item of an agenda, edited where it stands. Alt with an arrow moves it from wherever the focus is in it. */
export function AgendaRow(props: AgendaRowProps) {
  const { item, time, days, papers, onChange, onRemove, onStep, onDrag } = props
  const t = useT()
  const format = useFormat()
  const clock = time?.start && [time.start, time.end].filter(Boolean).join('–')
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      onStep(event.key === 'ArrowDown' ? 1 : -1)
    },
  }
  return (
    <fieldset
      className={styles['row']}
      aria-label={t('meetings.itemName', { number: item.number, title: item.title })}
      {...keys}
    >
      <span
        className={styles['handle']}
        data-part="handle"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', item.title)
          onDrag(true)
        }}
        onDragEnd={() => onDrag(false)}
      >
        <button
          type="button"
          className={styles['grip']}
          aria-label={t('meetings.moveItem', { title: item.title })}
        >
          <GripVertical size={15} aria-hidden="true" />
        </button>
      </span>
      <InlineField
        label={t('meetings.number')}
        className={styles['number']}
        value={item.number}
        placeholder="–"
        schema={agendaItem.shape.number}
        onSave={(number) => onChange({ number })}
      />
      <div className={styles['main']}>
        <span data-part="title">
          <InlineField
            label={t('field.title')}
            className={styles['title']}
            value={item.title}
            schema={namedLine}
            onSave={(title) => onChange({ title })}
          />
        </span>
        <div className={styles['details']}>
          <SelectField
            label={t('meetings.ask')}
            hideLabel
            look="bare"
            value={item.ask ?? null}
            none={t('meetings.noAsk')}
            options={agendaAsks.map((value) => ({ value, label: t(`ask.${value}`) }))}
            onChange={(ask) => onChange({ ask: ask ?? undefined })}
          />
          <InlineField
            label={t('meetings.presenter')}
            placeholder={t('meetings.presenter')}
            value={item.presenter ?? ''}
            schema={line.optional()}
            onSave={(presenter) => onChange({ presenter: presenter || undefined })}
          />
        </div>
        <ul className={styles['papers']} aria-label={t('meetings.papersOf', { title: item.title })}>
          {papers.map((paper) => (
            <li key={paper.id} className={styles['paper']}>
              <RecordLink summary={paper} />
              <button
                type="button"
                className={styles['paperRemove']}
                aria-label={t('ui.remove', { name: paper.title })}
                onClick={() => onChange({ papers: item.papers.filter((id) => id !== paper.id) })}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
          <li className={styles['addPaper']}>
            <RecordPicker
              key={item.papers.length}
              label={t('meetings.addPaper')}
              hideLabel
              look="bare"
              placeholder={t('meetings.addPaper')}
              kinds={['document', 'attachment']}
              value={null}
              onChange={(id) => {
                if (id && !item.papers.includes(id)) onChange({ papers: [...item.papers, id] })
              }}
            />
          </li>
        </ul>
      </div>
      <div className={styles['times']}>
        {days.length > 1 && (
          <SelectField
            label={t('meetings.day')}
            hideLabel
            look="bare"
            value={item.date ?? null}
            none={t('meetings.sameDay')}
            options={days.map((value) => ({ value, label: format.dayShort(value) }))}
            onChange={(date) => onChange({ date: date ?? undefined })}
          />
        )}
        <InlineField
          label={t('meetings.start')}
          className={styles['clock']}
          value={item.start ?? ''}
          placeholder={clock || t('meetings.start')}
          display={<bdi>{clock}</bdi>}
          schema={agendaItem.shape.start}
          read={readClock}
          onSave={(start) => onChange({ start })}
        />
        <InlineField
          label={t('meetings.length')}
          className={styles['length']}
          value={item.duration === undefined ? '' : String(item.duration)}
          display={item.duration === undefined ? undefined : inHours(t, format, item.duration)}
          placeholder={t('meetings.length')}
          schema={z.int().min(0).max(1440).optional()}
          read={readMinutes}
          onSave={(duration) => onChange({ duration })}
        />
      </div>
      <IconButton
        size="small"
        label={t('ui.remove', { name: item.title })}
        icon={<Trash2 size={14} />}
        onPress={onRemove}
      />
    </fieldset>
  )
}
