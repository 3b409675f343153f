import { drawings, type DrawingName } from './strokes.ts'

/** A small line drawing: ink strokes, and one in the accent colour. */
export function Drawing({ name, width = 112 }: { name: DrawingName; width?: number }) {
  const { ink, accent } = drawings[name]
  const stroke = { fill: 'none', strokeWidth: 1.4, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg width={width} height={(width * 3) / 4} viewBox="0 0 112 84" aria-hidden="true">
      <path d={ink} stroke="currentColor" {...stroke} />
      <path d={accent} stroke="var(--accent)" {...stroke} strokeWidth={1.8} />
    </svg>
  )
}
