import type { ReactNode } from 'react'
import type { ProtectionState } from '../../../shared/contract/protection.ts'
import styles from './protection.module.css'
import { UnlockScreen } from './UnlockScreen.tsx'
import { WorkingScreen } from './WorkingScreen.tsx'

/** What stands in the place of the page while its library is not open; `mark` is the sign of the house. */
export function Doorstep({ state, mark }: { state: ProtectionState; mark: ReactNode }) {
  return (
    <main className={styles['doorstep']}>
      <div className={styles['mark']}>{mark}</div>
      {state.access === 'working' && state.work ? (
        <WorkingScreen state={state} work={state.work} />
      ) : (
        <UnlockScreen state={state} />
      )}
    </main>
  )
}
