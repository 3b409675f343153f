import { Plus, Trash2 } from 'lucide-react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { languages } from '../../../shared/model/languages.ts'
import { organizationV1, type OrganizationV1 } from '../../../shared/model/organization/v1.ts'
import { namedLine, passage } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { LinkedRecords, RecordProblem } from '../records/index.ts'
import styles from './people.module.css'

type Name = OrganizationV1['names'][number]

/** A body that takes part: its names in each language, its people, and what names it. */
export function OrganizationPage({ id }: { id: RecordId }) {
  const t = useT()
  const { record: organization, isPending, error, change, changeError } = useRecord(id, 'organization')
  if (isPending)
    return (
      <Page title="">
        <Skeleton />
      </Page>
    )
  if (!organization) return <RecordProblem error={error} />
  const { names } = organization
  const set = (fields: Partial<OrganizationV1>) => change((now) => ({ ...now, ...fields }))
  const setName = (index: number, fields: Partial<Name>) =>
    change((now) => ({
      ...now,
      names: now.names.map((name, at) => (at === index ? { ...name, ...fields } : name)),
    }))
  const unused = languages.filter((language) => !names.some((name) => name.language === language))
  const [next] = unused
  return (
    <Page
      title={<bdi>{organization.acronym ?? names[0]?.text}</bdi>}
      intro={organization.acronym && <bdi>{names[0]?.text}</bdi>}
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <Section
        title={t('field.names')}
        actions={
          next && (
            <Button
              size="small"
              icon={<Plus size={14} />}
              onPress={() =>
                set({
                  names: [...names, { language: next, text: names[0]?.text ?? t('people.unnamedBody') }],
                })
              }
            >
              {t('people.addName')}
            </Button>
          )
        }
      >
        {names.map((name, index) => (
          <div key={`${index} ${name.language}`} className={styles['nameRow']}>
            <SelectField
              label={t('field.language')}
              hideLabel
              look="bare"
              value={name.language}
              options={languages
                .filter((language) => language === name.language || unused.includes(language))
                .map((value) => ({ value, label: t(`language.${value}`) }))}
              onChange={(language) => language && setName(index, { language })}
            />
            <InlineField
              label={t('field.name')}
              value={name.text}
              schema={namedLine}
              onSave={(text) => setName(index, { text })}
            />
            {names.length > 1 && (
              <IconButton
                size="small"
                label={t('ui.remove', { name: name.text })}
                icon={<Trash2 size={14} />}
                onPress={() => set({ names: names.filter((_, at) => at !== index) })}
              />
            )}
          </div>
        ))}
        <PropertyList>
          <Property name={t('field.acronym')}>
            <InlineField
              label={t('field.acronym')}
              value={organization.acronym ?? ''}
              schema={organizationV1.shape.acronym}
              onSave={(acronym) => set({ acronym: acronym || undefined })}
            />
          </Property>
          <Property name={t('field.aliases')}>
            <TagInput
              label={t('field.aliases')}
              value={organization.aliases}
              max={40}
              onChange={(aliases) => set({ aliases })}
            />
          </Property>
          <Property name={t('field.tags')}>
            <TagInput label={t('field.tags')} value={organization.tags} onChange={(tags) => set({ tags })} />
          </Property>
        </PropertyList>
      </Section>
      <LinkedRecords id={id} kinds={['person', 'meeting', 'document', 'attachment', 'pack']} />
      <Section title={t('field.notes')}>
        <InlineField
          multiline
          label={t('field.notes')}
          value={organization.notes ?? ''}
          schema={passage.optional()}
          onSave={(notes) => set({ notes: notes || undefined })}
        />
      </Section>
      {organization.source && (
        <p className={styles['source']}>{t('field.source', { source: organization.source })}</p>
      )}
    </Page>
  )
}
