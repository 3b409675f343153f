import type { ReactNode } from 'react'
import type { ProtectionState } from '../../../shared/contract/protection.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useHost } from '../../app/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './protection.module.css'
import { UnlockScreen } from './UnlockScreen.tsx'
import { WorkingScreen } from './WorkingScreen.tsx'

/** What stands in the place of the page while its library is not open, and the way to another one; `mark` is the sign of the house. */
export function Doorstep({ state, mark }: { state: ProtectionState; mark: ReactNode }) {
  const t = useT()
  const { client } = useApi()
  const { capabilities } = useHost()
  const openAnother = async () => {
    try {
      const { opened } = await client.host.openLibrary({ create: false })
      if (opened) location.reload()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <main className={styles['doorstep']}>
      <div className={styles['mark']}>{mark}</div>
      {state.access === 'working' && state.work ? (
        <WorkingScreen state={state} work={state.work} />
      ) : (
        <>
          <UnlockScreen state={state} />
          {capabilities.switchLibrary && (
            <Button variant="quiet" onPress={() => void openAnother()}>
              {t('protection.another')}
            </Button>
          )}
        </>
      )}
    </main>
  )
}
