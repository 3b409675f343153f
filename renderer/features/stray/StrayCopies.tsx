import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useCommands } from '../../app/command-registry.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { chooseFiles } from '../attachments/index.ts'
import { CopyFound } from './CopyFound.tsx'
import { askWhose, settle, useStray } from './stray-store.ts'
import styles from './stray.module.css'

/** Copies that came back, anywhere in the page: whose they are. */
export function StrayCopies() {
  const t = useT()
  const api = useApi()
  const { looking, traced } = useStray()
  useCommands({ 'file.whoseCopy': () => chooseFiles((files) => void askWhose(api, files)) })
  const toKeep = traced.filter(({ keep }) => keep).length
  return (
    <>
      {looking.length > 0 && (
        <section className={styles['looking']} aria-label={t('packs.stray.title')}>
          {looking.map(({ key, name, cancel }) => (
            <Progress key={key} label={t('packs.stray.looking', { name })} onCancel={cancel} />
          ))}
        </section>
      )}
      {traced.length > 0 && (
        <Dialog
          title={toKeep > 0 ? t('packs.stray.dropped', { count: toKeep }) : t('packs.stray.title')}
          isOpen
          onClose={() => settle()}
          size="wide"
          footer={
            <Button variant="primary" onPress={() => settle()}>
              {t('ui.close')}
            </Button>
          }
        >
          <div className={styles['traced']}>
            {traced.map((each) =>
              'error' in each ? (
                <Notice key={each.key} tone="bad">
                  {t('packs.stray.failed', { name: each.file.name, reason: errorSentence(t, each.error) })}
                </Notice>
              ) : (
                <CopyFound
                  key={each.key}
                  name={each.file.name}
                  found={each.found}
                  action={each.keep && <Keep name={each.file.name} itsKey={each.key} keep={each.keep} />}
                />
              ),
            )}
            {toKeep > 0 && <p className={styles['notKept']}>{t('packs.stray.notKept', { count: toKeep })}</p>}
          </div>
        </Dialog>
      )}
    </>
  )
}

function Keep({ name, itsKey, keep }: { name: string; itsKey: number; keep: () => void }) {
  const t = useT()
  return (
    <Button
      size="small"
      aria-label={t('packs.stray.keepNamed', { name })}
      onPress={() => {
        settle(itsKey)
        keep()
      }}
    >
      {t('packs.stray.keep')}
    </Button>
  )
}
