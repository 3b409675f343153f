const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The newest of each span, for so many spans that have one; all times are UTC, weeks begin on Monday. */
const ladder: readonly { keep: number; spanOf: (ms: number) => number }[] = [
  { keep: 7, spanOf: (ms) => Math.floor(ms / dayMs) },
  { keep: 4, spanOf: (ms) => Math.floor((ms / dayMs + 3) / 7) },
  {
    keep: 12,
    spanOf: (ms) => {
      const date = new Date(ms)
      return date.getUTCFullYear() * 12 + date.getUTCMonth()
    },
  },
]

const newest = 10

/**
 * Which backups stay: the 10 newest, the last one of each of 7 days, 4 weeks and 12 months that have any. A day ahead
 * of the clock and more, the clock was wrong once: those stay, and take the place of none. Times in ms since 1970.
 */
export function backupsToKeep<T extends { atMs: number }>(backups: readonly T[], nowMs: number): Set<T> {
  const ahead = backups.filter(({ atMs }) => atMs > nowMs + dayMs)
  const sorted = backups.filter(({ atMs }) => atMs <= nowMs + dayMs).toSorted((a, b) => b.atMs - a.atMs)
  const kept = new Set([...ahead, ...sorted.slice(0, newest)])
  for (const { keep, spanOf } of ladder) {
    const spans = new Set<number>()
    for (const backup of sorted) {
      const span = spanOf(backup.atMs)
      if (spans.has(span)) continue
      if (spans.size === keep) break
      spans.add(span)
      kept.add(backup)
    }
  }
  return kept
}
