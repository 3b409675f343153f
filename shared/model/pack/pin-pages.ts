/** An entry as it was issued. `labels` are those of its pages; `retired` were once its own and belong to nothing any more. */
export type IssuedEntry = {
  /** Empty for cover and agenda. */
  entryId: string
  title: string
  labels: string[]
  retired?: string[] | undefined
  /** Taken out since: one page stands in its place and keeps the first label. */
  withdrawn?: boolean | undefined
}

/** An entry as it is to be bound now, with the number of its pages. */
export type EntryToPin = { entryId: string; title: string; pages: number; withdrawn?: boolean }

/**
 * Labels for a pack of which an issue is out: a page keeps the label it was issued under, a new one takes a label between its
 * neighbours (45.1, 45.2 … after 45), one that is gone leaves its label to nobody. Entries of the issue that are not among
 * `current` come back as withdrawn, behind the entry they stood behind. Without an issue pages are counted from 1, those of
 * cover and agenda with them or, `after-agenda`, by small Roman figures; an issue decides that for those that follow it.
 */
export function pinPages(
  issued: readonly IssuedEntry[],
  current: readonly EntryToPin[],
  numbering: 'throughout' | 'after-agenda' = 'throughout',
): IssuedEntry[] {
  const past = new Map(issued.map((entry) => [entry.entryId, entry]))
  const front = past.get('')
  const isRoman = front ? romanFigure.test(front.labels[0] ?? '') : numbering === 'after-agenda'
  const counted = isRoman ? issued.filter(({ entryId }) => entryId !== '') : issued
  const taken = counted.flatMap(({ labels, retired = [] }) => [...labels, ...retired]).map(partsOf)
  taken.sort(compareParts)

  const pinned: IssuedEntry[] = []
  let before: number[] = [0]
  const next = (): string => {
    const after = taken.find((parts) => compareParts(parts, before) > 0)
    before = between(before, after)
    taken.splice(placeOf(taken, before), 0, before)
    return before.join('.')
  }
  for (const entry of withWithdrawn(issued, current)) {
    if (isRoman && entry.entryId === '') {
      pinned.push(pinFront(front, entry))
      continue
    }
    const known = past.get(entry.entryId)
    const old = known?.labels ?? []
    const kept = old.slice(0, entry.pages)
    const last = kept.at(-1)
    if (last !== undefined) before = partsOf(last)
    const added = Array.from({ length: entry.pages - kept.length }, next)
    const retired = [...(known?.retired ?? []), ...old.slice(entry.pages)]
    const labels = [...kept, ...added]
    // What comes behind stands behind everything the entry ever had.
    before = [...labels, ...retired].map(partsOf).toSorted(compareParts).at(-1) ?? before
    pinned.push({
      entryId: entry.entryId,
      title: entry.title,
      labels,
      ...(retired.length > 0 && { retired }),
      ...(entry.withdrawn && { withdrawn: true }),
    })
  }
  return pinned
}

/** The entries of an issue that are no longer in the pack, and the one each stood behind; null for the beginning. */
export function withdrawnFrom(
  issued: readonly IssuedEntry[],
  current: readonly { entryId: string }[],
): { entryId: string; title: string; behind: string | null }[] {
  const present = new Set(current.map(({ entryId }) => entryId))
  return issued.flatMap(({ entryId, title }, index) =>
    present.has(entryId) ? [] : [{ entryId, title, behind: issued[index - 1]?.entryId ?? null }],
  )
}

/** Cover and agenda stand before all numbers, so that theirs simply go on. */
function pinFront(front: IssuedEntry | undefined, { title, pages }: EntryToPin): IssuedEntry {
  const old = front?.labels ?? []
  const used = old.length + (front?.retired?.length ?? 0)
  const kept = old.slice(0, pages)
  const added = Array.from({ length: pages - kept.length }, (_, index) => toRoman(used + index + 1))
  const retired = [...(front?.retired ?? []), ...old.slice(pages)]
  return { entryId: '', title, labels: [...kept, ...added], ...(retired.length > 0 && { retired }) }
}

const romanFigure = /^[ivxlcdm]+$/
const romanSteps: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function toRoman(number: number): string {
  let [left, figure] = [number, '']
  for (const [value, letters] of romanSteps) for (; left >= value; left -= value) figure += letters
  return figure
}

type Entry = EntryToPin & { withdrawn: boolean }

function withWithdrawn(issued: readonly IssuedEntry[], current: readonly EntryToPin[]): Entry[] {
  const known = new Map(issued.map((entry) => [entry.entryId, entry]))
  const entries: Entry[] = current.map((entry) => ({
    ...entry,
    withdrawn: entry.withdrawn ?? known.get(entry.entryId)?.withdrawn ?? false,
  }))
  for (const { entryId, title, behind } of withdrawnFrom(issued, current)) {
    const at = entries.findIndex((entry) => entry.entryId === behind)
    entries.splice(at + 1, 0, { entryId, title, pages: 1, withdrawn: true })
  }
  return entries
}

const partsOf = (label: string): number[] => label.split('.').map(Number)

/** 45 before 45.1 before 45.1.1 before 45.2 before 46. */
function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [one, other] = [a[at], b[at]]
    if (one === undefined) return -1
    if (other === undefined) return 1
    if (one !== other) return one - other
  }
  return 0
}

function placeOf(sorted: readonly number[][], parts: readonly number[]): number {
  const at = sorted.findIndex((each) => compareParts(each, parts) > 0)
  return at === -1 ? sorted.length : at
}

/** The plainest label that comes after one and before the other; after the last one numbers simply go on. */
function between(before: readonly number[], after: readonly number[] | undefined): number[] {
  const counted = [...before.slice(0, -1), before.at(-1)! + 1]
  if (!after || compareParts(counted, after) < 0) return counted
  // 45.1 before 45.2; where that is not before the next, 45.0.1, 45.0.0.1 and so on.
  const below = [...before, 1]
  while (compareParts(below, after) >= 0) below.splice(-1, 0, 0)
  return below
}
