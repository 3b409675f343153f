import { Check, CircleAlert, CircleDot, LoaderCircle } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { Button } from '../../ui/action/Button.tsx'
import type { Autosave } from '../autosave.ts'
import { useEditorT } from '../use-t.ts'
import type { SaveState } from './save-state.ts'
import styles from './save.module.css'

interface SaveIndicatorProps {
  autosave: Autosave
  /** Shows the other text in the editor, once the writer chose it. */
  onTakeTheirs: (body: ReturnType<Autosave['takeTheirs']>) => void
  /** Saves the text outside the library, for when that cannot take it. */
  onSaveCopy: () => void
}

/** Says honestly what is on the disk and what is not, why, and what can be done. */
export function SaveIndicator({ autosave, onTakeTheirs, onSaveCopy }: SaveIndicatorProps) {
  const t = useEditorT()
  const intl = useIntl()
  const state = useSyncExternalStore(autosave.subscribe, autosave.state)
  const seconds = useSecondsUntil(state.phase === 'failed' ? state.retryAt : null)
  const time = (at: string) => intl.formatTime(at, { hour: '2-digit', minute: '2-digit' })

  if (state.phase === 'conflict') {
    return (
      <div className={styles['problem']} role="alert">
        <CircleAlert size={16} aria-hidden="true" />
        <p>{t('editor.save.reason.CONFLICT')}</p>
        <Button size="small" variant="primary" onPress={() => void autosave.keepMine()}>
          {t('editor.save.keepMine')}
        </Button>
        <Button size="small" isDisabled={!state.theirs} onPress={() => onTakeTheirs(autosave.takeTheirs())}>
          {t('editor.save.takeTheirs')}
        </Button>
      </div>
    )
  }
  if (state.phase === 'failed') {
    return (
      <div className={styles['problem']} role="alert">
        <CircleAlert size={16} aria-hidden="true" />
        <p>
          <strong>{t('editor.save.failed')}</strong> {t(`editor.save.reason.${state.reason}`)}{' '}
          {seconds !== null && seconds > 0 && (
            <span aria-hidden="true">{t('editor.save.retrying', { seconds })}</span>
          )}
        </p>
        <Button size="small" onPress={() => void autosave.flush()}>
          {t('editor.save.retry')}
        </Button>
        <Button size="small" onPress={onSaveCopy}>
          {t('editor.save.copy')}
        </Button>
      </div>
    )
  }
  const label =
    state.phase === 'saved'
      ? t('editor.save.saved', { time: time(state.at) })
      : t(`editor.save.${state.phase}`)
  return (
    <output className={styles['state']} data-phase={state.phase}>
      {icons[state.phase]}
      {label}
    </output>
  )
}

const icons: Record<Exclude<SaveState['phase'], 'failed' | 'conflict'>, ReactNode> = {
  idle: <Check size={14} aria-hidden="true" />,
  dirty: <CircleDot size={14} aria-hidden="true" />,
  saving: <LoaderCircle size={14} aria-hidden="true" className={styles['turning']} />,
  saved: <Check size={14} aria-hidden="true" />,
}

function useSecondsUntil(moment: number | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (moment === null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return moment === null ? null : Math.max(0, Math.ceil((moment - now) / 1000))
}
