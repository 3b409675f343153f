import { useState, type ReactNode } from 'react'
import type { RecordFilter, RecordSort } from '../../../shared/contract/records.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { VirtualTable, type Column } from '../../ui/collection/VirtualTable.tsx'
import { RecordProblem } from './RecordProblem.tsx'
import { useRecords } from './use-records.ts'
import { useTrash } from './use-trash.ts'

interface RecordTableProps {
  label: string
  filter: RecordFilter
  columns: readonly Column<RecordSummary, RecordSort>[]
  initialSort: { key: RecordSort; descending: boolean }
  /** Stands where the filter finds nothing. */
  empty: ReactNode
  /** Rows chosen, for what can be done with them together. */
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** What the Delete key does instead of putting a row in the Bin. */
  onDelete?: (row: RecordSummary) => void
}

/** Records of a filter, however many: sorted by the workbench, read as they come into sight, opened and put in the Bin. */
export function RecordTable({
  label,
  filter,
  columns,
  initialSort,
  empty,
  onDelete,
  ...selection
}: RecordTableProps) {
  const openRecord = useWorkspace((state) => state.openRecord)
  const trash = useTrash()
  const [sort, setSort] = useState(initialSort)
  const { rows, isLoading, error, retry } = useRecords(filter, sort.key, sort.descending)
  if (error) return <RecordProblem error={error} onRetry={retry} />
  if (isLoading) return <Skeleton lines={10} />
  if (rows.length === 0) return empty
  return (
    <VirtualTable
      label={label}
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      sort={sort}
      onSort={setSort}
      onOpen={(row) => openRecord(row.id)}
      onDelete={onDelete ?? ((row) => void trash([row]))}
      {...selection}
    />
  )
}
