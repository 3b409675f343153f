import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { IconButton } from '../../ui/action/IconButton.tsx'
import styles from './side-panel.module.css'

/** What a button of the head says, and the keys that do the same. */
type Way = { label: string; keys?: string }

interface SidePanelProps {
  titleId: string
  title: ReactNode
  previous: Way
  next: Way
  closeLabel: string
  /** Nothing to step through. */
  isEmpty: boolean
  onStep: (by: 1 | -1) => void
  onClose: () => void
  /** Takes the focus when what had it is gone. */
  headingRef: Ref<HTMLHeadingElement>
  ref?: Ref<HTMLElement>
  children: ReactNode
}

/** A column beside the text, on what stands in it here and there; below the text where there is no room for two. */
export function SidePanel(props: SidePanelProps) {
  const { titleId, title, previous, next, closeLabel, isEmpty, onStep, onClose, headingRef, ref, children } =
    props
  return (
    <aside ref={ref} className={styles['panel']} aria-labelledby={titleId}>
      <header className={styles['head']}>
        <h2 id={titleId} ref={headingRef} tabIndex={-1} className={styles['title']}>
          {title}
        </h2>
        <IconButton
          size="small"
          {...previous}
          icon={<ChevronUp size={16} />}
          isDisabled={isEmpty}
          onPress={() => onStep(-1)}
        />
        <IconButton
          size="small"
          {...next}
          icon={<ChevronDown size={16} />}
          isDisabled={isEmpty}
          onPress={() => onStep(1)}
        />
        <IconButton size="small" label={closeLabel} icon={<X size={16} />} onPress={onClose} />
      </header>
      {children}
    </aside>
  )
}
