import { canonical } from '../merge/canonical.ts'
import { mostRemarks, type CommentThread, type Remark } from './thread.ts'

/** Two copies of one thread that are not the same, as one with every remark of both. */
export function joinThreads(one: CommentThread, other: CommentThread): CommentThread {
  if (canonical(one) === canonical(other)) return one
  return mergeThread(null, one, other) ?? one
}

/**
 * One thread out of three states (null: not there): what either side said stands, what one side took back and the other left
 * alone is gone. A thread that one side deleted and the other went on with stays; one that is settled on one side and open again on
 * the other is open. Which side is called ours makes no difference to what is said.
 */
export function mergeThread(
  base: CommentThread | null,
  ours: CommentThread | null,
  theirs: CommentThread | null,
): CommentThread | null {
  if (!ours || !theirs) {
    const left = ours ?? theirs
    return left && base && canonical(left) === canonical(base) ? null : left
  }
  const remarks = mergeRemarks(base?.remarks ?? [], ours.remarks, theirs.remarks)
  if (remarks.length === 0) return null
  return { ...ours, remarks, resolved: mergeResolved(base, ours, theirs) }
}

function mergeRemarks(base: readonly Remark[], ours: readonly Remark[], theirs: readonly Remark[]): Remark[] {
  const find = (all: readonly Remark[], id: string) => all.find((each) => each.id === id)
  const old = base.map(({ id }) => id)
  const added = [...ours, ...theirs].filter(({ id }) => !old.includes(id)).toSorted(byMoment)
  const ids = new Set([...old, ...added.map(({ id }) => id)])
  return withOwnIds(
    [...ids].flatMap((id) => mergeRemark(find(base, id), find(ours, id), find(theirs, id))),
  ).slice(0, mostRemarks)
}

/** One that was said otherwise on both sides twice would come by an id that its first other wording has. */
function withOwnIds(remarks: readonly Remark[]): Remark[] {
  const taken = new Set<string>()
  return remarks.map((each) => {
    let { id } = each
    for (let again = 2; taken.has(id); again += 1) id = `${each.id.slice(0, 56)}-${again}`
    taken.add(id)
    return id === each.id ? each : { ...each, id }
  })
}

function mergeRemark(base?: Remark, ours?: Remark, theirs?: Remark): Remark[] {
  const was = canonical(base)
  if (!ours || !theirs) {
    const left = ours ?? theirs
    return !left || (base && canonical(left) === was) ? [] : [left]
  }
  if (canonical(theirs) === was || canonical(ours) === canonical(theirs)) return [ours]
  if (canonical(ours) === was) return [theirs]
  if (ours.text === theirs.text) return [byMoment(ours, theirs) < 0 ? theirs : ours]
  // Said otherwise on both sides: neither wording may be lost.
  const [first, second] = [ours, theirs].toSorted(byMoment)
  return first && second ? [first, { ...second, id: `${second.id.slice(0, 56)}-again` }] : []
}

function mergeResolved(
  base: CommentThread | null,
  ours: CommentThread,
  theirs: CommentThread,
): CommentThread['resolved'] {
  const [b, o, t] = [base, ours, theirs].map((each) => canonical(each?.resolved ?? null))
  if (base && b === t) return ours.resolved
  if (base && b === o) return theirs.resolved
  if (!ours.resolved || !theirs.resolved) return null
  return ours.resolved.at >= theirs.resolved.at ? ours.resolved : theirs.resolved
}

function byMoment(one: Remark, other: Remark): number {
  const [a, b] = [one, other].map(({ at, edited, text, id }) => `${edited ?? at} ${id} ${text}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}
