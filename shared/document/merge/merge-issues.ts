import { canonical } from './canonical.ts'

/** What every version that left the house says of itself, of a document as of a pack. */
type Issue = { number: number; sha256: string }

/** Whether a field's value is a list of issues, or no list yet. */
export function isIssueList(value: unknown): value is Issue[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every(isIssue))
}

/**
 * Every issue of both sides, by number and file: nothing that left the house is forgotten because somebody else issued
 * too. Two files of one number are both kept, the earlier first; of one that both have, ours stands, unless only theirs changed.
 */
export function mergeIssues(
  base: readonly Issue[],
  ours: readonly Issue[],
  theirs: readonly Issue[],
): Issue[] {
  const before = new Map(base.map((issue) => [keyOf(issue), canonical(issue)]))
  const merged = new Map(theirs.map((issue) => [keyOf(issue), issue]))
  for (const issue of ours) {
    const [key, other] = [keyOf(issue), merged.get(keyOf(issue))]
    if (!other || canonical(issue) !== before.get(key)) merged.set(key, issue)
  }
  return [...merged.values()].toSorted(
    (a, b) => a.number - b.number || compare(momentOf(a), momentOf(b)) || compare(a.sha256, b.sha256),
  )
}

const keyOf = ({ number, sha256 }: Issue): string => `${number} ${sha256}`

const momentOf = (issue: Issue): string =>
  'issuedAt' in issue && typeof issue.issuedAt === 'string' ? issue.issuedAt : ''

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function isIssue(value: unknown): value is Issue {
  if (typeof value !== 'object' || value === null) return false
  const { number, sha256 } = value as Record<string, unknown>
  return typeof number === 'number' && typeof sha256 === 'string'
}
