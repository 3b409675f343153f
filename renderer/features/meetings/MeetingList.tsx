import { useMemo, useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { VirtualTable } from '../../ui/collection/VirtualTable.tsx'
import { withCustom } from '../../ui/custom-properties.ts'
import { typeName, useSummaries, useTrash } from '../records/index.ts'
import styles from './meetings.module.css'
import { sortMeetings, type MeetingSort } from './planner-items.ts'

interface MeetingListProps {
  meetings: readonly RecordSummary[]
  onOpen: (id: RecordId) => void
}

/** Meetings as a table, sorted by any column. */
export function MeetingList({ meetings, onOpen }: MeetingListProps) {
  const t = useT()
  const format = useFormat()
  const trash = useTrash()
  const [sort, setSort] = useState<{ key: MeetingSort; descending: boolean }>({
    key: 'start',
    descending: true,
  })
  const rows = useMemo(
    () => sortMeetings(meetings, sort, (meeting) => typeName(t, meeting), format.collator),
    [meetings, sort, t, format],
  )
  const ids = useMemo(
    () => [
      ...new Set(
        meetings.flatMap(({ links }) =>
          links.flatMap((link) =>
            link.relation === 'mechanism' || link.relation === 'theme' ? [link.id] : [],
          ),
        ),
      ),
    ],
    [meetings],
  )
  const subjects = new Map(useSummaries(ids).map((summary) => [summary.id, summary]))
  const subject = (meeting: RecordSummary) =>
    meeting.links
      .flatMap((link) => {
        const found = subjects.get(link.id)
        if (!found) return []
        return found.kind === 'theme' ? `IDM ${found.year ?? ''}` : (found.acronym ?? found.title)
      })
      .join(', ')
  return (
    <VirtualTable<RecordSummary, MeetingSort>
      label={t('kinds.meeting')}
      rows={rows}
      idOf={(meeting) => meeting.id}
      sort={sort}
      onSort={setSort}
      onOpen={(meeting) => onOpen(meeting.id)}
      onDelete={(meeting) => void trash([meeting])}
      columns={[
        {
          id: 'title',
          header: t('field.title'),
          width: 'minmax(12rem, 4fr)',
          sortKey: 'title',
          cell: (meeting) => (
            <span className={styles['listTitle']}>
              <span
                className={styles['swatch']}
                style={withCustom({ '--colour': `var(--meeting-${meeting.type ?? 'other'})` })}
                aria-hidden="true"
              />
              <bdi>{meeting.title}</bdi>
            </span>
          ),
        },
        {
          id: 'start',
          header: t('meetings.dates'),
          width: '10.5rem',
          sortKey: 'start',
          cell: (meeting) =>
            meeting.start ? (
              format.range(meeting.start, meeting.end ?? meeting.start)
            ) : (
              <em className={styles['faint']}>{t('meetings.noDate')}</em>
            ),
        },
        {
          id: 'type',
          header: t('meetings.type'),
          width: 'minmax(7rem, 2fr)',
          sortKey: 'type',
          cell: (meeting) => typeName(t, meeting),
        },
        {
          id: 'place',
          header: t('meetings.place'),
          width: 'minmax(6rem, 2fr)',
          sortKey: 'place',
          cell: (meeting) => meeting.place && <bdi>{meeting.place}</bdi>,
        },
        {
          id: 'subject',
          header: t('meetings.subject'),
          width: 'minmax(5rem, 1fr)',
          cell: (meeting) => <bdi>{subject(meeting)}</bdi>,
        },
        {
          id: 'participants',
          header: t('meetings.people'),
          width: '4.5rem',
          align: 'end',
          sortKey: 'participants',
          cell: (meeting) => (meeting.participantCount ? format.number(meeting.participantCount) : ''),
        },
      ]}
    />
  )
}
