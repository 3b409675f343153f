import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import styles from './settings.module.css'

/** Every file against its checksum, and what the library met by itself. */
export function LibraryHealth() {
  const t = useT()
  const format = useFormat()
  const { client, queries } = useApi()
  const status = useQuery(queries.library.status.queryOptions())
  const [progress, setProgress] = useState<VerifyProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const verify = async () => {
    const abort = new AbortController()
    running.current = abort
    setError(null)
    setProgress({ checked: 0, total: 0, damaged: [], done: false })
    try {
      for await (const step of await client.library.verify(undefined, { signal: abort.signal })) {
        if (!abort.signal.aborted) setProgress(step)
      }
    } catch (failure) {
      if (!abort.signal.aborted) {
        setProgress(null)
        setError(failure)
      }
    }
  }
  const cancel = () => {
    running.current?.abort()
    setProgress(null)
  }
  const notices = status.data?.notices ?? []
  return (
    <div className={styles['health']}>
      <p>{t('settings.healthText')}</p>
      {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
      {progress?.done && <Verdict progress={progress} />}
      {progress && !progress.done ? (
        <Progress
          label={t('settings.verifying', { checked: progress.checked, total: progress.total })}
          share={progress.total > 0 ? progress.checked / progress.total : undefined}
          onCancel={cancel}
        />
      ) : (
        <div>
          <Button icon={<ShieldCheck size={15} />} onPress={() => void verify()}>
            {t('settings.verify')}
          </Button>
        </div>
      )}
      <h3 className={styles['subtitle']}>{t('settings.notices')}</h3>
      {notices.length === 0 && <p className={styles['soft']}>{t('settings.noNotices')}</p>}
      <ul>
        {notices.map((notice, index) => (
          <li key={`${notice.at}-${index}`} className={styles['notice']}>
            <span>
              {t(`notice.${notice.code}`)} <bdi className={styles['soft']}>{notice.fileName}</bdi>
            </span>
            <span className={styles['soft']}>{format.moment(notice.at)}</span>
          </li>
        ))}
      </ul>
      {status.data && (
        <p className={styles['soft']}>{t('settings.version', { version: status.data.version })}</p>
      )}
    </div>
  )
}

function Verdict({ progress }: { progress: VerifyProgress }) {
  const t = useT()
  if (progress.damaged.length === 0) {
    return <Notice tone="good">{t('settings.healthy', { total: progress.total })}</Notice>
  }
  return (
    <>
      <Notice tone="bad">{t('settings.damaged', { count: progress.damaged.length })}</Notice>
      <ul className={styles['damaged']}>
        {progress.damaged.map((each) => (
          <li key={each.fileName}>{each.fileName}</li>
        ))}
      </ul>
    </>
  )
}
