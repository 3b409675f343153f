import { BookCopy, Luggage, Trash2 } from 'lucide-react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { languages } from '../../../shared/model/languages.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { takeAlong } from '../bundles/index.ts'
import { RecordPicker, RecordProblem, useTrash } from '../records/index.ts'
import { BuildResult } from './BuildResult.tsx'
import { PackEntries } from './PackEntries.tsx'
import styles from './packs.module.css'
import { useBuild } from './use-build.ts'

/** A pack: what is in it, in which order, for whom; and the one PDF that is made of it. */
export function PackPage({ id }: { id: RecordId }) {
  const t = useT()
  const trash = useTrash()
  const { record: pack, isPending, error, change, changeError } = useRecord(id, 'pack')
  const build = useBuild(id)
  if (isPending) return <Skeleton />
  if (!pack) return <RecordProblem error={error} />
  return (
    <Page
      title={
        <InlineField
          label={t('packs.name')}
          value={pack.title}
          schema={namedLine}
          onSave={(title) => change((now) => ({ ...now, title }))}
        />
      }
      actions={
        <>
          <Button
            variant="primary"
            icon={<BookCopy size={15} />}
            isDisabled={pack.entries.length === 0}
            onPress={() => void build.start()}
          >
            {t('packs.build')}
          </Button>
          <IconButton
            label={t('command.file.takeAlong')}
            icon={<Luggage size={16} />}
            onPress={() => takeAlong([id])}
          />
          <IconButton
            label={t('packs.trash')}
            icon={<Trash2 size={16} />}
            onPress={() => void trash([pack])}
          />
        </>
      }
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <div className={styles['properties']}>
        <PropertyList>
          <Property name={t('packs.meeting')}>
            <RecordPicker
              label={t('packs.meeting')}
              hideLabel
              look="bare"
              kinds={['meeting']}
              value={pack.meetingId ?? null}
              onChange={(meetingId) =>
                change(({ meetingId: _old, ...now }) => (meetingId ? { ...now, meetingId } : now))
              }
            />
          </Property>
          <Property name={t('packs.audience')}>
            <InlineField
              label={t('packs.audience')}
              value={pack.audience ?? ''}
              schema={line.optional()}
              onSave={(audience) =>
                change(({ audience: _old, ...now }) => (audience ? { ...now, audience } : now))
              }
            />
          </Property>
          <Property name={t('packs.language')}>
            <SelectField
              label={t('packs.language')}
              hideLabel
              look="bare"
              value={pack.language}
              options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
              onChange={(language) => language && change((now) => ({ ...now, language }))}
            />
          </Property>
        </PropertyList>
      </div>
      <BuildResult state={build.state} onCancel={build.cancel} />
      <Section title={t('packs.entries')}>
        <PackEntries
          entries={pack.entries}
          onChange={(entries) => change((now) => ({ ...now, entries: entries(now.entries) }))}
          meetingId={pack.meetingId}
        />
      </Section>
    </Page>
  )
}
