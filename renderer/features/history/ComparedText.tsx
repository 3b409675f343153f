import { ChevronRight, Undo2 } from 'lucide-react'
import { useState, type ReactNode, type Ref } from 'react'
import type { ComparedBlock } from '../../../shared/document/compare/comparison.ts'
import { directionOf, type Language } from '../../../shared/model/languages.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { comparedBlock, type Drawing, type Side } from './Compared.tsx'
import { foldUnchanged } from './fold.ts'
import styles from './history.module.css'
import type { Numbers } from './numbers.ts'

interface ComparedTextProps {
  blocks: readonly ComparedBlock[]
  language: Language
  view: 'inline' | 'sides'
  ignoreFormatting: boolean
  numbers?: Numbers
  /** Brings one block back; without it nothing can be. */
  onBringBack?: (block: ComparedBlock) => void
  /** Names it as a part of the page; left out where what stands around it says enough. */
  label?: string
  ref?: Ref<HTMLElement>
}

/** Two texts in one, or side by side; long stretches without changes are folded away. */
export function ComparedText(props: ComparedTextProps) {
  const { blocks, language, view, ignoreFormatting, numbers, onBringBack, label, ref } = props
  const t = useT()
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  return (
    <section
      ref={ref}
      className={styles['text']}
      lang={language}
      dir={directionOf(language)}
      aria-label={label}
      data-view={view}
      data-bare={onBringBack ? undefined : ''}
    >
      {foldUnchanged(blocks, ignoreFormatting).map(({ folded, key, blocks: own }) =>
        folded && !unfolded.has(key) ? (
          <div key={key} className={styles['fold']} dir="auto">
            <Button
              variant="quiet"
              size="small"
              icon={<ChevronRight size={14} />}
              onPress={() => setUnfolded(new Set([...unfolded, key]))}
            >
              {t('versions.unchanged', { count: own.length })}
            </Button>
          </div>
        ) : (
          own.map((block) => (
            <Row
              key={block.key}
              block={block}
              view={view}
              ignoreFormatting={ignoreFormatting}
              numbers={numbers}
              onBringBack={onBringBack}
            />
          ))
        ),
      )}
    </section>
  )
}

interface RowProps {
  block: ComparedBlock
  view: 'inline' | 'sides'
  ignoreFormatting: boolean
  numbers: Numbers | undefined
  onBringBack: ((block: ComparedBlock) => void) | undefined
}

function Row({ block, view, ignoreFormatting, numbers, onBringBack }: RowProps) {
  const t = useT()
  const format = useFormat()
  const { files } = useApi()
  const draw = (side: Side): ReactNode => {
    const drawing: Drawing = { t, format, side, ignoreFormatting, numbers, assetUrl: files.assetUrl }
    return comparedBlock(drawing, block)
  }
  const canBringBack = block.status === 'changed' || block.status === 'inserted' || block.status === 'deleted'
  return (
    <div className={styles['row']} data-changed={block.status !== 'same' || block.moved || undefined}>
      {view === 'inline' ? (
        <div className={styles['cell']}>{draw('both')}</div>
      ) : (
        <>
          <div className={styles['cell']}>{draw('before')}</div>
          <div className={styles['cell']}>{draw('after')}</div>
        </>
      )}
      {onBringBack && (
        <div className={styles['rowEnd']}>
          {canBringBack && (
            <BringBack
              label={t(block.before ? 'versions.blockBack' : 'versions.blockOut')}
              isBrief={view === 'sides'}
              onPress={() => onBringBack(block)}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** Beside two columns there is room for a sign only; its tip says the words. */
function BringBack({ label, isBrief, onPress }: { label: string; isBrief: boolean; onPress: () => void }) {
  const icon = <Undo2 size={14} />
  if (isBrief) return <IconButton label={label} size="small" icon={icon} onPress={onPress} />
  return (
    <Button variant="quiet" size="small" icon={icon} onPress={onPress}>
      {label}
    </Button>
  )
}
