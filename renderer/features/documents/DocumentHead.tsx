import { BookOpen, Ellipsis, FileDown, Luggage, RectangleEllipsis, Trash2 } from 'lucide-react'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { documentStatuses, type DocumentV1 } from '../../../shared/model/document/v1.ts'
import { namedLine } from '../../../shared/model/record-base.ts'
import { keysOf } from '../../../shared/commands.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { SaveIndicator, WordCount, type Autosave } from '../../editor/index.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { takeAlong } from '../bundles/index.ts'
import { useTrash } from '../records/index.ts'
import styles from './documents.module.css'
import { useStatus } from './use-status.ts'

interface DocumentHeadProps {
  record: DocumentV1
  change: (change: (record: DocumentV1) => DocumentV1) => void
  autosave: Autosave
  onTakeTheirs: (body: DocumentBody | null) => void
  onSaveCopy: () => void
  onPublish: () => void
  onRedact: () => void
}

/** Title, clearance and masthead of a document, whether it is saved, and what can be done with it. */
export function DocumentHead({
  record,
  change,
  autosave,
  onTakeTheirs,
  onSaveCopy,
  onPublish,
  onRedact,
}: DocumentHeadProps) {
  const t = useT()
  const format = useFormat()
  const trash = useTrash()
  const { pagesOpen, togglePages } = useWorkspace()
  const setStatus = useStatus(record.id, change)
  const { masthead } = record
  const identified = [
    t(`documentType.${record.type}`),
    masthead.organ,
    masthead.symbol,
    t(`distribution.${masthead.distribution}`),
    masthead.date && format.day(masthead.date),
    t(`language.${record.language}`),
  ].filter(Boolean)
  return (
    <header className={styles['head']}>
      <div className={styles['headTitle']}>
        <h1>
          <InlineField
            label={t('documents.dialog.name')}
            value={record.title}
            schema={namedLine}
            className={styles['title']}
            onSave={(title) => change((now) => ({ ...now, title }))}
          />
        </h1>
        <p className={styles['masthead']}>
          {identified.map((part, index) => (
            <bdi key={index}>{part}</bdi>
          ))}
        </p>
      </div>
      <div className={styles['headEnd']}>
        <WordCount documentId={record.id} limit={record.settings.wordLimit} />
        <SaveIndicator autosave={autosave} onTakeTheirs={onTakeTheirs} onSaveCopy={onSaveCopy} />
        <div className={styles['statusField']}>
          <SelectField
            label={t('documents.property.status')}
            hideLabel
            value={record.status}
            options={documentStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => status && setStatus(status)}
          />
        </div>
        <IconButton
          label={t('command.view.pages')}
          icon={<BookOpen size={16} />}
          keys={keysOf('view.pages')}
          isSelected={pagesOpen}
          onPress={togglePages}
        />
        <Button variant="primary" icon={<FileDown size={15} />} onPress={onPublish}>
          {t('documents.publish')}
        </Button>
        <MenuButton
          label={t('documents.more')}
          icon={<Ellipsis size={16} />}
          iconOnly
          items={[
            {
              id: 'publish',
              label: t('documents.publish'),
              keys: keysOf('file.export'),
              onAction: onPublish,
            },
            {
              id: 'redact',
              label: t('redaction.open'),
              icon: <RectangleEllipsis size={15} />,
              onAction: onRedact,
            },
            {
              id: 'edition',
              label: t('documents.edition'),
              onAction: () =>
                useWorkspace.getState().newDocument({
                  type: record.type,
                  title: record.title,
                  editionOf: record.id,
                  ...(record.meetingId ? { meetingId: record.meetingId } : {}),
                }),
            },
            {
              id: 'takeAlong',
              label: t('command.file.takeAlong'),
              icon: <Luggage size={15} />,
              onAction: () => takeAlong([record.id]),
            },
            'separator',
            {
              id: 'trash',
              label: t('documents.trash'),
              icon: <Trash2 size={15} />,
              isDanger: true,
              onAction: () => void trash([record]),
            },
          ]}
        />
      </div>
    </header>
  )
}
