import { z } from 'zod'
import {
  distributions,
  documentStatuses,
  documentTypes,
  type DocumentV1,
} from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { languages } from '../../../shared/model/languages.ts'
import { line, passage } from '../../../shared/model/record-base.ts'
import { useRecord } from '../../api/use-record.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { IssuedVersions, TemplateField } from '../publishing/index.ts'
import { RecordPicker } from '../records/index.ts'
import { useStatus } from './use-status.ts'
import { withField } from './with-field.ts'

const symbol = z.string().trim().max(80).optional()
const printed = ['contents', 'listOfTables', 'listOfFigures', 'participants'] as const
const named = ['people', 'places'] as const
const wordLimit = z.int().min(1).max(1_000_000).optional()

/** Names as a record takes them; none at all where there are none. */
function toNames(names: readonly string[]): string[] | undefined {
  return names.length === 0 ? undefined : names.slice(0, 500).map((name) => name.slice(0, 500))
}

/** What identifies a document and how it is set, edited in place beside the text. */
export function DocumentProperties({ id }: { id: RecordId }) {
  const t = useT()
  const format = useFormat()
  const { record, change } = useRecord(id, 'document')
  const setStatus = useStatus(id, change)
  if (!record) return null
  const { masthead, settings } = record
  const set = (fields: Partial<DocumentV1>) => change((now) => ({ ...now, ...fields }))
  const setMasthead = (fields: Partial<DocumentV1['masthead']>) =>
    change((now) => ({ ...now, masthead: { ...now.masthead, ...fields } }))
  const setSettings = (fields: Partial<DocumentV1['settings']>) =>
    change((now) => ({ ...now, settings: { ...now.settings, ...fields } }))
  const languageOptions = languages.map((value) => ({ value, label: t(`language.${value}`) }))
  const links = [
    ['meetingId', 'meeting'],
    ['themeId', 'theme'],
    ['mechanismId', 'mechanism'],
  ] as const
  return (
    <>
      <IssuedVersions id={id} />
      <PropertyList layout="narrow">
        <Property name={t('documents.property.type')}>
          <SelectField
            label={t('documents.property.type')}
            hideLabel
            look="bare"
            value={record.type}
            options={documentTypes.map((value) => ({ value, label: t(`documentType.${value}`) }))}
            onChange={(type) => type && set({ type })}
          />
        </Property>
        <Property name={t('documents.property.status')}>
          <SelectField
            label={t('documents.property.status')}
            hideLabel
            look="bare"
            value={record.status}
            options={documentStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(status) => status && setStatus(status)}
          />
        </Property>
        <Property name={t('documents.property.language')}>
          <SelectField
            label={t('documents.property.language')}
            hideLabel
            look="bare"
            value={record.language}
            options={languageOptions}
            onChange={(language) => language && set({ language })}
          />
        </Property>
        <Property name={t('documents.property.subtitle')}>
          <InlineField
            label={t('documents.property.subtitle')}
            value={record.subtitle ?? ''}
            schema={line.optional()}
            onSave={(subtitle) => change((now) => withField(now, 'subtitle', subtitle || undefined))}
          />
        </Property>
        {links.map(([field, kind]) => (
          <Property key={field} name={t(`documents.property.${kind}`)}>
            <RecordPicker
              label={t(`documents.property.${kind}`)}
              hideLabel
              look="bare"
              kinds={[kind]}
              value={record[field] ?? null}
              onChange={(linked) => change((now) => withField(now, field, linked ?? undefined))}
            />
          </Property>
        ))}
        <Property name={t('documents.property.organ')}>
          <InlineField
            label={t('documents.property.organ')}
            value={masthead.organ ?? ''}
            schema={line.optional()}
            onSave={(organ) => setMasthead({ organ: organ || undefined })}
          />
        </Property>
        <Property name={t('documents.property.symbol')}>
          <InlineField
            label={t('documents.property.symbol')}
            value={masthead.symbol ?? ''}
            schema={symbol}
            onSave={(value) => setMasthead({ symbol: value || undefined })}
          />
        </Property>
        <Property name={t('documents.property.distribution')}>
          <SelectField
            label={t('documents.property.distribution')}
            hideLabel
            look="bare"
            value={masthead.distribution}
            options={distributions.map((value) => ({ value, label: t(`distribution.${value}`) }))}
            onChange={(distribution) => distribution && setMasthead({ distribution })}
          />
        </Property>
        <Property name={t('documents.property.date')}>
          <DateField
            label={t('documents.property.date')}
            hideLabel
            look="bare"
            value={masthead.date ?? null}
            onChange={(date) => setMasthead({ date: date ?? undefined })}
          />
        </Property>
        <Property name={t('documents.property.originalLanguage')}>
          <SelectField
            label={t('documents.property.originalLanguage')}
            hideLabel
            look="bare"
            value={masthead.originalLanguage}
            options={languageOptions}
            onChange={(originalLanguage) => originalLanguage && setMasthead({ originalLanguage })}
          />
        </Property>
        <Property name={t('documents.property.author')}>
          <InlineField
            label={t('documents.property.author')}
            value={record.author ?? ''}
            schema={line.optional()}
            onSave={(author) => change((now) => withField(now, 'author', author || undefined))}
          />
        </Property>
        {named.map((field) => (
          <Property key={field} name={t(`documents.property.${field}`)}>
            <TagInput
              label={t(`documents.property.${field}`)}
              value={record[field] ?? []}
              onChange={(names) => change((now) => withField(now, field, toNames(names)))}
            />
          </Property>
        ))}
        <Property name={t('documents.property.template')}>
          <TemplateField
            label={t('documents.property.template')}
            look="bare"
            value={settings.template ?? null}
            none={t('documents.template.usual')}
            onChange={(template) => setSettings({ template: template ?? undefined })}
          />
        </Property>
        <Property name={t('documents.property.wordLimit')}>
          <InlineField
            label={t('documents.property.wordLimit')}
            value={settings.wordLimit === undefined ? '' : String(settings.wordLimit)}
            display={settings.wordLimit === undefined ? undefined : format.number(settings.wordLimit)}
            placeholder={t('documents.limit.none')}
            schema={wordLimit}
            read={(text) => Number(text.replace(/[\s.,'’]/g, ''))}
            onSave={(limit) => setSettings({ wordLimit: limit })}
          />
        </Property>
        <Property name={t('documents.property.numbering')}>
          <SelectField
            label={t('documents.property.numbering')}
            hideLabel
            look="bare"
            value={settings.numbering}
            options={(['continuous', 'none'] as const).map((value) => ({
              value,
              label: t(`documents.numbering.${value}`),
            }))}
            onChange={(numbering) => numbering && setSettings({ numbering })}
          />
        </Property>
        {printed.map((field) => (
          <Property key={field} name={t(`documents.property.${field}`)}>
            <SelectField
              label={t(`documents.property.${field}`)}
              hideLabel
              look="bare"
              value={settings[field] ? 'yes' : 'no'}
              options={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`documents.contents.${value}`),
              }))}
              onChange={(value) => setSettings({ [field]: value === 'yes' })}
            />
          </Property>
        ))}
        <Property name={t('documents.property.notes')}>
          <SelectField
            label={t('documents.property.notes')}
            hideLabel
            look="bare"
            value={settings.endnotes ? 'end' : 'foot'}
            options={(['foot', 'end'] as const).map((value) => ({
              value,
              label: t(`documents.notes.${value}`),
            }))}
            onChange={(value) => setSettings({ endnotes: value === 'end' })}
          />
        </Property>
        <Property name={t('documents.property.summary')}>
          <InlineField
            label={t('documents.property.summary')}
            value={record.summary ?? ''}
            schema={passage.optional()}
            multiline
            onSave={(summary) => change((now) => withField(now, 'summary', summary || undefined))}
          />
        </Property>
      </PropertyList>
    </>
  )
}
