import { useEffect, useRef, type ReactNode } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import styles from './overlays.module.css'

interface AnchoredPopoverProps {
  /** Where it belongs, in the window's pixels. */
  anchor: { left: number; top: number; bottom: number }
  label: string
  onClose: () => void
  children: ReactNode
}

/** A surface beside a place of the text; Escape and a click elsewhere close it. */
export function AnchoredPopover({ anchor, label, onClose, children }: AnchoredPopoverProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span
        ref={place}
        className={styles['anchor']}
        style={{ left: anchor.left, top: anchor.top, height: Math.max(1, anchor.bottom - anchor.top) }}
      />
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        triggerRef={place}
        placement="bottom start"
        className={styles['popover'] ?? ''}
      >
        <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
          <FocusFirst>{children}</FocusFirst>
        </Dialog>
      </Popover>
    </>
  )
}

/** Whoever opened the surface wants to write in it at once. */
function FocusFirst({ children }: { children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const first = inside.current?.querySelector('input, textarea, [contenteditable="true"]')
      if (first instanceof HTMLElement && !inside.current?.contains(document.activeElement)) first.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <div ref={inside}>{children}</div>
}
