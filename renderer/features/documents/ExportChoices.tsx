import { useQuery } from '@tanstack/react-query'
import type { ExportOptions } from '../../../shared/contract/typesetting.ts'
import { papers, pdfStandards } from '../../../shared/contract/typesetting.ts'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { TemplateField, templateFault, useTemplates } from '../publishing/index.ts'
import styles from './export.module.css'

export type PublishingChoices = Required<Pick<ExportOptions, 'standard' | 'paper' | 'watermark'>>

interface ExportChoicesProps {
  record: DocumentV1
  choices: PublishingChoices
  /** Name of a template other than the document's own; null for its own. */
  template: string | null
  onTemplate: (name: string | null) => void
  onChange: (choices: PublishingChoices) => void
  /** Documents to be published, always with this one. */
  editions: readonly RecordId[]
  onEditions: (ids: readonly RecordId[]) => void
}

/** How a document is published; what has no effect on this one is not asked. */
export function ExportChoices(props: ExportChoicesProps) {
  const { record, choices, template, onTemplate, onChange, editions, onEditions } = props
  const { faulty } = useTemplates()
  const t = useT()
  const isDraft = record.status === 'draft' || record.status === 'circulated'
  const { workId } = record
  const works = useQuery(
    useQueries().records.list.queryOptions({
      input: { filter: { kinds: ['document'], workId }, sort: 'title' },
    }),
  )
  const others = (works.data?.items ?? []).filter(({ id }) => id !== record.id)
  const toggle = (id: RecordId, isChosen: boolean) =>
    onEditions(isChosen ? [...editions, id] : editions.filter((each) => each !== id))
  return (
    <section className={styles['choices']} aria-label={t('export.choices')}>
      <TemplateField
        label={t('export.template')}
        value={template}
        none={t('export.template.usual')}
        onChange={onTemplate}
      />
      {faulty.map((each) => (
        <Notice key={each.name} tone="warn">
          {templateFault(t, each)}
        </Notice>
      ))}
      <SelectField
        label={t('export.paper')}
        value={choices.paper}
        options={papers.map((value) => ({ value, label: t(`export.paper.${value}`) }))}
        onChange={(paper) => paper && onChange({ ...choices, paper })}
      />
      <SelectField
        label={t('export.standard')}
        value={choices.standard}
        options={pdfStandards.map((value) => ({ value, label: t(`export.standard.${value}`) }))}
        onChange={(standard) => standard && onChange({ ...choices, standard })}
      />
      {isDraft && (
        <CheckboxField
          isSelected={choices.watermark}
          onChange={(watermark) => onChange({ ...choices, watermark })}
        >
          {t('export.watermark')}
        </CheckboxField>
      )}
      {others.length > 0 && (
        <fieldset className={styles['editions']}>
          <legend>{t('export.editions')}</legend>
          {others.map(({ id, title, language }) => (
            <CheckboxField
              key={id}
              isSelected={editions.includes(id)}
              onChange={(isChosen) => toggle(id, isChosen)}
            >
              <span>
                {language && `${t(`language.${language}`)}: `}
                <bdi>{title}</bdi>
              </span>
            </CheckboxField>
          ))}
        </fieldset>
      )}
    </section>
  )
}
