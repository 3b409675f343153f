import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptLibrary } from '../../../../shared/contract/backups.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { useHost } from '../../../app/use-host.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { showToast } from '../../../ui/feedback/toasts.ts'
import { Badge } from '../../../ui/text/Badge.tsx'
import { folderRefusal } from './folder-refusal.ts'
import styles from './health.module.css'

/** Every library that has backups on this computer, and the way to make one of them anew. */
export function WholeLibrary() {
  const t = useT()
  const format = useFormat()
  const { client, queries } = useApi()
  const { capabilities } = useHost()
  const { data: libraries = [] } = useQuery(queries.backups.libraries.queryOptions({ staleTime: 0 }))
  const [working, setWorking] = useState(false)
  const [made, setMade] = useState<{ name: string; records: number; missing: number } | null>(null)
  if (libraries.length === 0) return null

  const restore = async ({ libraryId, newest: { place, id } }: KeptLibrary) => {
    setWorking(true)
    setMade(null)
    try {
      setMade(await client.backups.restoreLibrary({ ref: { place, id, libraryId } }))
    } catch (error) {
      showToast({ text: folderRefusal(t, error), tone: 'bad' })
    }
    setWorking(false)
  }
  return (
    <div className={styles['part']}>
      <h3 className={styles['heading']}>{t('backups.whole')}</h3>
      <p className={styles['soft']}>{t('backups.wholeText')}</p>
      {working && <Progress label={t('backups.whole')} />}
      {made && (
        <Notice tone="good">{t('backups.wholeDone', { name: made.name, records: made.records })}</Notice>
      )}
      {made && made.missing > 0 && (
        <Notice tone="warn">{t('backups.wholeMissing', { count: made.missing })}</Notice>
      )}
      <ul className={styles['kept']} aria-label={t('backups.whole')}>
        {libraries.map((library) => (
          <li key={library.libraryId} className={styles['keptRow']}>
            <span className={styles['keptName']}>
              {t('backups.wholeEntry', {
                name: library.name,
                moment: format.moment(library.newest.at),
                records: library.newest.records,
              })}
            </span>
            {library.current && <Badge tone="primary">{t('backups.current')}</Badge>}
            {capabilities.nativeDialogs && (
              <Button size="small" isDisabled={working} onPress={() => void restore(library)}>
                {t('backups.wholeButton')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!capabilities.nativeDialogs && <p className={styles['soft']}>{t('backups.wholeCommand')}</p>}
    </div>
  )
}
