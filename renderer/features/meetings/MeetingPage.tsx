import { Luggage } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { passage } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { MeetingRegister } from '../actions/index.ts'
import { takeAlong } from '../bundles/index.ts'
import { RecordProblem } from '../records/index.ts'
import { AgendaSection } from './AgendaSection.tsx'
import { ContactsSection } from './ContactsSection.tsx'
import { DeadlinesSection } from './DeadlinesSection.tsx'
import { LocalNav } from './LocalNav.tsx'
import { MeetingFacts, MeetingTitle } from './MeetingFacts.tsx'
import styles from './meeting-page.module.css'
import { PapersSection } from './PapersSection.tsx'
import { ParticipantsSection } from './ParticipantsSection.tsx'

/** A meeting, edited in place: what it is, what is discussed, who takes part, what was written, and what came of it. */
export function MeetingPage({ id }: { id: RecordId }) {
  const t = useT()
  const format = useFormat()
  const { record: meeting, isPending, error, change, changeError } = useRecord(id, 'meeting')
  if (isPending)
    return (
      <Page title="">
        <Skeleton lines={8} />
      </Page>
    )
  if (!meeting) return <RecordProblem error={error} />

  const partId = (part: string) => `${id}-${part}`
  const part = (name: string, content: ReactNode) => (
    <div id={partId(name)} tabIndex={-1} className={styles['part']}>
      {content}
    </div>
  )
  const shared = { meeting, change }
  const text = (field: 'outcome' | 'notes') => (
    <InlineField
      multiline
      label={t(`meetings.${field}`)}
      placeholder={t(`meetings.${field}Hint`)}
      value={meeting[field] ?? ''}
      schema={passage.optional()}
      onSave={(value) => change((now) => ({ ...now, [field]: value || undefined }))}
    />
  )
  const when = meeting.dates && format.range(meeting.dates.start, meeting.dates.end)
  const where = [meeting.venue, meeting.city, meeting.country].filter(Boolean).join(', ')
  const intro = [t(`meetingType.${meeting.type}`), when ?? t('meetings.noDate'), where].filter(Boolean)
  return (
    <Page
      title={<MeetingTitle {...shared} />}
      actions={
        <Button icon={<Luggage size={15} />} onPress={() => takeAlong([id])}>
          {t('command.file.takeAlong')}
        </Button>
      }
      intro={
        <span className={styles['intro']}>
          {intro.map((each) => (
            <bdi key={each}>{each}</bdi>
          ))}
        </span>
      }
      bar={
        <LocalNav
          parts={[
            { id: partId('facts'), name: t('meetings.facts') },
            { id: partId('agenda'), name: t('meetings.agenda'), count: meeting.agenda.length },
            {
              id: partId('participants'),
              name: t('meetings.participants'),
              count: meeting.participants.length,
            },
            { id: partId('papers'), name: t('view.documents') },
            { id: partId('actions'), name: t('view.actions') },
            {
              id: partId('deadlines'),
              name: t('meetings.deadlines'),
              count: meeting.deadlines.filter((each) => !each.done).length,
            },
            { id: partId('contacts'), name: t('meetings.contacts'), count: meeting.contacts.length },
            { id: partId('outcome'), name: t('meetings.outcome') },
          ]}
        />
      }
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      {part('facts', <MeetingFacts {...shared} />)}
      {part('agenda', <AgendaSection {...shared} />)}
      {part('participants', <ParticipantsSection {...shared} />)}
      {part('papers', <PapersSection meeting={meeting} />)}
      {part(
        'actions',
        <Section title={t('meetings.actions')}>
          <MeetingRegister meetingId={id} />
        </Section>,
      )}
      {part('deadlines', <DeadlinesSection {...shared} />)}
      {part('contacts', <ContactsSection {...shared} />)}
      {part(
        'outcome',
        <>
          <Section title={t('meetings.outcome')}>{text('outcome')}</Section>
          <Section title={t('meetings.notes')}>{text('notes')}</Section>
          {meeting.source && (
            <p className={styles['source']}>{t('field.source', { source: meeting.source })}</p>
          )}
        </>,
      )}
    </Page>
  )
}
