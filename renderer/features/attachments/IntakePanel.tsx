import { useEffect } from 'react'
import { errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './attachments.module.css'
import { dismiss, useIntake } from './intake.ts'

/** Files on their way in, whatever view is in sight. */
export function IntakePanel() {
  const t = useT()
  const { arrivals, taken } = useIntake()
  const isUnderway = arrivals.some((each) => each.error === undefined)
  useEffect(() => {
    const [name] = taken
    if (isUnderway || name === undefined) return
    useIntake.setState({ taken: [] })
    showToast({ text: t('intake.done', { count: taken.length, name }) })
  }, [isUnderway, taken, t])
  if (arrivals.length === 0) return null
  return (
    <section className={styles['panel']} aria-label={t('intake.title')}>
      <h2 className={styles['panelTitle']}>{t('intake.title')}</h2>
      {arrivals.map((each) =>
        each.error === undefined ? (
          <Progress
            key={each.key}
            label={t('intake.sending', { name: each.name })}
            share={each.share === 1 ? undefined : each.share}
            onCancel={each.cancel}
          />
        ) : (
          <Notice
            key={each.key}
            tone="bad"
            action={
              <Button size="small" onPress={() => dismiss(each.key)}>
                {t('ui.dismiss')}
              </Button>
            }
          >
            {t(each.isKept ? 'intake.unread' : 'intake.failed', {
              name: each.name,
              reason: errorSentence(t, each.error),
            })}
          </Notice>
        ),
      )}
    </section>
  )
}
