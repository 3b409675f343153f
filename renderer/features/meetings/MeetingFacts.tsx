import { ArrowUpRight } from 'lucide-react'
import { meetingTypes, type MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { z } from 'zod'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { RecordPicker } from '../records/index.ts'
import { useState } from 'react'
import styles from './meeting-page.module.css'
import type { MeetingPartProps } from './section-props.ts'

/** The heading of a meeting: its title, changed where it stands. */
export function MeetingTitle({ meeting, change }: MeetingPartProps) {
  const t = useT()
  return (
    <InlineField
      label={t('field.title')}
      value={meeting.title}
      schema={namedLine}
      onSave={(title) => change((now) => ({ ...now, title }))}
    />
  )
}

/** What, when, where, and what it belongs to. */
export function MeetingFacts({ meeting, change }: MeetingPartProps) {
  const t = useT()
  const openRecord = useWorkspace((state) => state.openRecord)
  const set = (fields: Partial<MeetingV1>) => change((now) => ({ ...now, ...fields }))
  const place = (field: 'city' | 'country' | 'venue') => (
    <InlineField
      label={t(`meetings.${field}`)}
      placeholder={t(`meetings.${field}`)}
      value={meeting[field] ?? ''}
      schema={line.optional()}
      onSave={(value) => set({ [field]: value || undefined })}
    />
  )
  return (
    <PropertyList>
      <Property name={t('meetings.type')}>
        <SelectField
          label={t('meetings.type')}
          hideLabel
          look="bare"
          value={meeting.type}
          options={meetingTypes.map((value) => ({ value, label: t(`meetingType.${value}`) }))}
          onChange={(type) => type && set({ type })}
        />
      </Property>
      <Property name={t('meetings.dates')}>
        <MeetingDates dates={meeting.dates} onChange={(dates) => set({ dates })} />
      </Property>
      <Property name={t('meetings.place')}>
        <div className={styles['place']}>
          {place('city')}
          {place('country')}
          {place('venue')}
        </div>
      </Property>
      <Property name={t('kind.theme')}>
        <div className={styles['linked']}>
          <RecordPicker
            label={t('kind.theme')}
            hideLabel
            look="bare"
            kinds={['theme']}
            value={meeting.themeId ?? null}
            onChange={(id) => set({ themeId: id ?? undefined })}
          />
          {meeting.themeId && (
            <IconButton
              size="small"
              label={t('meetings.open', { name: t('kind.theme') })}
              icon={<ArrowUpRight size={15} />}
              onPress={() => meeting.themeId && openRecord(meeting.themeId)}
            />
          )}
        </div>
      </Property>
      <Property name={t('kind.mechanism')}>
        <div className={styles['linked']}>
          <RecordPicker
            label={t('kind.mechanism')}
            hideLabel
            look="bare"
            kinds={['mechanism']}
            value={meeting.mechanismId ?? null}
            onChange={(id) => set({ mechanismId: id ?? undefined })}
          />
          {meeting.mechanismId && (
            <IconButton
              size="small"
              label={t('meetings.open', { name: t('kind.mechanism') })}
              icon={<ArrowUpRight size={15} />}
              onPress={() => meeting.mechanismId && openRecord(meeting.mechanismId)}
            />
          )}
        </div>
      </Property>
      <Property name={t('meetings.tookPart')}>
        <InlineField
          label={t('meetings.tookPart')}
          placeholder={t('meetings.tookPartHint', { count: meeting.participants.length })}
          value={meeting.participantCount === undefined ? '' : String(meeting.participantCount)}
          schema={z.int().min(0).max(1_000_000).optional()}
          read={(text) => Number(text.replace(/[\s.,]/g, ''))}
          onSave={(participantCount) => set({ participantCount })}
        />
      </Property>
      <Property name={t('field.tags')}>
        <TagInput label={t('field.tags')} value={meeting.tags} onChange={(tags) => set({ tags })} />
      </Property>
    </PropertyList>
  )
}

interface MeetingDatesProps {
  dates: MeetingV1['dates']
  onChange: (dates: MeetingV1['dates']) => void
}

/** First and last day. A last day before the first is kept in sight with the reason until it is put right, and not saved. */
function MeetingDates({ dates, onChange }: MeetingDatesProps) {
  const t = useT()
  const [wrong, setWrong] = useState<{ start: string; end: string } | null>(null)
  const shown = wrong ?? dates
  const take = (start: string | null, end: string | null) => {
    if (start === null && end === null) {
      setWrong(null)
      onChange(undefined)
      return
    }
    const range = { start: start ?? end ?? '', end: end ?? start ?? '' }
    if (range.end < range.start) {
      setWrong(range)
      return
    }
    setWrong(null)
    onChange(range)
  }
  const isOneDay = shown !== undefined && shown.start === shown.end
  return (
    <div className={styles['dates']}>
      <DateField
        label={t('meetings.firstDay')}
        hideLabel
        look="bare"
        value={shown?.start ?? null}
        onChange={(start) =>
          // A meeting of one day moves as a whole.
          take(start, isOneDay ? start : (shown?.end ?? null))
        }
      />
      <span aria-hidden="true">–</span>
      <DateField
        label={t('meetings.lastDay')}
        hideLabel
        look="bare"
        value={shown?.end ?? null}
        error={wrong ? t('date.order') : undefined}
        onChange={(end) => take(shown?.start ?? null, end)}
      />
    </div>
  )
}
