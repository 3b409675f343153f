import { FilePlus2, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { documentTypes, type DocumentType } from '../../../shared/model/document/v1.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { StatusMark } from '../../ui/text/StatusMark.tsx'
import { chooseFiles, takeIn } from '../attachments/index.ts'
import { takeInUnlessOurs } from '../stray/index.ts'
import { RecordLink, RecordProblem, useRecords } from '../records/index.ts'
import styles from './meeting-page.module.css'
import { ReportDialog } from './ReportDialog.tsx'
import { useNewPapers } from './use-new-papers.ts'

/** What was written, received and bound for the meeting, and the ways to begin more. Files can be dropped anywhere on it. */
export function PapersSection({ meeting }: { meeting: MeetingV1 }) {
  const t = useT()
  const api = useApi()
  const [isOver, setIsOver] = useState(false)
  const [isReporting, setIsReporting] = useState(false)
  const { begin, newNote, newPack } = useNewPapers(meeting)
  const { rows, isLoading, error, retry } = useRecords(
    { linkedTo: meeting.id, kinds: ['document', 'attachment', 'pack'] },
    'updated',
  )
  const own = rows.filter((row) =>
    row.links.some((link) => link.relation === 'meeting' && link.id === meeting.id),
  )
  const groups = [
    ...documentTypes.map((type) => ({
      key: type,
      name: t(`documentType.${type}`),
      items: own.filter((row) => row.kind === 'document' && row.type === type),
    })),
    {
      key: 'attachment',
      name: t('kinds.attachment'),
      items: own.filter((row) => row.kind === 'attachment'),
    },
    { key: 'pack', name: t('kinds.pack'), items: own.filter((row) => row.kind === 'pack') },
  ].filter((group) => group.items.length > 0)
  const attach = (files: File[]) =>
    void takeInUnlessOurs(api, files, (others) => void takeIn(api, others, { meetingId: meeting.id }))
  const entry = (type: DocumentType) => ({
    id: type,
    label: t(`documentType.${type}`),
    onAction: () => begin(type),
  })

  return (
    <div
      className={styles['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        // The shell takes dropped files in too, but does not know whose they are.
        event.stopPropagation()
        attach([...event.dataTransfer.files])
      }}
    >
      <Section
        title={t('meetings.papers')}
        actions={
          <span className={styles['headActions']}>
            <Button size="small" onPress={newNote}>
              {t('meetings.newNote')}
            </Button>
            <Button size="small" onPress={() => setIsReporting(true)}>
              {t('meetings.newReport')}
            </Button>
            <MenuButton
              size="small"
              label={t('meetings.newPaper')}
              icon={<FilePlus2 size={14} />}
              items={[
                entry('minutes'),
                entry('agenda-paper'),
                entry('concept-note'),
                entry('information-sheet'),
                'separator',
                { id: 'pack', label: t('kind.pack'), onAction: newPack },
              ]}
            />
            <Button size="small" icon={<Paperclip size={14} />} onPress={() => chooseFiles(attach)}>
              {t('meetings.attach')}
            </Button>
          </span>
        }
      >
        {error ? (
          <RecordProblem error={error} onRetry={retry} />
        ) : (
          !isLoading &&
          groups.length === 0 && (
            <EmptyState size="compact" title={t('meetings.noPapers')}>
              {t('meetings.noPapersText')}
            </EmptyState>
          )
        )}
        {groups.map((group) => (
          <div key={group.key} className={styles['papers']}>
            <h3 className={styles['papersName']}>{group.name}</h3>
            <ul>
              {group.items.map((item) => (
                <li key={item.id} className={styles['paper']}>
                  <RecordLink summary={item} />
                  <PaperDetail item={item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {isOver && <p className={styles['dropHint']}>{t('meetings.dropHere')}</p>}
      </Section>
      {isReporting && <ReportDialog meeting={meeting} onClose={() => setIsReporting(false)} />}
    </div>
  )
}

function PaperDetail({ item }: { item: RecordSummary }) {
  const t = useT()
  const format = useFormat()
  return (
    <span className={styles['paperDetail']}>
      {item.symbol && <bdi>{item.symbol}</bdi>}
      {item.language && <span>{t(`language.${item.language}`)}</span>}
      {item.size !== undefined && <span>{format.bytes(item.size)}</span>}
      {item.entryCount !== undefined && item.kind === 'pack' && (
        <span>{t('meetings.entries', { count: item.entryCount })}</span>
      )}
      {item.status && <StatusMark status={item.status} />}
    </span>
  )
}
