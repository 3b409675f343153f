import { useQuery } from '@tanstack/react-query'
import type { LibraryNotice } from '../../../shared/contract/library.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import styles from './home.module.css'

/** What nobody should overlook: records that were damaged, cannot be read, or stand in two versions. */
const grave = new Set<LibraryNotice['code']>([
  'restored-older',
  'quarantined',
  'conflict',
  'cannot-read',
  'newer-format',
  'restored-from-backup',
  'backup-failed',
])

/** Says at the beginning of the day that the library met something, with the way to what it was. */
export function LibraryNotices() {
  const t = useT()
  const status = useQuery(useQueries().library.status.queryOptions())
  const count = status.data?.notices.filter(({ code }) => grave.has(code)).length ?? 0
  if (count === 0) return null
  return (
    <div className={styles['notices']}>
      <Notice
        tone="warn"
        action={
          <Button size="small" onPress={() => runCommand('library.health')}>
            {t('command.library.health')}
          </Button>
        }
      >
        {t('home.notices', { count })}
      </Notice>
    </div>
  )
}
