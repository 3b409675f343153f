import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { today as dayToday, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem } from '../records/index.ts'
import { ActionFilters } from './ActionFilters.tsx'
import { ActionRegister } from './ActionRegister.tsx'
import { PrintedRegister } from './PrintedRegister.tsx'
import {
  filterRegister,
  groupRegister,
  wholeRegister,
  type RegisterGroup,
  type RegisterOrder,
} from './register.ts'
import { useActionState } from './use-action-state.ts'

const nothing: readonly RegisterRow[] = []

/** Every action and decision taken down in any document, by day or by owner; ticking one changes the note it lives in. */
export function ActionsView() {
  const t = useT()
  const format = useFormat()
  const queries = useQueries()
  const { settings } = useSettings()
  const openRecord = useWorkspace((state) => state.openRecord)
  const setState = useActionState()
  const { data, isPending, error, refetch } = useQuery(queries.actions.list.queryOptions({ input: {} }))
  const [order, setOrder] = useState<RegisterOrder>('due')
  const [filter, setFilter] = useState(wholeRegister)
  const isPrinting = usePrinting()
  const today = dayToday()
  const rows = data ?? nothing
  const mine = settings.myNames
  const found = useMemo(
    () => filterRegister(rows, { ...filter, mine: filter.mine && mine }),
    [rows, filter, mine],
  )
  const groups = useMemo(
    () => groupRegister(found, order, today, format.collator),
    [found, order, today, format],
  )
  const nameOf = (group: RegisterGroup) =>
    group.urgency ? t(`actions.group.${group.urgency}`) : group.name || t('actions.nobody')
  const openCount = found.filter((row) => row.type === 'action' && (row.state ?? 'open') === 'open').length
  const decisions = found.filter((row) => row.type === 'decision').length

  return (
    <Page
      flush
      title={t('actions.title')}
      intro={rows.length > 0 ? t('actions.intro', { open: openCount, decisions }) : undefined}
      actions={
        <>
          <SegmentedControl<RegisterOrder>
            label={t('actions.order')}
            value={order}
            options={[
              { value: 'due', label: t('actions.byDue') },
              { value: 'owner', label: t('actions.byOwner') },
            ]}
            onChange={setOrder}
          />
          <IconButton
            label={t('actions.print')}
            icon={<Printer size={16} />}
            isDisabled={found.length === 0}
            onPress={() => window.print()}
          />
        </>
      }
      bar={rows.length > 0 && <ActionFilters rows={rows} filter={filter} mine={mine} onChange={setFilter} />}
    >
      {error ? (
        <RecordProblem error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton lines={10} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('actions.empty')} drawing={<Drawing name="tick" />}>
          {t('actions.emptyText')}
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState
          title={t('actions.none')}
          drawing={<Drawing name="lens" />}
          actions={<Button onPress={() => setFilter(wholeRegister)}>{t('ui.clear')}</Button>}
        >
          {filter.mine && mine.length === 0 ? t('actions.noNames') : t('actions.noneText')}
        </EmptyState>
      ) : (
        <ActionRegister
          groups={groups}
          today={today}
          nameOf={nameOf}
          onTick={(row) => setState(row, (row.state ?? 'open') === 'open' ? 'done' : 'open')}
          onOpen={(row) => openRecord(row.documentId)}
        />
      )}
      {isPrinting && <PrintedRegister groups={groups} today={today} nameOf={nameOf} />}
    </Page>
  )
}

/** True while the page is being printed; what is printed is there before the browser looks. */
function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
