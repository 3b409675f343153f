import { Plus, Trash2 } from 'lucide-react'
import { languages } from '../../../shared/model/languages.ts'
import { mechanismCategories, type MechanismV1 } from '../../../shared/model/mechanism/v1.ts'
import { line, namedLine, passage } from '../../../shared/model/record-base.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { year } from '../../../shared/model/dates.ts'
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
import styles from './mechanisms.module.css'
import { RolesEditor } from './RolesEditor.tsx'

type TextField = 'acronym' | 'chair' | 'secretariat' | 'notes'
type ListField = 'aliases' | 'members' | 'observers' | 'areas' | 'priorities'

/** A mechanism, edited in place. Every field but its name and category may stay unknown. */
export function MechanismPage({ id }: { id: RecordId }) {
  const t = useT()
  const { record: mechanism, isPending, error, change, changeError } = useRecord(id, 'mechanism')
  if (isPending) {
    return (
      <Page title="">
        <Skeleton />
      </Page>
    )
  }
  if (!mechanism) return <RecordProblem error={error} />

  const set = (fields: Partial<MechanismV1>) => change((now) => ({ ...now, ...fields }))
  const text = (field: TextField, label: string, multiline = false) => (
    <InlineField
      label={label}
      multiline={multiline}
      value={mechanism[field] ?? ''}
      schema={(field === 'notes' ? passage : line).optional()}
      onSave={(value) => set({ [field]: value || undefined })}
    />
  )
  const list = (field: ListField) => (
    <TagInput
      label={t(`mechanisms.${field}`)}
      value={mechanism[field]}
      max={250}
      onChange={(value) => set({ [field]: value })}
    />
  )
  const setName = (index: number, fields: Partial<MechanismV1['names'][number]>) =>
    change((now) => ({
      ...now,
      names: now.names.map((name, at) => (at === index ? { ...name, ...fields } : name)),
    }))
  const free = languages.find((language) => !mechanism.names.some((name) => name.language === language))

  return (
    <Page
      title={<bdi>{mechanism.acronym ?? mechanism.names[0]?.text}</bdi>}
      intro={mechanism.acronym ? mechanism.names[0]?.text : t(`category.${mechanism.category}`)}
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <Section
        title={t('field.names')}
        actions={
          free && (
            <Button
              size="small"
              icon={<Plus size={14} />}
              onPress={() =>
                change((now) => ({
                  ...now,
                  names: [...now.names, { language: free, text: t('mechanisms.newName') }],
                }))
              }
            >
              {t('mechanisms.addName')}
            </Button>
          )
        }
      >
        {mechanism.names.map((name, index) => (
          <div key={name.language} className={styles['nameRow']}>
            <SelectField
              label={t('field.language')}
              hideLabel
              look="bare"
              value={name.language}
              options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
              onChange={(language) => language && setName(index, { language })}
            />
            <InlineField
              label={t('field.name')}
              value={name.text}
              schema={namedLine}
              onSave={(value) => setName(index, { text: value })}
            />
            {mechanism.names.length > 1 && (
              <IconButton
                size="small"
                label={t('ui.remove', { name: name.text })}
                icon={<Trash2 size={14} />}
                onPress={() =>
                  change((now) => ({ ...now, names: now.names.filter((_, at) => at !== index) }))
                }
              />
            )}
          </div>
        ))}
      </Section>
      <Section title={t('mechanisms.facts')}>
        <PropertyList>
          <Property name={t('field.acronym')}>{text('acronym', t('field.acronym'))}</Property>
          <Property name={t('field.aliases')}>{list('aliases')}</Property>
          <Property name={t('field.category')}>
            <SelectField
              label={t('field.category')}
              hideLabel
              look="bare"
              value={mechanism.category}
              options={mechanismCategories.map((value) => ({ value, label: t(`category.${value}`) }))}
              onChange={(category) => category && set({ category })}
            />
          </Property>
          <Property name={t('mechanisms.founded')}>
            <InlineField
              label={t('mechanisms.founded')}
              value={mechanism.founded ? String(mechanism.founded) : ''}
              schema={year.optional()}
              read={Number}
              onSave={(founded) => set({ founded })}
            />
          </Property>
          <Property name={t('mechanisms.chair')}>{text('chair', t('mechanisms.chair'))}</Property>
          <Property name={t('mechanisms.secretariat')}>
            {text('secretariat', t('mechanisms.secretariat'))}
          </Property>
          <Property name={t('mechanisms.members')}>{list('members')}</Property>
          <Property name={t('mechanisms.observers')}>{list('observers')}</Property>
          <Property name={t('mechanisms.areas')}>{list('areas')}</Property>
          <Property name={t('mechanisms.priorities')}>{list('priorities')}</Property>
        </PropertyList>
      </Section>
      <RolesEditor roles={mechanism.roles} onChange={(roles) => set({ roles })} />
      <LinkedRecords id={id} />
      <Section title={t('field.notes')}>{text('notes', t('field.notes'), true)}</Section>
      {mechanism.source && (
        <p className={styles['source']}>{t('field.source', { source: mechanism.source })}</p>
      )}
    </Page>
  )
}
