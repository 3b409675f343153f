import { useEffect, useRef, useState, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { withCustom } from '../custom-properties.ts'
import type { OpenPdf } from './open-pdf.ts'
import styles from './pdf.module.css'

/** A place on a page: page from 1, points from its top edge. */
export type PagePlace = { page: number; y: number }

export type PressedPlace = { page: number; y: number | null }

/** What lies over a page, from 1, in the whole of its frame; `size` is the page's, in points. */
export type OverPage = (page: number, size: { width: number; height: number }) => ReactNode

export interface PdfPagesProps {
  pdf: OpenPdf
  label: string
  /** What pressing a page does, as its name for screen readers. */
  pageLabel: (page: number) => string
  /** Share of the width that is there; 1 fills it with one page, or two side by side. */
  zoom: number
  twoUp: boolean
  /** Shown when it changes, if it is not in sight already. */
  place: PagePlace | null
  /** A page was pressed; by keyboard no point of it is meant. */
  onPress: (place: PressedPlace) => void
  /** Shown above the words of each page. */
  over?: OverPage | undefined
}

/** The pages of a PDF under each other; only those in sight and their neighbours are drawn. */
export function PdfPages({ pdf, label, pageLabel, zoom, twoUp, place, onPress, over }: PdfPagesProps) {
  const view = useRef<HTMLElement>(null)
  useEffect(() => {
    if (place && view.current) bringInSight(view.current, place, pdf)
  }, [place, pdf])
  return (
    <section ref={view} className={styles['view']} aria-label={label}>
      <div
        className={styles['pages']}
        data-two-up={twoUp || undefined}
        style={withCustom({ '--zoom': zoom })}
      >
        {pdf.pages.map((size, index) => (
          <PageDrawing
            key={index}
            pdf={pdf}
            number={index + 1}
            size={size}
            label={pageLabel(index + 1)}
            onPress={(y) => onPress({ page: index + 1, y })}
            over={over?.(index + 1, size)}
          />
        ))}
      </div>
    </section>
  )
}

interface PageDrawingProps {
  pdf: OpenPdf
  number: number
  size: { width: number; height: number }
  label: string
  onPress: (y: number | null) => void
  over: ReactNode
}

function PageDrawing({ pdf, number, size, label, onPress, over }: PageDrawingProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const width = useWidthInSight(frame)

  useEffect(() => {
    if (width === 0 || !canvas.current || !words.current) return undefined
    const stopped = new AbortController()
    const scale = width / size.width
    const failed = (error: unknown) => {
      if (!stopped.signal.aborted) throw error
    }
    pdf.draw(number, scale * devicePixelRatio, canvas.current, stopped.signal).catch(failed)
    pdf.layWords(number, scale, words.current, stopped.signal).catch(failed)
    return () => stopped.abort()
  }, [pdf, number, size.width, width])

  const handleClick = (event: MouseEvent) => {
    // Words were marked, not pressed.
    const marked = getSelection()
    const isMarked = marked?.isCollapsed === false && event.currentTarget.contains(marked.anchorNode)
    if (isMarked && event.detail !== 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const isByKeyboard = event.detail === 0
    onPress(isByKeyboard ? null : ((event.clientY - box.top) / box.height) * size.height)
  }
  return (
    <div
      ref={frame}
      role="presentation"
      className={styles['frame']}
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
      onClick={handleClick}
    >
      <button type="button" className={styles['page']} aria-label={label} data-page={number}>
        {width > 0 && <canvas ref={canvas} />}
      </button>
      {width > 0 && <div ref={words} className={styles['words']} />}
      {over && (
        // What is pressed there is not the page.
        <div role="presentation" onClick={(event) => event.stopPropagation()}>
          {over}
        </div>
      )}
    </div>
  )
}

/** Width in CSS pixels while the element is in sight or near it, else 0. */
function useWidthInSight(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    let isNear = false
    const measure = () => setWidth(isNear ? element.clientWidth : 0)
    const sight = new IntersectionObserver(
      ([entry]) => {
        isNear = entry?.isIntersecting ?? false
        measure()
      },
      { root: element.closest(`.${styles['view']}`), rootMargin: '60% 0%' },
    )
    const size = new ResizeObserver(measure)
    sight.observe(element)
    size.observe(element)
    return () => {
      sight.disconnect()
      size.disconnect()
    }
  }, [frame])
  return width
}

function bringInSight(view: HTMLElement, { page, y }: PagePlace, pdf: OpenPdf): void {
  const frame = view.querySelector<HTMLElement>(`[data-page="${page}"]`)
  const size = pdf.pages[page - 1]
  if (!frame || !size) return
  const box = frame.getBoundingClientRect()
  const top = box.top - view.getBoundingClientRect().top + (y / size.height) * box.height
  const isSeen = top >= 0 && top <= view.clientHeight * 0.85
  if (!isSeen) view.scrollBy({ top: top - view.clientHeight * 0.25 })
}
