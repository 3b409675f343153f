import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import type { ThemeV1 } from '../../../shared/model/theme/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './themes.module.css'
import { stackOrder, timelineMarks, yearsBetween, type TimelineMark } from './timeline-marks.ts'

interface DialogueTimelineProps {
  themes: readonly ThemeV1[]
  /** Pixels. */
  width: number
  selectedYear: number | null
  onSelect: (year: number) => void
}

/**
 * The dialogue as a skyline: a column a year, a tile an entry, coloured by kind. It is a picture for the eye and the
 * pointer; the list beside it carries the same facts for everybody else, so the drawing itself is hidden from readers.
 */
export function DialogueTimeline({ themes, width, selectedYear, onSelect }: DialogueTimelineProps) {
  const t = useT()
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const marks = timelineMarks(themes)
    const years = yearsBetween(themes)
    const height = 56 + 34 * Math.max(3, ...marks.map((mark) => mark.level + 1))
    const figure = Plot.plot({
      width,
      height,
      marginLeft: 8,
      marginRight: 8,
      marginBottom: 34,
      marginTop: 14,
      className: 'timeline',
      x: { type: 'band', domain: years, padding: 0.16, axis: null },
      y: { domain: [0, Math.max(3, ...marks.map((mark) => mark.level + 1))], axis: null },
      color: { domain: [...stackOrder], range: stackOrder.map((kind) => `var(--entry-${kind})`) },
      marks: [
        Plot.barY(years, {
          x: (year: number) => year,
          y1: 0,
          y2: (year: number) =>
            year === selectedYear ? Math.max(3, ...marks.map((mark) => mark.level + 1)) : 0,
          fill: 'var(--surface-selected)',
          inset: -3,
        }),
        Plot.barY(marks, {
          x: 'year',
          y1: (mark: TimelineMark) => mark.level,
          y2: (mark: TimelineMark) => mark.level + 1,
          fill: (mark: TimelineMark) => mark.entry.kind,
          insetTop: 2,
          insetBottom: 2,
          rx: 4,
        }),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
        Plot.text(themes, {
          x: 'year',
          y: 0,
          dy: 16,
          text: (theme: ThemeV1) => String(theme.year),
          fill: (theme: ThemeV1) => (theme.title ? 'var(--ink)' : 'var(--ink-faint)'),
          fontWeight: 600,
          fontVariant: 'tabular-nums',
        }),
        Plot.tip(
          marks,
          Plot.pointer({
            x: 'year',
            y: (mark: TimelineMark) => mark.level + 0.5,
            title: (mark: TimelineMark) => `${t(`themeEntry.${mark.entry.kind}`)}\n${mark.entry.title}`,
            fill: 'var(--surface-raised)',
            stroke: 'var(--line-strong)',
            textPadding: 10,
            lineWidth: 24,
          }),
        ),
      ],
    })
    const handleClick = (event: Event) => {
      const box = figure.getBoundingClientRect()
      const band = (box.width - 16) / years.length
      const year = years[Math.floor(((event as MouseEvent).clientX - box.left - 8) / band)]
      if (year !== undefined) onSelect(year)
    }
    figure.addEventListener('click', handleClick)
    host.current?.replaceChildren(figure)
    return () => {
      figure.removeEventListener('click', handleClick)
      figure.remove()
    }
  }, [themes, width, selectedYear, onSelect, t])

  return <div ref={host} className={styles['timeline']} aria-hidden="true" dir="ltr" />
}
