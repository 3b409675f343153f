import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { LibraryNotice } from '../../../shared/contract/library.ts'
import { settingsId } from '../../../shared/model/settings/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { useSummaries } from '../records/index.ts'
import styles from './home.module.css'

/** What nobody should overlook: records that were damaged, cannot be read, or stand in two versions. */
const grave = new Set<LibraryNotice['code']>([
  'restored-older',
  'quarantined',
  'conflict',
  'cannot-read',
  'newer-format',
])

/** Says at the beginning of the day that the library met something, with the way to what it was. */
export function LibraryNotices() {
  const t = useT()
  const status = useQuery(useQueries().library.status.queryOptions())
  const notices = status.data?.notices.filter(({ code }) => grave.has(code)) ?? []
  const lost = useLost(notices)
  const others = notices.filter(({ code, id }) => code !== 'quarantined' || !id || !lost.has(id))
  if (notices.length === 0) return null
  return (
    <div className={styles['notices']}>
      {lost.size > 0 && <Said tone="bad">{t('home.lost', { count: lost.size })}</Said>}
      {others.length > 0 && <Said tone="warn">{t('home.notices', { count: others.length })}</Said>}
    </div>
  )
}

/** Records a file of which was put aside, and that no older revision or backup brought back. */
function useLost(notices: readonly LibraryNotice[]): ReadonlySet<string> {
  const damaged = notices.flatMap(({ code, id }) =>
    code === 'quarantined' && id && id !== settingsId ? [id] : [],
  )
  const ids = [...new Set(damaged)]
  const there = useSummaries(ids)
  if (there.isLoading) return new Set()
  return new Set(ids.filter((id) => !there.some((summary) => summary.id === id)))
}

function Said({ tone, children }: { tone: 'warn' | 'bad'; children: ReactNode }) {
  const t = useT()
  return (
    <Notice
      tone={tone}
      action={
        <Button size="small" onPress={() => runCommand('library.health')}>
          {t('command.library.health')}
        </Button>
      }
    >
      {children}
    </Notice>
  )
}
