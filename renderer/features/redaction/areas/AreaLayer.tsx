import { Plus } from 'lucide-react'
import { useRef, useState, type PointerEvent } from 'react'
import type { RedactedArea } from '../../../../shared/model/redaction/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { AreaBox } from './AreaBox.tsx'
import styles from './areas.module.css'
import { between, inTheMiddle, least, type Box, type Point, type Size } from './areas.ts'
import { shareOf } from './share-of.ts'

interface AreaLayerProps {
  page: number
  size: Size
  /** Of this page, with the number each has in the whole file. */
  areas: readonly { area: RedactedArea; number: number }[]
  wanted: string | null
  /** `isAsked` where it was not drawn, and is to be moved to its place next. */
  onAdd: (box: Box, isAsked: boolean) => void
  onBox: (area: RedactedArea, box: Box) => void
  onRemove: (area: RedactedArea) => void
}

/** The areas of a page over the page, and the place to draw others. */
export function AreaLayer({ page, size, areas, wanted, onAdd, onBox, onRemove }: AreaLayerProps) {
  const t = useT()
  const layer = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<{ from: Point; to: Point } | null>(null)
  const box = drawn && between(drawn.from, drawn.to, size)
  const placeOf = ({ clientX, clientY }: PointerEvent): Point => {
    const frame = layer.current!.getBoundingClientRect()
    return {
      x: ((clientX - frame.left) / frame.width) * size.width,
      y: ((clientY - frame.top) / frame.height) * size.height,
    }
  }
  const finish = () => {
    setDrawn(null)
    // A press that hardly moved drew nothing.
    if (box && box.width >= least && box.height >= least) onAdd(box, false)
  }
  return (
    // Keys are the areas': a screen reader that reads pages with the arrows lets them through here.
    <div
      ref={layer}
      role="application"
      aria-label={t('redaction.areas.onPage', { page })}
      className={styles['layer']}
      tabIndex={-1}
    >
      <div
        role="presentation"
        className={styles['ground']}
        data-testid={`ground-${page}`}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture?.(event.pointerId)
          setDrawn({ from: placeOf(event), to: placeOf(event) })
        }}
        onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: placeOf(event) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrawn(null)}
      />
      {areas.map(({ area, number }) => (
        <AreaBox
          key={area.id}
          area={area}
          size={size}
          label={t('redaction.areas.area', { number, page })}
          isWanted={wanted === area.id}
          placeOf={placeOf}
          onBox={(to) => onBox(area, to)}
          onRemove={() => {
            onRemove(area)
            // The focus stays on the page it was taken from.
            layer.current?.focus()
          }}
        />
      ))}
      {box && <div className={styles['drawn']} style={shareOf(box, size)} />}
      <span className={styles['add']}>
        <Button
          size="small"
          icon={<Plus size={14} />}
          aria-label={t('redaction.areas.addOnPage', { page })}
          onPress={() => onAdd(inTheMiddle(size), true)}
        >
          {t('redaction.areas.add')}
        </Button>
      </span>
    </div>
  )
}
