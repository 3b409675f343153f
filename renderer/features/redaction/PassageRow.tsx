import { ArrowUpRight, X } from 'lucide-react'
import type { RedactionState } from '../../../shared/contract/redaction.ts'
import { redactionReason, type RedactedPassage } from '../../../shared/model/redaction/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { Badge } from '../../ui/text/Badge.tsx'
import styles from './redaction.module.css'

interface PassageRowProps {
  passage: RedactedPassage
  /** Missing while it is being looked up. */
  state: RedactionState | undefined
  onReason: (reason: string) => void
  onEverywhere: () => void
  onRemove: () => void
  onShow: (() => void) | undefined
}

/** One passage, why it is left out, and whether its words stand anywhere else. */
export function PassageRow({ passage, state, onReason, onEverywhere, onRemove, onShow }: PassageRowProps) {
  const t = useT()
  const { text, at } = passage
  return (
    <li className={styles['passage']}>
      <div className={styles['head']}>
        <p className={styles['words']}>
          <bdi>{text.replaceAll('\ufffc', '…')}</bdi>
        </p>
        <span className={styles['end']}>
          {onShow && (
            <IconButton
              size="small"
              label={t('redaction.show')}
              icon={<ArrowUpRight size={15} />}
              onPress={onShow}
            />
          )}
          <IconButton
            size="small"
            label={t('redaction.remove', { words: text.slice(0, 60) })}
            icon={<X size={15} />}
            onPress={onRemove}
          />
        </span>
      </div>
      <div className={styles['about']}>
        {!at && <Badge tone="primary">{t('redaction.everywhere')}</Badge>}
        {state?.state === 'moved' && <Badge tone="warn">{t('redaction.moved')}</Badge>}
        {state?.state === 'stale' && <Badge tone="bad">{t('redaction.stale')}</Badge>}
        <InlineField
          label={t('redaction.reason')}
          placeholder={t('redaction.reason')}
          value={passage.reason}
          className={styles['reason']}
          schema={redactionReason}
          onSave={onReason}
        />
        {at && state && state.elsewhere > 0 && (
          <Button size="small" onPress={onEverywhere}>
            {t('redaction.markAll', { count: state.elsewhere })}
          </Button>
        )}
      </div>
    </li>
  )
}
