import { FilePlus2 } from 'lucide-react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordName, RecordTable } from '../records/index.ts'
import { fileType } from './file-type.ts'
import { chooseFiles, takeIn } from './intake.ts'

/** Every file as received. */
export function AttachmentsView() {
  const t = useT()
  const format = useFormat()
  const api = useApi()
  const bringIn = (
    <Button
      icon={<FilePlus2 size={15} />}
      onPress={() => chooseFiles((files) => void takeIn(api, files, {}))}
    >
      {t('attachments.bringIn')}
    </Button>
  )
  return (
    <Page title={t('attachments.title')} intro={t('attachments.intro')} actions={bringIn} flush>
      <RecordTable
        label={t('attachments.title')}
        filter={{ kinds: ['attachment'] }}
        initialSort={{ key: 'created', descending: true }}
        empty={
          <EmptyState
            title={t('attachments.emptyTitle')}
            drawing={<Drawing name="pages" />}
            actions={bringIn}
          >
            {t('attachments.emptyText')}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: t('attachments.column.name'),
            width: 'minmax(12rem, 3fr)',
            sortKey: 'title',
            cell: (row) => <RecordName summary={row} />,
          },
          {
            id: 'type',
            header: t('attachments.column.type'),
            width: 'minmax(7rem, 1fr)',
            cell: (row) => fileType(row.mediaType ?? ''),
          },
          {
            id: 'size',
            header: t('attachments.column.size'),
            width: '6rem',
            align: 'end',
            cell: (row) => (row.size === undefined ? '' : format.bytes(row.size)),
          },
          {
            id: 'created',
            header: t('attachments.column.received'),
            width: '8rem',
            sortKey: 'created',
            cell: (row) => format.dayShort(row.createdAt),
          },
        ]}
      />
    </Page>
  )
}
