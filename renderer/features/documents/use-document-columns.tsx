import type { RecordSort } from '../../../shared/contract/records.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import type { Column } from '../../ui/collection/VirtualTable.tsx'
import { StatusMark } from '../../ui/text/StatusMark.tsx'
import { RecordName, typeName } from '../records/index.ts'

export function useDocumentColumns(): Column<RecordSummary, RecordSort>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'title',
      header: t('documents.column.title'),
      width: 'minmax(11rem, 4fr)',
      sortKey: 'title',
      cell: (row) => <RecordName summary={row} />,
    },
    {
      id: 'type',
      header: t('documents.column.type'),
      width: 'minmax(7rem, 1.2fr)',
      cell: (row) => typeName(t, row),
    },
    {
      id: 'status',
      header: t('documents.column.status'),
      width: 'minmax(5.5rem, 7rem)',
      cell: (row) => row.status && <StatusMark status={row.status} />,
    },
    {
      id: 'language',
      header: t('documents.column.language'),
      width: 'minmax(4rem, 5.5rem)',
      cell: (row) => row.language && t(`language.${row.language}`),
    },
    {
      id: 'words',
      header: t('documents.column.words'),
      width: '4rem',
      align: 'end',
      cell: (row) => row.words !== undefined && format.number(row.words),
    },
    {
      id: 'updated',
      header: t('documents.column.updated'),
      width: '7rem',
      sortKey: 'updated',
      cell: (row) => format.dayShort(row.updatedAt),
    },
  ]
}
