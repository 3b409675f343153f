import type { DocumentBody } from './body.ts'
import { numberBody, type NumberingOptions } from './numbering.ts'

/** A heading as the outline lists it; `depth` from 0 never jumps by more than one, whatever the levels do. */
export type OutlineEntry = { id: string; level: number; depth: number; number: string | null; title: string }

/** The headings of a body in reading order with their printed numbers; empty headings and those in table cells left out. */
export function outlineOf(body: DocumentBody, options: NumberingOptions): OutlineEntry[] {
  const { targets } = numberBody(body, options)
  const headings = [...targets.values()].filter((target) => target.type === 'heading' && target.title !== '')
  const numbered = options.numbering === 'continuous'
  return nest(
    headings
      .filter((heading) => !numbered || heading.printed !== null)
      .map(({ id, level, printed, title }) => ({ id, level, number: printed, title })),
  )
}

/** Gives headings their depth in a tree: one deeper than the nearest heading before of a smaller level. */
export function nest(headings: readonly Omit<OutlineEntry, 'depth'>[]): OutlineEntry[] {
  const open: number[] = []
  return headings.map((heading) => {
    while ((open.at(-1) ?? 0) >= heading.level) open.pop()
    open.push(heading.level)
    return { ...heading, depth: open.length - 1 }
  })
}
