import type { RecordKind } from '../../../shared/model/record.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordName } from './RecordName.tsx'
import { RecordTable } from './RecordTable.tsx'
import { typeName } from './type-name.ts'

/** A plain list of all records of some kinds. */
export function KindView({ kinds }: { kinds: readonly [RecordKind, ...RecordKind[]] }) {
  const t = useT()
  const format = useFormat()
  const title = t(`kinds.${kinds[0]}`)
  return (
    <Page title={title} flush>
      <RecordTable
        label={title}
        filter={{ kinds: [...kinds] }}
        initialSort={{ key: 'title', descending: false }}
        empty={<EmptyState title={t('ui.none')} />}
        columns={[
          {
            id: 'title',
            header: title,
            width: 'minmax(12rem, 3fr)',
            sortKey: 'title',
            cell: (row) => <RecordName summary={row} />,
          },
          {
            id: 'type',
            header: t('inspector.kind'),
            width: 'minmax(8rem, 1fr)',
            cell: (row) => typeName(t, row),
          },
          {
            id: 'updated',
            header: t('inspector.updated'),
            width: '8rem',
            sortKey: 'updated',
            cell: (row) => format.dayShort(row.updatedAt),
          },
        ]}
      />
    </Page>
  )
}

export const MechanismsView = () => <KindView kinds={['mechanism']} />
export const MeetingsView = () => <KindView kinds={['meeting']} />
export const PeopleView = () => <KindView kinds={['person', 'organization']} />
export const ActionsView = () => <KindView kinds={['document']} />
export const PublicationsView = () => <KindView kinds={['publication']} />
