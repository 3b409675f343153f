import type { PackChange } from '../../../shared/contract/packs.ts'
import type { IssuedEntry } from '../../../shared/model/pack/pin-pages.ts'
import type { PageFingerprint } from './fingerprint.ts'

/** An issue as its record has it, with the fingerprints of its pages in the order of the file. */
export type ComparedIssue = { entries: readonly IssuedEntry[]; pages: readonly PageFingerprint[] }

/** Where a page of the later issue is found: by its place there, from 0, and its place in the earlier issue where it is the same. */
export type ComparedPage = { label: string; contents: string; at: number; before: number | null }
export type Comparison = { changes: PackChange[]; pages: ComparedPage[] }

/** What became of every page, told by its label: an entry may move, and its pages keep theirs. */
export function compareIssues(from: ComparedIssue, to: ComparedIssue): Comparison {
  const before = new Map(from.entries.flatMap(({ labels }) => labels).map((label, at) => [label, at]))
  const labels = to.entries.flatMap((entry) => entry.labels)
  const pages = labels.map((label, at): ComparedPage => {
    const place = before.get(label)
    const own = to.pages[at]!
    const same = place !== undefined && from.pages[place]!.whole === own.whole
    return { label, contents: own.contents, at, before: same ? place : null }
  })
  const changed = new Set(pages.filter((page) => page.before === null).map(({ label }) => label))
  const known = new Map(from.entries.map((entry) => [entry.entryId, entry]))
  const changes = to.entries.flatMap((entry): PackChange[] => {
    const past = known.get(entry.entryId)
    const now = entry.labels.filter((label) => changed.has(label))
    const gone = (past?.labels ?? []).filter((label) => !entry.labels.includes(label))
    if (now.length === 0 && gone.length === 0) return []
    const kind = !past ? 'new' : entry.withdrawn && !past.withdrawn ? 'withdrawn' : 'changed'
    return [{ entryId: entry.entryId, title: entry.title, kind, labels: now, gone }]
  })
  return { changes, pages }
}

/** Labels as a reader says them: runs from the first to the last, parted by commas. */
export function sayLabels(labels: readonly string[]): string {
  const runs: [first: string, last: string][] = []
  for (const label of labels) {
    const run = runs.at(-1)
    if (run && follows(run[1], label)) run[1] = label
    else runs.push([label, label])
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ')
}

function follows(label: string, next: string): boolean {
  const [a, b] = [label.split('.'), next.split('.')]
  return (
    a.length === b.length &&
    a.slice(0, -1).join('.') === b.slice(0, -1).join('.') &&
    Number(b.at(-1)) === Number(a.at(-1)) + 1
  )
}
