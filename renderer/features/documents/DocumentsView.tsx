import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { documentStatuses, documentTypes, type DocumentType } from '../../../shared/model/document/v1.ts'
import { toRecordId } from '../../../shared/model/ids.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { StatusMark } from '../../ui/text/StatusMark.tsx'
import { RecordTable, useTrash } from '../records/index.ts'
import { useDocumentColumns } from './use-document-columns.tsx'

/** Everything that was written, by the clearance it has reached. */
export function DocumentsView({ argument }: { argument?: string | undefined }) {
  const t = useT()
  const { show, newDocument } = useWorkspace()
  const trash = useTrash()
  const columns = useDocumentColumns()
  const [type, setType] = useState<DocumentType | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const status = documentStatuses.find((each) => each === argument)
  const start = (
    <Button variant="primary" icon={<Plus size={15} />} onPress={() => newDocument()}>
      {t('documents.new')}
    </Button>
  )
  const trashSelected = async () => {
    const chosen = [...selected].flatMap((id) => toRecordId(id) ?? [])
    setSelected(new Set())
    await trash(chosen.map((id) => ({ id, title: t('kind.document') })))
  }
  return (
    <Page
      title={t('documents.title')}
      actions={start}
      flush
      bar={
        <>
          <SegmentedControl
            label={t('documents.filter.status')}
            value={status ?? 'all'}
            options={[
              { value: 'all', label: t('documents.all') },
              ...documentStatuses.map((each) => ({
                value: each,
                label: t(`status.${each}`),
                icon: <StatusMark status={each} bare />,
              })),
            ]}
            onChange={(value) => (value === 'all' ? show('documents') : show('documents', value))}
          />
          <SelectField
            label={t('documents.filter.type')}
            hideLabel
            value={type}
            none={t('documents.filter.anyType')}
            options={documentTypes.map((value) => ({ value, label: t(`documentType.${value}`) }))}
            onChange={setType}
          />
          {selected.size > 0 && (
            <>
              <span>{t('documents.selected', { count: selected.size })}</span>
              <Button icon={<Trash2 size={15} />} onPress={() => void trashSelected()}>
                {t('documents.trash')}
              </Button>
            </>
          )}
        </>
      }
    >
      <RecordTable
        label={t('documents.title')}
        filter={{
          kinds: ['document'],
          ...(status ? { statuses: [status] } : {}),
          ...(type ? { types: [type] } : {}),
        }}
        initialSort={{ key: 'updated', descending: true }}
        selected={selected}
        onSelect={setSelected}
        columns={columns}
        empty={
          <EmptyState title={t('documents.emptyTitle')} drawing={<Drawing name="quill" />} actions={start}>
            {t('documents.emptyText')}
          </EmptyState>
        }
      />
    </Page>
  )
}
