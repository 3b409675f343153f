import { useEffect, useRef, useState } from 'react'
import type { OpenedBundle } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import type { Handed } from './bundles-store.ts'
import styles from './bundles.module.css'
import { PassphraseForm } from './PassphraseForm.tsx'
import { hasNews, OutcomeList, StandingList } from './StandingList.tsx'
import { useOpening } from './use-opening.ts'

/** From a file to the library: opened, looked through, taken in, and told what became of it. */
export function TakeInDialog({ handed, onClose }: { handed: Handed; onClose: () => void }) {
  const t = useT()
  const { state, open, take } = useOpening(handed)
  const openRecord = useWorkspace((workspace) => workspace.openRecord)
  const [passphrase, setPassphrase] = useState('')
  const [without, setWithout] = useState<ReadonlySet<RecordId>>(new Set())
  const box = useRef<HTMLDivElement>(null)
  const isToRead = ['open', 'done', 'failed'].includes(state.stage)
  // What had the focus is gone; without this it would fall on the button that closes everything.
  useEffect(() => {
    if (isToRead) box.current?.focus()
  }, [isToRead, state.stage])
  const name = 'file' in handed ? handed.file.name : handed.waiting.fileName
  const unlock = () => {
    if (state.stage === 'locked' && passphrase !== '') void open(state.sha256, passphrase)
  }
  const takeIn = (bundle: OpenedBundle) => void take(bundle.bundleId, [...without])
  const wanted =
    state.stage === 'open'
      ? state.bundle.entries.filter((each) => hasNews(each) && !without.has(each.id))
      : []
  const show = (id: RecordId) => {
    onClose()
    openRecord(id)
  }
  return (
    <Dialog
      title={t('bundles.takeIn')}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        <>
          <Button onPress={onClose}>
            {t(state.stage === 'open' || state.stage === 'locked' ? 'ui.cancel' : 'ui.close')}
          </Button>
          {state.stage === 'locked' && (
            <Button variant="primary" isDisabled={passphrase === ''} onPress={unlock}>
              {t('bundles.unlock')}
            </Button>
          )}
          {state.stage === 'open' && (
            <Button variant="primary" isDisabled={wanted.length === 0} onPress={() => takeIn(state.bundle)}>
              {t('bundles.takeInNow', { count: wanted.length })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['box']} ref={box} tabIndex={-1}>
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
        {state.stage === 'sending' && (
          <Progress label={t('bundles.sending')} share={state.share} onCancel={onClose} />
        )}
        {state.stage === 'opening' && <Progress label={t('bundles.opening')} onCancel={onClose} />}
        {state.stage === 'locked' && (
          <PassphraseForm
            value={passphrase}
            error={state.error === null ? undefined : errorSentence(t, state.error)}
            onChange={setPassphrase}
            onSubmit={unlock}
          />
        )}
        {state.stage === 'open' && (
          <>
            <Origin bundle={state.bundle} />
            <StandingList entries={state.bundle.entries} without={without} onChange={setWithout} />
            {wanted.some(({ questions }) => questions > 0) && (
              <p className={styles['quiet']}>{t('bundles.willAsk')}</p>
            )}
          </>
        )}
        {state.stage === 'taking' && (
          <Progress
            label={state.total === 0 ? t('ui.loading') : t('bundles.taking', state)}
            share={state.total === 0 ? undefined : state.index / state.total}
            onCancel={onClose}
          />
        )}
        {state.stage === 'done' && (
          <>
            <Notice tone={state.entries.some(({ outcome }) => outcome === 'waiting') ? 'warn' : 'good'}>
              {t('bundles.done', {
                count: state.entries.filter(({ outcome }) => outcome !== 'unchanged').length,
                waiting: state.entries.filter(({ outcome }) => outcome === 'waiting').length,
              })}
            </Notice>
            <OutcomeList entries={state.entries} onOpen={show} />
          </>
        )}
        {state.stage === 'failed' && <Notice tone="bad">{errorSentence(t, state.error)}</Notice>}
      </div>
    </Dialog>
  )
}

/** Whose bundle it is, as far as a signature can tell. */
function Origin({ bundle }: { bundle: OpenedBundle }) {
  const t = useT()
  if (bundle.sameInstallation) return <p className={styles['quiet']}>{t('bundles.madeHere')}</p>
  return (
    <p className={styles['quiet']}>
      {t('bundles.madeElsewhere')} <code className={styles['fingerprint']}>{bundle.fingerprint}</code>
    </p>
  )
}
