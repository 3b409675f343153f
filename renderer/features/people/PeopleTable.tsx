import { useMemo, useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { VirtualTable, type Column } from '../../ui/collection/VirtualTable.tsx'
import { KindIcon, useTrash } from '../records/index.ts'
import { sortPeople, type PeopleRow, type PeopleSort } from './people-rows.ts'
import styles from './people.module.css'

interface PeopleTableProps {
  rows: readonly PeopleRow[]
  shown: 'person' | 'organization'
  onOpen: (id: RecordId) => void
}

/** Persons or organizations as a table, sorted by any column, however many. */
export function PeopleTable({ rows, shown, onOpen }: PeopleTableProps) {
  const t = useT()
  const format = useFormat()
  const trash = useTrash()
  const [sort, setSort] = useState<{ key: PeopleSort; descending: boolean }>({
    key: 'title',
    descending: false,
  })
  const sorted = useMemo(() => sortPeople(rows, sort, format.collator), [rows, sort, format])
  const text = (
    key: Exclude<PeopleSort, 'title' | 'people'>,
    header: string,
    width: string,
  ): Column<PeopleRow, PeopleSort> => ({
    id: key,
    header,
    width,
    sortKey: key,
    cell: (row) => <bdi>{row[key]}</bdi>,
  })
  const name: Column<PeopleRow, PeopleSort> = {
    id: 'title',
    header: t('field.name'),
    width: 'minmax(12rem, 3fr)',
    sortKey: 'title',
    cell: ({ summary }) => (
      <span className={styles['name']}>
        <KindIcon kind={summary.kind} />
        <bdi>{summary.title}</bdi>
      </span>
    ),
  }
  const columns =
    shown === 'person'
      ? [
          name,
          text('position', t('field.position'), 'minmax(8rem, 2fr)'),
          text('organization', t('field.organization'), 'minmax(8rem, 2fr)'),
          text('state', t('field.state'), 'minmax(7rem, 1fr)'),
        ]
      : [
          name,
          text('acronym', t('field.acronym'), '8rem'),
          {
            id: 'people',
            header: t('kinds.person'),
            width: '6rem',
            align: 'end' as const,
            sortKey: 'people' as const,
            cell: (row: PeopleRow) => (row.people > 0 ? format.number(row.people) : ''),
          },
        ]
  return (
    <VirtualTable<PeopleRow, PeopleSort>
      label={t(`kinds.${shown}`)}
      rows={sorted}
      columns={columns}
      idOf={(row) => row.summary.id}
      sort={sort}
      onSort={setSort}
      onOpen={(row) => onOpen(row.summary.id)}
      onDelete={(row) => void trash([row.summary])}
    />
  )
}
