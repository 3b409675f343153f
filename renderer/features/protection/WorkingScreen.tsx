import type { ProtectionState, SealingWork } from '../../../shared/contract/protection.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import styles from './protection.module.css'

/** What is being done to every file of the library, and the way to stop it. */
export function WorkingScreen({ state, work }: { state: ProtectionState; work: SealingWork }) {
  const t = useT()
  const { client } = useApi()
  const canStop = work.phase === 'writing' || work.phase === 'verifying'
  return (
    <section className={styles['card']} aria-labelledby="working-title">
      <h1 id="working-title" className={styles['cardTitle']}>
        {t(`protection.working.${work.what}`, { name: state.name })}
      </h1>
      <p className={styles['soft']}>
        {t(work.what === 'finish' ? 'protection.finishText' : 'protection.workingText')}
      </p>
      {state.fault && <Notice tone="bad">{t(`protection.fault.${state.fault}`)}</Notice>}
      <Progress
        label={t(`protection.phase.${work.phase}`, { done: work.done, total: work.total })}
        share={work.total > 0 ? work.done / work.total : undefined}
        {...(canStop ? { onCancel: () => void client.protection.stop() } : {})}
      />
    </section>
  )
}
