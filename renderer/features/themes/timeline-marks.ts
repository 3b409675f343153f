import type { ThemeV1 } from '../../../shared/model/theme/v1.ts'

type Entry = ThemeV1['entries'][number]

/** One entry of a year, placed on the timeline: the column is its year, the level its place in the stack from the ground up. */
export type TimelineMark = { theme: ThemeV1; entry: Entry; year: number; level: number }

/** Kinds in the order they are stacked and explained: what is held above what is published. */
export const stackOrder = [
  'workshop',
  'expert-seminar',
  'conference',
  'ministerial-conference',
  'council-session',
  'commemoration',
  'report',
  'compendium',
] as const satisfies readonly Entry['kind'][]

/** Entries of every year, stacked so that the same kind lies at the same height from year to year as far as it can. */
export function timelineMarks(themes: readonly ThemeV1[]): TimelineMark[] {
  return themes.flatMap((theme) =>
    theme.entries
      .toSorted((a, b) => stackOrder.indexOf(a.kind) - stackOrder.indexOf(b.kind))
      .map((entry, level) => ({ theme, entry, year: theme.year, level })),
  )
}

/** Every year from the first to the last, those without a theme too: a gap is a fact. */
export function yearsBetween(themes: readonly ThemeV1[]): number[] {
  const years = themes.map((theme) => theme.year)
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, step) => first + step)
}

/** The kinds that occur, in stacking order, with how often. */
export function kindCounts(themes: readonly ThemeV1[]): { kind: Entry['kind']; count: number }[] {
  const all = themes.flatMap((theme) => theme.entries)
  return stackOrder
    .map((kind) => ({ kind, count: all.filter((entry) => entry.kind === kind).length }))
    .filter(({ count }) => count > 0)
}
