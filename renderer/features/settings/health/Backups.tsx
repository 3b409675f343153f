import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DatabaseBackup, History, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { BackupOutcome, BackupProgress } from '../../../../shared/contract/backups.ts'
import type { VerifyProgress } from '../../../../shared/contract/library.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { showToast } from '../../../ui/feedback/toasts.ts'
import { BackupPlaces } from './BackupPlaces.tsx'
import { DamagedList } from './DamagedList.tsx'
import styles from './health.module.css'
import { folderRefusal } from './folder-refusal.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useStream } from '../../../api/use-stream.ts'

/** The library's backups: where, how they fare, making one now, checking them, and the way back from one. */
export function Backups() {
  const t = useT()
  const { client, queries } = useApi()
  const cache = useQueryClient()
  const { data: status } = useQuery(queries.backups.status.queryOptions({ staleTime: 0 }))
  const backup = useStream<BackupProgress>()
  const check = useStream<VerifyProgress>()
  const [restoring, setRestoring] = useState(false)
  if (!status) return null
  const refresh = () => cache.invalidateQueries({ queryKey: queries.backups.key() })

  const backUpNow = async () => {
    await backup.run((signal) => client.backups.now(undefined, { signal }))
    await Promise.all([refresh(), cache.invalidateQueries({ queryKey: queries.library.key() })])
  }
  const choose = async () => {
    try {
      const { chosen } = await client.backups.choosePlace()
      if (chosen) showToast({ text: t('backups.chosen') })
    } catch (error) {
      showToast({ text: folderRefusal(t, error), tone: 'bad' })
    }
    await refresh()
  }
  const forget = async () => {
    await client.backups
      .forgetPlace()
      .catch((error: unknown) => showToast({ text: errorSentence(t, error), tone: 'bad' }))
    await refresh()
  }

  if (status.places.length === 0) return <p className={styles['soft']}>{t('backups.off')}</p>
  const outcomes = backup.step?.outcomes ?? []
  const running = backup.isRunning || check.isRunning
  return (
    <div className={styles['part']}>
      <p>{t('backups.text')}</p>
      <BackupPlaces status={status} onChoose={() => void choose()} onForget={() => void forget()} />
      {backup.error !== null && <Notice tone="bad">{errorSentence(t, backup.error)}</Notice>}
      {check.error !== null && <Notice tone="bad">{errorSentence(t, check.error)}</Notice>}
      {!backup.isRunning && outcomes.map((outcome) => <Outcome key={outcome.place} outcome={outcome} />)}
      {check.step?.done && <CheckVerdict progress={check.step} />}
      {backup.isRunning && (
        <Progress
          label={
            backup.step?.total
              ? t('backups.copying', { copied: backup.step.copied, total: backup.step.total })
              : t('backups.starting')
          }
          share={backup.step?.total ? backup.step.copied / backup.step.total : undefined}
          onCancel={() => {
            backup.cancel()
            void refresh()
          }}
        />
      )}
      {check.isRunning && (
        <Progress
          label={t('settings.verifying', {
            checked: check.step?.checked ?? 0,
            total: check.step?.total ?? 0,
          })}
          share={check.step && check.step.total > 0 ? check.step.checked / check.step.total : undefined}
          onCancel={check.cancel}
        />
      )}
      {!running && (
        <div className={styles['buttons']}>
          <Button icon={<DatabaseBackup size={15} />} onPress={() => void backUpNow()}>
            {t('backups.now')}
          </Button>
          <Button icon={<History size={15} />} onPress={() => setRestoring(true)}>
            {t('backups.restore')}
          </Button>
          <Button
            variant="quiet"
            icon={<ShieldCheck size={15} />}
            onPress={() => void check.run((signal) => client.backups.verify(undefined, { signal }))}
          >
            {t('backups.check')}
          </Button>
        </div>
      )}
      {restoring && <RestoreDialog onClose={() => setRestoring(false)} />}
    </div>
  )
}

function Outcome({ outcome: { problem, fresh, copied, at, damaged } }: { outcome: BackupOutcome }) {
  const t = useT()
  const format = useFormat()
  if (problem) return <Notice tone="bad">{t(`backups.problem.${problem}`)}</Notice>
  return (
    <>
      <Notice tone="good">
        {fresh || !at ? t('backups.done', { copied }) : t('backups.unchanged', { moment: format.moment(at) })}
      </Notice>
      {damaged > 0 && <Notice tone="warn">{t('backups.skipped', { count: damaged })}</Notice>}
    </>
  )
}

function CheckVerdict({ progress: { damaged, total } }: { progress: VerifyProgress }) {
  const t = useT()
  if (damaged.length === 0) return <Notice tone="good">{t('backups.checkDone', { total })}</Notice>
  return (
    <>
      <Notice tone="bad">{t('backups.checkDamaged', { count: damaged.length })}</Notice>
      <DamagedList files={damaged} />
    </>
  )
}
