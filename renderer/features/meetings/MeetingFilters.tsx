import { meetingTypes } from '../../../shared/model/meeting/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SelectField, type Option } from '../../ui/field/SelectField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useSummaries } from '../records/index.ts'
import styles from './meetings.module.css'
import { anyMeeting, isNarrowed, type MeetingFilter } from './planner-items.ts'

interface MeetingFiltersProps {
  meetings: readonly RecordSummary[]
  filter: MeetingFilter
  /** Years that have meetings, latest first; without them the period is not asked for. */
  years: readonly number[] | null
  onChange: (filter: MeetingFilter) => void
}

/** Narrows all three looks; only what occurs is offered. */
export function MeetingFilters({ meetings, filter, years, onChange }: MeetingFiltersProps) {
  const t = useT()
  const mechanisms = useLinked(meetings, 'mechanism')
  const themes = useLinked(meetings, 'theme')
  const types = meetingTypes.filter((type) => meetings.some((meeting) => meeting.type === type))
  const set = (fields: Partial<MeetingFilter>) => onChange({ ...filter, ...fields })
  return (
    <search className={styles['filters']} aria-label={t('meetings.narrow')}>
      <div className={styles['filterText']}>
        <TextField
          label={t('meetings.filter')}
          hideLabel
          placeholder={t('meetings.filter')}
          value={filter.text}
          onChange={(text) => set({ text })}
        />
      </div>
      <SelectField
        label={t('meetings.type')}
        hideLabel
        value={filter.type}
        none={t('meetings.anyType')}
        options={types.map((value) => ({ value, label: t(`meetingType.${value}`) }))}
        onChange={(type) => set({ type })}
      />
      {mechanisms.length > 0 && (
        <SelectField
          label={t('kind.mechanism')}
          hideLabel
          value={filter.mechanismId}
          none={t('meetings.anyMechanism')}
          options={mechanisms}
          onChange={(mechanismId) => set({ mechanismId })}
        />
      )}
      {themes.length > 0 && (
        <SelectField
          label={t('kind.theme')}
          hideLabel
          value={filter.themeId}
          none={t('meetings.anyTheme')}
          options={themes}
          onChange={(themeId) => set({ themeId })}
        />
      )}
      {years && (
        <SelectField
          label={t('meetings.period')}
          hideLabel
          value={filter.period}
          options={[
            { value: 'any', label: t('meetings.anyTime') },
            { value: 'upcoming', label: t('meetings.upcoming') },
            { value: 'past', label: t('meetings.past') },
            { value: 'undated', label: t('meetings.undated') },
            ...years.map((year) => ({ value: String(year), label: String(year) })),
          ]}
          onChange={(period) => set({ period: period ?? 'any' })}
        />
      )}
      {isNarrowed(filter) && (
        <Button variant="quiet" onPress={() => onChange(anyMeeting)}>
          {t('ui.clear')}
        </Button>
      )}
    </search>
  )
}

/** The mechanisms or themes that meetings belong to, by name. */
function useLinked(meetings: readonly RecordSummary[], relation: 'mechanism' | 'theme'): Option[] {
  const format = useFormat()
  const ids = new Set(
    meetings.flatMap(({ links }) => links.flatMap((link) => (link.relation === relation ? [link.id] : []))),
  )
  return useSummaries([...ids])
    .map((summary) => ({
      value: summary.id,
      label:
        relation === 'theme' && summary.year !== undefined
          ? `IDM ${summary.year}`
          : (summary.acronym ?? summary.title),
    }))
    .toSorted((a, b) => format.collator.compare(a.label, b.label))
}
