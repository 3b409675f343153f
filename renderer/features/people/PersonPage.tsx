import type { RecordId } from '../../../shared/model/ids.ts'
import type { PersonV1 } from '../../../shared/model/person/v1.ts'
import { line, namedLine, passage } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { StateField } from '../../ui/field/StateField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { LinkedRecords, RecordLinkById, RecordPicker, RecordProblem } from '../records/index.ts'
import styles from './people.module.css'

/** A person, edited in place, with the meetings and documents that name them. */
export function PersonPage({ id }: { id: RecordId }) {
  const t = useT()
  const { record: person, isPending, error, change, changeError } = useRecord(id, 'person')
  if (isPending)
    return (
      <Page title="">
        <Skeleton />
      </Page>
    )
  if (!person) return <RecordProblem error={error} />
  const set = (fields: Partial<PersonV1>) => change((now) => ({ ...now, ...fields }))
  const text = (field: 'position' | 'email' | 'telephone') => (
    <Property name={t(`field.${field}`)}>
      <InlineField
        label={t(`field.${field}`)}
        value={person[field] ?? ''}
        schema={line.optional()}
        onSave={(value) => set({ [field]: value || undefined })}
      />
    </Property>
  )
  return (
    <Page
      title={
        <InlineField
          label={t('field.name')}
          value={person.name}
          schema={namedLine}
          onSave={(name) => set({ name })}
        />
      }
      intro={person.position && <bdi>{person.position}</bdi>}
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <PropertyList>
        {text('position')}
        <Property name={t('field.organization')}>
          <div className={styles['picker']}>
            <RecordPicker
              label={t('field.organization')}
              hideLabel
              look="bare"
              kinds={['organization']}
              value={person.organizationId ?? null}
              onChange={(chosen) => set({ organizationId: chosen ?? undefined })}
            />
            {person.organizationId && <RecordLinkById id={person.organizationId} />}
          </div>
        </Property>
        <Property name={t('field.state')}>
          <StateField
            label={t('field.state')}
            hideLabel
            look="bare"
            placeholder={t('ui.empty')}
            value={person.state ?? null}
            onChange={(state) => set({ state: state ?? undefined })}
          />
        </Property>
        {text('email')}
        {text('telephone')}
        <Property name={t('field.tags')}>
          <TagInput label={t('field.tags')} value={person.tags} onChange={(tags) => set({ tags })} />
        </Property>
      </PropertyList>
      <LinkedRecords id={id} />
      <Section title={t('field.notes')}>
        <InlineField
          multiline
          label={t('field.notes')}
          value={person.notes ?? ''}
          schema={passage.optional()}
          onSave={(notes) => set({ notes: notes || undefined })}
        />
      </Section>
      {person.source && <p className={styles['source']}>{t('field.source', { source: person.source })}</p>}
    </Page>
  )
}
