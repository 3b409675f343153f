import { ProgressBar } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../action/Button.tsx'
import { classNames } from '../class-names.ts'
import styles from './feedback.module.css'

interface ProgressProps {
  label: string
  /** 0–1; undefined where nobody knows how long it takes. */
  share?: number | undefined
  onCancel?: () => void
}

/** Long work, what it is doing now, and a way to stop it. */
export function Progress({ label, share, onCancel }: ProgressProps) {
  const t = useT()
  return (
    <div className={styles['progress']}>
      <ProgressBar
        aria-label={label}
        isIndeterminate={share === undefined}
        value={share === undefined ? 0 : share * 100}
      >
        <span aria-live="polite">{label}</span>
        <div className={styles['track']}>
          <div
            className={classNames(styles['fill'], share === undefined && styles['wandering'])}
            style={share === undefined ? undefined : { inlineSize: `${share * 100}%` }}
          />
        </div>
      </ProgressBar>
      {onCancel && (
        <Button size="small" onPress={onCancel}>
          {t('ui.cancel')}
        </Button>
      )}
    </div>
  )
}
