import type { RecordId } from '../../../shared/model/ids.ts'
import { publicationSeries, publicationV1, type PublicationV1 } from '../../../shared/model/publication/v1.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { LinkedRecords, RecordPicker, RecordProblem } from '../records/index.ts'
import styles from './publications.module.css'

/** A published work, edited in place, with the documents that cite it. */
export function PublicationPage({ id }: { id: RecordId }) {
  const t = useT()
  const { record: work, isPending, error, change, changeError } = useRecord(id, 'publication')
  if (isPending)
    return (
      <Page title="">
        <Skeleton />
      </Page>
    )
  if (!work) return <RecordProblem error={error} />
  const set = (fields: Partial<PublicationV1>) => change((now) => ({ ...now, ...fields }))
  const number = (field: 'number' | 'year' | 'pages', label: string) => (
    <Property name={label}>
      <InlineField
        label={label}
        value={work[field] === undefined ? '' : String(work[field])}
        schema={publicationV1.shape[field]}
        read={Number}
        onSave={(value) => set({ [field]: value })}
      />
    </Property>
  )
  return (
    <Page
      title={
        <InlineField
          label={t('field.title')}
          value={work.title}
          schema={namedLine}
          onSave={(title) => set({ title })}
        />
      }
      intro={[t(`series.${work.series}`), work.year].filter(Boolean).join(', ')}
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <PropertyList>
        <Property name={t('publications.subtitle')}>
          <InlineField
            label={t('publications.subtitle')}
            value={work.subtitle ?? ''}
            schema={line.optional()}
            onSave={(subtitle) => set({ subtitle: subtitle || undefined })}
          />
        </Property>
        <Property name={t('publications.series')}>
          <SelectField
            label={t('publications.series')}
            hideLabel
            look="bare"
            value={work.series}
            options={publicationSeries.map((value) => ({ value, label: t(`series.${value}`) }))}
            onChange={(series) => series && set({ series })}
          />
        </Property>
        {number('number', t('publications.number'))}
        {number('year', t('field.year'))}
        {number('pages', t('publications.pages'))}
        <Property name={t('kind.theme')}>
          <RecordPicker
            label={t('kind.theme')}
            hideLabel
            look="bare"
            kinds={['theme']}
            value={work.themeId ?? null}
            onChange={(themeId) => set({ themeId: themeId ?? undefined })}
          />
        </Property>
        <Property name={t('field.tags')}>
          <TagInput label={t('field.tags')} value={work.tags} onChange={(tags) => set({ tags })} />
        </Property>
      </PropertyList>
      <LinkedRecords id={id} />
      {work.source && <p className={styles['source']}>{t('field.source', { source: work.source })}</p>}
    </Page>
  )
}
