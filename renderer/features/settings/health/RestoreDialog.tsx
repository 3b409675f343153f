import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import type { BackupEntry, BackupRef, KeptRecord } from '../../../../shared/contract/backups.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { SelectField } from '../../../ui/field/SelectField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import styles from './health.module.css'
import { KeptRecords } from './KeptRecords.tsx'
import { useRestore } from './use-restore.ts'

/** Shown at once; the others are found by their titles. */
const shown = 200

/** Looks into a backup and brings one record, or all that differ, back as new versions. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const { queries } = useApi()
  const list = useQuery(queries.backups.list.queryOptions({ staleTime: 0 }))
  const [key, setKey] = useState<string | null>(null)
  const entries = list.data?.entries ?? []
  const chosen = entries.find((entry) => keyOf(entry) === key) ?? entries[0]
  return (
    <Dialog title={t('backups.restoreTitle')} isOpen onClose={onClose} size="wide">
      <div className={styles['part']}>
        <p className={styles['soft']}>{t('backups.restoreText')}</p>
        {list.error && <Notice tone="bad">{errorSentence(t, list.error)}</Notice>}
        {list.data && list.data.damaged.length > 0 && (
          <Notice tone="warn">{t('backups.damagedList', { count: list.data.damaged.length })}</Notice>
        )}
        {list.data && !chosen && <p>{t('backups.none')}</p>}
        {chosen && (
          <>
            <SelectField
              label={t('backups.which')}
              value={keyOf(chosen)}
              options={entries.map((entry) => ({
                value: keyOf(entry),
                label: t('backups.entry', {
                  moment: format.moment(entry.at),
                  records: entry.records,
                  reason: t(`backups.reason.${entry.reason}`),
                }),
              }))}
              onChange={setKey}
            />
            <Contents key={keyOf(chosen)} backup={chosen} onStay={() => setKey(keyOf(chosen))} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Contents({ backup, onStay }: { backup: BackupEntry; onStay: () => void }) {
  const t = useT()
  const format = useFormat()
  const { queries } = useApi()
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const wanted = useDeferredValue(text)
  const ref: BackupRef = { place: backup.place, id: backup.id }
  const look = useQuery(
    queries.backups.look.queryOptions({
      input: { ref, text: wanted, limit: shown },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const { step, error, isRunning, restore, cancel, unprotected, dismiss } = useRestore()
  const box = useRef<HTMLDivElement>(null)
  const bring = async (records: readonly KeptRecord[] | null, agreed = false) => {
    if (isRunning) return
    // Bringing back begins with a backup of its own, which would be shown as the newest.
    onStay()
    await restore({ ref, records }, agreed)
    // The row that was pressed may be gone, and the focus with it.
    if (!box.current?.closest('[role=dialog]')?.contains(document.activeElement))
      box.current?.querySelector('input')?.focus()
  }
  const page = look.data
  return (
    <>
      <div ref={box}>
        <TextField label={t('backups.find')} value={text} onChange={setText} />
      </div>
      {look.error && <Notice tone="bad">{errorSentence(t, look.error)}</Notice>}
      {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
      {step && !isRunning && step.failed.length > 0 && (
        <Notice tone="warn">{t('backups.notRestored', { count: step.failed.length })}</Notice>
      )}
      {step && !isRunning && step.missingObjects > 0 && (
        <Notice tone="warn">{t('backups.missingObjects', { count: step.missingObjects })}</Notice>
      )}
      {isRunning && (
        <Progress
          label={t('backups.restoring', { restored: step?.restored ?? 0, total: step?.total ?? 0 })}
          share={step && step.total > 0 ? step.restored / step.total : undefined}
          onCancel={cancel}
        />
      )}
      {page && (
        <>
          <p aria-live="polite">
            {page.total === 0
              ? t(wanted === '' ? 'backups.nothingDiffers' : 'backups.nothingFound')
              : t('backups.differ', { total: page.total })}{' '}
            {page.total > page.items.length && t('backups.first', { count: page.items.length })}
          </p>
          <KeptRecords records={page.items} onBringBack={(record) => void bring([record])} />
          {page.total > 0 && wanted === '' && !isRunning && (
            <div>
              <Button onPress={() => setAsking(true)}>{t('backups.bringBackAll')}</Button>
            </div>
          )}
          <ConfirmDialog
            title={t('backups.bringBackAll')}
            sentence={t('backups.confirmAll', { total: page.total, moment: format.moment(page.at) })}
            action={t('backups.bringBack')}
            isOpen={asking}
            onConfirm={() => void bring(null)}
            onClose={() => setAsking(false)}
          />
          {unprotected && (
            <ConfirmDialog
              title={t('backups.unprotectedTitle')}
              sentence={t('backups.unprotectedText', {
                reason: t(`backups.problem.${unprotected.problem}`),
              })}
              isDanger
              action={t('backups.goOnUnprotected')}
              isOpen
              onConfirm={() => void bring(unprotected.records, true)}
              onClose={dismiss}
            />
          )}
        </>
      )}
    </>
  )
}

const keyOf = ({ place, id }: BackupEntry): string => `${place} ${id}`
