import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { RedactedArea } from '../../../../shared/model/redaction/v1.ts'
import { moved, sized, type Box, type Point, type Size } from './areas.ts'
import styles from './areas.module.css'
import { shareOf } from './share-of.ts'

/** Points an arrow moves an area by. */
const stride = 2

const arrows: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -stride, y: 0 },
  ArrowRight: { x: stride, y: 0 },
  ArrowUp: { x: 0, y: -stride },
  ArrowDown: { x: 0, y: stride },
}

interface AreaBoxProps {
  area: RedactedArea
  size: Size
  label: string
  /** Takes the focus when it becomes true. */
  isWanted: boolean
  /** Points on the page of a place on the screen. */
  placeOf: (event: PointerEvent) => Point
  onBox: (box: Box) => void
  onRemove: () => void
}

/** An area on its page: arrows or pulling move it, with Shift or by its corner they size it, Delete takes it away. */
export function AreaBox({ area, size, label, isWanted, placeOf, onBox, onRemove }: AreaBoxProps) {
  const element = useRef<HTMLButtonElement>(null)
  // Where it is while a key or the pointer is down: only where it comes to rest is saved.
  const [draft, setDraft] = useState<Box | null>(null)
  const pulled = useRef<{ from: Point; change: typeof moved } | null>(null)
  const { x, y, width, height } = area
  const box = draft ?? { x, y, width, height }
  useEffect(() => {
    if (isWanted) element.current?.focus()
  }, [isWanted])

  const rest = () => {
    pulled.current = null
    if (!draft) return
    setDraft(null)
    onBox(draft)
  }
  const handleKey = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (event.key !== 'Delete' && event.key !== 'Backspace' && !arrow) return
    event.preventDefault()
    if (arrow) setDraft((event.shiftKey ? sized : moved)(box, arrow, size))
    else onRemove()
  }
  const handleDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    const isCorner = event.target !== event.currentTarget
    pulled.current = { from: placeOf(event), change: isCorner ? sized : moved }
    event.currentTarget.setPointerCapture?.(event.pointerId)
  }
  const handleMove = (event: PointerEvent) => {
    if (!pulled.current) return
    const { from, change } = pulled.current
    const to = placeOf(event)
    setDraft(change(area, { x: to.x - from.x, y: to.y - from.y }, size))
  }
  return (
    <button
      ref={element}
      type="button"
      className={styles['area']}
      style={shareOf(box, size)}
      aria-label={label}
      aria-keyshortcuts="Delete"
      onKeyDown={handleKey}
      onKeyUp={rest}
      onBlur={rest}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={rest}
      onPointerCancel={rest}
    >
      <span className={styles['corner']} />
    </button>
  )
}
