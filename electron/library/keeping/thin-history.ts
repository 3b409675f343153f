const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The newest so many are all kept, however old. */
const alwaysKept = 50

/** One kept revision for each span of `bucketMs`, as long as it is younger than `untilMs`. */
const spans = [
  { untilMs: 7 * dayMs, bucketMs: hourMs },
  { untilMs: 90 * dayMs, bucketMs: dayMs },
  { untilMs: 365 * dayMs, bucketMs: 7 * dayMs },
]

export type Thinnable = { savedAtMs: number; pinned: boolean }

/**
 * Which revisions of a record's history may go: all of a day and the last 50 stay, then one an hour for a week, one a
 * day for 90 days, one a week for a year; pinned ones for ever. `entries` are newest first, times in ms since 1970.
 */
export function revisionsToThin<T extends Thinnable>(entries: readonly T[], nowMs: number): T[] {
  const taken = new Set<string>()
  return entries.filter((entry, index) => {
    const age = nowMs - entry.savedAtMs
    if (entry.pinned || index < alwaysKept || age < dayMs) return false
    const span = spans.find(({ untilMs }) => age < untilMs)
    if (!span) return true
    const bucket = `${span.bucketMs}:${Math.floor(entry.savedAtMs / span.bucketMs)}`
    if (taken.has(bucket)) return true
    taken.add(bucket)
    return false
  })
}
