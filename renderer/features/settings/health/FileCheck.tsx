import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import type { VerifyProgress } from '../../../../shared/contract/library.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { DamagedList } from './DamagedList.tsx'
import styles from './health.module.css'
import { useStream } from '../../../api/use-stream.ts'

/** Every file of the library against its checksum: when that was last done, doing it now, and what was found. */
export function FileCheck() {
  const t = useT()
  const format = useFormat()
  const { client, queries } = useApi()
  const { data: backups } = useQuery(queries.backups.status.queryOptions())
  const { step, error, isRunning, run, cancel } = useStream<VerifyProgress>()
  const aside = backups?.damaged ?? []
  return (
    <div className={styles['part']}>
      <p>{t('settings.healthText')}</p>
      <p className={styles['soft']}>
        {backups?.lastCheckAt
          ? t('health.lastCheck', { moment: format.moment(backups.lastCheckAt) })
          : t('health.noCheck')}
      </p>
      {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
      {step?.done && <Verdict progress={step} />}
      {isRunning ? (
        <Progress
          label={t('settings.verifying', { checked: step?.checked ?? 0, total: step?.total ?? 0 })}
          share={step && step.total > 0 ? step.checked / step.total : undefined}
          onCancel={cancel}
        />
      ) : (
        <div>
          <Button
            icon={<ShieldCheck size={15} />}
            onPress={() => void run((signal) => client.library.verify(undefined, { signal }))}
          >
            {t('settings.verify')}
          </Button>
        </div>
      )}
      {aside.length > 0 && (
        <details>
          <summary>{t('health.aside', { count: aside.length })}</summary>
          <ul className={styles['files']}>
            {aside.map((file) => (
              <li key={`${file.fileName} ${file.at}`}>
                <bdi>{file.fileName}</bdi> <span className={styles['soft']}>{format.moment(file.at)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Verdict({ progress: { damaged, total } }: { progress: VerifyProgress }) {
  const t = useT()
  if (damaged.length === 0) return <Notice tone="good">{t('settings.healthy', { total })}</Notice>
  return (
    <>
      <Notice tone="bad">
        {t('settings.damaged', { count: damaged.length })} {t('health.whatToDo')}
      </Notice>
      <DamagedList files={damaged} />
    </>
  )
}
