import { Plus, Trash2 } from 'lucide-react'
import { v7 } from 'uuid'
import type { RecordId } from '../../../shared/model/ids.ts'
import { namedLine, passage } from '../../../shared/model/record-base.ts'
import { themeEntryKinds, type ThemeV1 } from '../../../shared/model/theme/v1.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { LinkedRecords } from '../records/index.ts'
import styles from './themes.module.css'

type Entry = ThemeV1['entries'][number]

/** One year of the dialogue, edited in place: its theme, its entries, and everything that belongs to it. */
export function ThemePage({ id }: { id: RecordId }) {
  const t = useT()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { record: theme, isPending, error, change, changeError } = useRecord(id, 'theme')
  if (isPending)
    return (
      <Page title="">
        <Skeleton />
      </Page>
    )
  if (!theme)
    return (
      <Page title={t('kind.theme')}>
        <Notice tone="bad">{errorSentence(t, error)}</Notice>
      </Page>
    )

  const setEntry = (entryId: string, fields: Partial<Entry>) =>
    change((now) => ({
      ...now,
      entries: now.entries.map((each) => (each.id === entryId ? { ...each, ...fields } : each)),
    }))
  const removeEntry = (entry: Entry) => {
    const before = theme.entries
    change((now) => ({ ...now, entries: now.entries.filter((each) => each.id !== entry.id) }))
    showToast({
      text: t('themes.entryRemoved', { title: entry.title }),
      action: { label: t('ui.undo'), onAction: () => change((now) => ({ ...now, entries: before })) },
    })
  }
  const addEntry = () =>
    change((now) => ({
      ...now,
      entries: [...now.entries, { id: `e${v7()}`, title: t('themes.newEntry'), kind: 'workshop' }],
    }))

  return (
    <Page
      title={
        <>
          <span className={styles['pageYear']}>IDM {theme.year}</span>
          <InlineField
            label={t('themes.overarching')}
            value={theme.title ?? ''}
            schema={namedLine.optional()}
            placeholder={t('themes.untitled')}
            onSave={(title) => change(({ title: _old, ...now }) => (title ? { ...now, title } : now))}
          />
        </>
      }
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <Section
        title={t('themes.entries')}
        actions={
          <Button size="small" icon={<Plus size={14} />} onPress={addEntry}>
            {t('themes.addEntry')}
          </Button>
        }
      >
        {theme.entries.length === 0 ? (
          <EmptyState size="compact" title={t('themes.noEntries')} />
        ) : (
          <ul className={styles['entryRows']}>
            {theme.entries.map((entry) => (
              <li key={entry.id} className={styles['entryRow']}>
                <span
                  className={styles['swatch']}
                  style={{ background: `var(--entry-${entry.kind})` }}
                  aria-hidden="true"
                />
                <InlineField
                  label={t('field.title')}
                  value={entry.title}
                  schema={namedLine}
                  onSave={(title) => setEntry(entry.id, { title })}
                />
                <SelectField
                  label={t('field.kind')}
                  hideLabel
                  look="bare"
                  value={entry.kind}
                  options={themeEntryKinds.map((kind) => ({ value: kind, label: t(`themeEntry.${kind}`) }))}
                  onChange={(kind) => kind && setEntry(entry.id, { kind })}
                />
                {entry.meetingId ? (
                  <Button
                    size="small"
                    variant="quiet"
                    onPress={() => entry.meetingId && openRecord(entry.meetingId)}
                  >
                    {t('kind.meeting')}
                  </Button>
                ) : (
                  <span />
                )}
                <IconButton
                  size="small"
                  label={t('themes.removeEntry', { title: entry.title })}
                  icon={<Trash2 size={14} />}
                  onPress={() => removeEntry(entry)}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <LinkedRecords id={id} />
      <Section title={t('field.notes')}>
        <InlineField
          multiline
          label={t('field.notes')}
          value={theme.notes ?? ''}
          schema={passage.optional()}
          placeholder={t('themes.notesHint')}
          onSave={(notes) => change(({ notes: _old, ...now }) => (notes ? { ...now, notes } : now))}
        />
      </Section>
      {theme.source && <p className={styles['source']}>{t('field.source', { source: theme.source })}</p>}
    </Page>
  )
}
