import { Plus } from 'lucide-react'
import { runCommand } from '../../app/command-registry.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordName, RecordTable } from '../records/index.ts'

export function PacksView() {
  const t = useT()
  const format = useFormat()
  const start = (
    <Button variant="primary" icon={<Plus size={15} />} onPress={() => runCommand('file.newPack')}>
      {t('packs.new')}
    </Button>
  )
  return (
    <Page title={t('packs.title')} intro={t('packs.intro')} actions={start} flush>
      <RecordTable
        label={t('packs.title')}
        filter={{ kinds: ['pack'] }}
        initialSort={{ key: 'updated', descending: true }}
        empty={
          <EmptyState title={t('packs.emptyTitle')} drawing={<Drawing name="binder" />} actions={start}>
            {t('packs.emptyText')}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: t('packs.column.title'),
            width: 'minmax(12rem, 3fr)',
            sortKey: 'title',
            cell: (row) => <RecordName summary={row} />,
          },
          {
            id: 'audience',
            header: t('packs.audience'),
            width: 'minmax(7rem, 1fr)',
            cell: (row) => row.subtitle,
          },
          {
            id: 'entries',
            header: t('packs.column.entries'),
            width: '5rem',
            align: 'end',
            cell: (row) => format.number(row.entryCount ?? 0),
          },
          {
            id: 'updated',
            header: t('packs.column.updated'),
            width: '7rem',
            sortKey: 'updated',
            cell: (row) => format.dayShort(row.updatedAt),
          },
        ]}
      />
    </Page>
  )
}
