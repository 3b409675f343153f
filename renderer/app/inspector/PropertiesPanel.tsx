import type { LibraryRecord } from '../../../shared/model/record.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord } from '../../api/use-record.ts'
import { DocumentProperties } from '../../features/documents/index.ts'
import { typeName } from '../../features/records/index.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'

/** What every record says of itself, and for documents what is edited beside the text. */
export function PropertiesPanel({ record, summary }: { record: LibraryRecord; summary: RecordSummary }) {
  const t = useT()
  const format = useFormat()
  const { change, changeError } = useRecord(record.id, record.kind)
  return (
    <>
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      {record.kind === 'document' && <DocumentProperties id={record.id} />}
      <PropertyList layout="narrow">
        {record.kind !== 'document' && <Property name={t('inspector.kind')}>{typeName(t, summary)}</Property>}
        <Property name={t('inspector.tags')}>
          <TagInput
            label={t('inspector.tags')}
            value={record.tags}
            onChange={(tags) => change((now) => ({ ...now, tags: tags.map((tag) => tag.slice(0, 80)) }))}
          />
        </Property>
        {summary.words !== undefined && (
          <Property name={t('inspector.words')}>{format.number(summary.words)}</Property>
        )}
        {summary.size !== undefined && (
          <Property name={t('inspector.size')}>{format.bytes(summary.size)}</Property>
        )}
        <Property name={t('inspector.updated')}>{format.moment(record.updatedAt)}</Property>
        <Property name={t('inspector.created')}>{format.moment(record.createdAt)}</Property>
        {record.source !== undefined && (
          <Property name={t('inspector.source')}>
            <bdi>{record.source}</bdi>
          </Property>
        )}
      </PropertyList>
    </>
  )
}
