/** An entry as it was issued. `labels` are those of its pages; `retired` were once its own and belong to nothing any more. */
export type IssuedEntry = {
  /** One of `frontIds` for what stands before the entries. */
  entryId: string
  title: string
  labels: string[]
  retired?: string[] | undefined
  /** Taken out since: one page stands in its place and keeps the first label. */
  withdrawn?: boolean | undefined
}

/** What stands before the entries: cover and agenda, then the contents. No entry of a pack has such an id. */
export const frontIds = { agenda: '', contents: 'front/contents' } as const
export const isFrontEntry = ({ entryId }: { entryId: string }) =>
  entryId === frontIds.agenda || entryId === frontIds.contents

/** An entry as it is to be bound now, with the number of its pages. */
export type EntryToPin = { entryId: string; title: string; pages: number; withdrawn?: boolean }

/**
 * Labels for a pack of which an issue is out: a page keeps the label it was issued under, a new one takes a label between its
 * neighbours (45.1, 45.2 … after 45), one that is gone leaves its label to nobody. Entries of the issue that are not among
 * `current` come back as withdrawn, behind the entry they stood behind; contents leave their labels to nobody. Without an issue
 * pages are counted from 1, those before the entries with them or, `after-agenda`, by small Roman figures; an issue decides that
 * for those that follow it.
 */
export function pinPages(
  issued: readonly IssuedEntry[],
  current: readonly EntryToPin[],
  numbering: 'throughout' | 'after-agenda' = 'throughout',
): IssuedEntry[] {
  const agenda = issued.find(({ entryId }) => entryId === frontIds.agenda)
  const isRoman = agenda ? isRomanLabel(agenda.labels[0] ?? '') : numbering === 'after-agenda'
  const all = withWithdrawn(issued, current)
  if (isRoman) {
    const front = pin(issued.filter(isFrontEntry).map(inFigures), all.filter(isFrontEntry), true)
    const others = (each: { entryId: string }) => !isFrontEntry(each)
    return [...front.map(inLetters), ...pin(issued.filter(others), all.filter(others), false)]
  }
  return pin(issued, all, false)
}

/** `isFront`: what grows where nothing else stands behind it leaves its old labels alone and simply goes on. */
function pin(issued: readonly IssuedEntry[], entries: readonly Entry[], isFront: boolean): IssuedEntry[] {
  const past = new Map(issued.map((entry) => [entry.entryId, entry]))
  const taken = issued.flatMap(({ labels, retired = [] }) => [...labels, ...retired]).map(partsOf)
  taken.sort(compareParts)

  const pinned: IssuedEntry[] = []
  let before: number[] = [0]
  const next = (): string => {
    const after = taken.find((parts) => compareParts(parts, before) > 0)
    before = between(before, after)
    taken.splice(placeOf(taken, before), 0, before)
    return before.join('.')
  }
  for (const entry of entries) {
    const known = past.get(entry.entryId)
    const old = known?.labels ?? []
    const kept = old.slice(0, entry.pages)
    const last = kept.at(-1)
    if (last !== undefined) before = partsOf(last)
    if (isFront && !issued.some((each) => each !== known && each.labels.some(isBehind(before))))
      before = taken.at(-1) ?? before
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
    present.has(entryId) || isFrontEntry({ entryId })
      ? []
      : [{ entryId, title, behind: issued[index - 1]?.entryId ?? null }],
  )
}

const romanFigure = /^[ivxlcdm]+/
const isRomanLabel = (label: string) => romanFigure.test(label)
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

function fromRoman(figure: string): number {
  let [number, left] = [0, figure]
  for (const [value, letters] of romanSteps)
    for (; left.startsWith(letters); left = left.slice(letters.length)) number += value
  return number
}

type Spell = (label: string) => string
const respelled =
  (spell: Spell) =>
  (entry: IssuedEntry): IssuedEntry => ({
    ...entry,
    labels: entry.labels.map(spell),
    ...(entry.retired && { retired: entry.retired.map(spell) }),
  })
const inFigures = respelled((label) => label.replace(romanFigure, (figure) => String(fromRoman(figure))))
const inLetters = respelled((label) => label.replace(/^\d+/, (figure) => toRoman(Number(figure))))

type Entry = EntryToPin & { withdrawn: boolean }

function withWithdrawn(issued: readonly IssuedEntry[], current: readonly EntryToPin[]): Entry[] {
  const known = new Map(issued.map((entry) => [entry.entryId, entry]))
  const entries: Entry[] = current.map((entry) => ({
    ...entry,
    withdrawn: entry.withdrawn ?? known.get(entry.entryId)?.withdrawn ?? false,
  }))
  // Contents that are made no more leave no slip.
  const contents = known.get(frontIds.contents)
  if (contents && !current.some(({ entryId }) => entryId === frontIds.contents))
    entries.splice(1, 0, { ...contents, pages: 0, withdrawn: false })
  for (const { entryId, title, behind } of withdrawnFrom(issued, current)) {
    const at = entries.findIndex((entry) => entry.entryId === behind)
    entries.splice(at + 1, 0, { entryId, title, pages: 1, withdrawn: true })
  }
  return entries
}

const partsOf = (label: string): number[] => label.split('.').map(Number)

const isBehind = (before: readonly number[]) => (label: string) => compareParts(partsOf(label), before) > 0

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
