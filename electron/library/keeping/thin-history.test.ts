import { expect, it } from 'vitest'
import { revisionsToThin, type Thinnable } from './thin-history.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const now = Date.parse('2026-06-01T12:00:00Z')

/** Revisions `everyMs` apart, the newest now. */
function revisions(count: number, everyMs: number, pinned = false): Thinnable[] {
  return Array.from({ length: count }, (_, n) => ({ savedAtMs: now - n * everyMs, pinned }))
}

const keptOf = (entries: Thinnable[]): Thinnable[] => {
  const gone = new Set(revisionsToThin(entries, now))
  return entries.filter((entry) => !gone.has(entry))
}

it('keeps the last fifty, however old they are', () => {
  expect(revisionsToThin(revisions(50, 30 * dayMs), now)).toEqual([])
})

it('keeps everything of the last day', () => {
  const entries = revisions(24 * 60, 60_000)
  expect(revisionsToThin(entries, now)).toEqual([])
})

it('keeps one an hour for a week, then one a day, then one a week, then none', () => {
  const entries = revisions(50, 1000).concat(
    Array.from({ length: 24 * 400 * 2 }, (_, n) => ({
      savedAtMs: now - dayMs - n * (hourMs / 2),
      pinned: false,
    })),
  )
  const ages = keptOf(entries)
    .slice(50)
    .map(({ savedAtMs }) => (now - savedAtMs) / dayMs)
  const between = (from: number, until: number): number =>
    ages.filter((age) => age >= from && age < until).length
  expect(between(1, 7)).toBeGreaterThanOrEqual(6 * 24)
  expect(between(1, 7)).toBeLessThanOrEqual(6 * 24 + 1)
  expect(between(7, 90)).toBeGreaterThanOrEqual(83)
  expect(between(7, 90)).toBeLessThanOrEqual(85)
  expect(between(90, 365)).toBeGreaterThanOrEqual(39)
  expect(between(90, 365)).toBeLessThanOrEqual(41)
  expect(between(365, 1000)).toBe(0)
})

it('keeps the newest of each hour, and never lets a pinned one go', () => {
  const halfPast = now - 2 * dayMs + hourMs / 2
  const entries = revisions(50, 1000).concat([
    { savedAtMs: halfPast, pinned: false },
    { savedAtMs: halfPast - 1000, pinned: false },
    { savedAtMs: halfPast - 2000, pinned: true },
    { savedAtMs: now - 900 * dayMs, pinned: true },
    { savedAtMs: now - 900 * dayMs, pinned: false },
  ])
  expect(revisionsToThin(entries, now)).toEqual([entries[51], entries[54]])
})
