import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { BundleMade } from './BundleMade.tsx'
import styles from './bundles.module.css'
import { isSound, PassphraseFields } from './PassphraseFields.tsx'
import { PlanList } from './PlanList.tsx'
import { useMaking } from './use-making.ts'

/** From records to a file that can be carried away: what comes along, whether it is encrypted, and the file. */
export function TakeAlongDialog({ ids, onClose }: { ids: readonly RecordId[]; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const queries = useQueries()
  const [without, setWithout] = useState<ReadonlySet<RecordId>>(new Set())
  const [isEncrypted, setIsEncrypted] = useState(true)
  const [passphrase, setPassphrase] = useState({ text: '', again: '' })
  const making = useMaking()
  const choice = { ids: [...ids], without: [...without] }
  const all = useQuery(queries.bundles.plan.queryOptions({ input: { ids: [...ids] } }))
  const plan = useQuery(
    queries.bundles.plan.queryOptions({ input: choice, placeholderData: keepPreviousData }),
  )
  const { state } = making
  const isBusy = !['idle', 'failed', 'done'].includes(state.stage)
  const canMake = plan.data !== undefined && (!isEncrypted || isSound(passphrase))
  const make = () => void making.start({ ...choice, ...(isEncrypted ? { passphrase: passphrase.text } : {}) })
  const named = plan.data?.entries.filter(({ role }) => role === 'named').length ?? 0
  const error = state.stage === 'failed' ? state.error : (all.error ?? plan.error)
  return (
    <Dialog
      title={t('bundles.takeAlong')}
      isOpen
      onClose={onClose}
      footer={
        state.stage === 'done' ? (
          <Button onPress={onClose}>{t('ui.close')}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" isDisabled={!canMake || isBusy} onPress={make}>
              {t('bundles.make')}
            </Button>
          </>
        )
      }
    >
      {state.stage === 'done' ? (
        <BundleMade made={state} onSaved={onClose} />
      ) : (
        <div className={styles['box']}>
          <p>{t('bundles.takeAlongText')}</p>
          {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
          {all.data && plan.data ? (
            <>
              <PlanList entries={all.data.entries} without={without} onChange={setWithout} />
              <p className={styles['sum']}>
                <span>{t('bundles.named', { count: named })}</span>
                <strong>{t('bundles.sum', { size: format.bytes(plan.data.size) })}</strong>
              </p>
            </>
          ) : (
            error === null && <Skeleton lines={4} />
          )}
          <SwitchField isSelected={isEncrypted} onChange={setIsEncrypted}>
            {t('bundles.encrypt')}
          </SwitchField>
          {isEncrypted ? (
            <>
              <PassphraseFields value={passphrase} onChange={setPassphrase} />
              <p className={styles['quiet']}>{t('bundles.passphraseHint')}</p>
            </>
          ) : (
            <Notice tone="warn">{t('bundles.notEncrypted')}</Notice>
          )}
          {isBusy && (
            <Progress
              label={state.stage === 'reading' ? t('bundles.reading', state) : t(stageName(state.stage))}
              share={state.stage === 'reading' ? (state.index - 1) / state.total : undefined}
              onCancel={making.cancel}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}

function stageName(stage: string): 'bundles.encrypting' | 'bundles.sealing' {
  return stage === 'encrypting' ? 'bundles.encrypting' : 'bundles.sealing'
}
