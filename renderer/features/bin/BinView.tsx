import { RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordSort } from '../../../shared/contract/records.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { today, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import type { Column } from '../../ui/collection/VirtualTable.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Page } from '../../ui/layout/Page.tsx'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import { RecordName, RecordTable, typeName } from '../records/index.ts'
import { daysLeft } from './days-left.ts'

/** What was deleted: to be brought back, or to be deleted for good. */
export function BinView() {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()
  const [doomed, setDoomed] = useState<RecordSummary | null>(null)
  const say = async (work: Promise<unknown>, text: string) => {
    try {
      await work
      showToast({ text })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  const columns: Column<RecordSummary, RecordSort>[] = [
    {
      id: 'title',
      header: t('bin.column.title'),
      width: 'minmax(11rem, 3fr)',
      sortKey: 'title',
      cell: (row) => <RecordName summary={row} />,
    },
    {
      id: 'kind',
      header: t('bin.column.kind'),
      width: 'minmax(7rem, 1fr)',
      cell: (row) => typeName(t, row),
    },
    {
      id: 'trashed',
      header: t('bin.column.trashed'),
      width: '7rem',
      cell: (row) => row.trashedAt && format.dayShort(row.trashedAt),
    },
    {
      id: 'left',
      header: t('bin.column.left'),
      width: '7.5rem',
      cell: (row) => row.trashedAt && t('bin.left', { days: daysLeft(row.trashedAt, today()) }),
    },
    {
      id: 'actions',
      header: '',
      width: '4.5rem',
      align: 'end',
      cell: (row) => (
        <>
          <IconButton
            label={`${t('bin.restore')}: ${row.title}`}
            icon={<RotateCcw size={15} />}
            size="small"
            onPress={() =>
              void say(client.records.restore({ id: row.id }), t('bin.restored', { title: row.title }))
            }
          />
          <IconButton
            label={`${t('bin.purge')}: ${row.title}`}
            icon={<Trash2 size={15} />}
            size="small"
            onPress={() => setDoomed(row)}
          />
        </>
      ),
    },
  ]
  return (
    <Page title={t('bin.title')} intro={t('bin.intro')} flush>
      <RecordTable
        label={t('bin.title')}
        filter={{ trashed: true }}
        initialSort={{ key: 'updated', descending: true }}
        columns={columns}
        onDelete={setDoomed}
        empty={
          <EmptyState title={t('bin.emptyTitle')} drawing={<Drawing name="bin" />}>
            {t('bin.emptyText')}
          </EmptyState>
        }
      />
      <ConfirmDialog
        title={t('bin.purgeTitle', { title: doomed?.title ?? '' })}
        sentence={t('bin.purgeText')}
        action={t('bin.purge')}
        isDanger
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        onConfirm={() => {
          if (doomed)
            void say(client.records.purge({ id: doomed.id }), t('bin.purged', { title: doomed.title }))
        }}
      />
    </Page>
  )
}
