import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordKind } from '../../shared/model/record.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'

/** Why a record comes along: it was asked for, it is a paper of something that was, or one of these names it. */
export type Role = 'chosen' | 'paper' | 'named'

export type Closure = {
  taken: { summary: RecordSummary; role: Role }[]
  /** In the bin: only that they were put there travels. */
  binned: RecordSummary[]
}

const papers: readonly RecordKind[] = ['document', 'attachment', 'pack']

/**
 * What has to come along with the chosen records: a meeting's papers, a pack's papers, and what any of these names — the
 * meeting, theme, mechanism, people, organisations, publications. A paper that a text merely links to stays where it is:
 * nobody should carry a restricted document along without having chosen it. `without` leaves papers out.
 */
export function closureOf(
  summaries: ReadonlyMap<RecordId, RecordSummary>,
  chosen: readonly RecordId[],
  without: ReadonlySet<RecordId> = new Set(),
): Closure {
  const roles = new Map<RecordId, Role>()
  const byMeeting = papersByMeeting(summaries)
  const waiting: { id: RecordId; role: Role }[] = chosen.map((id) => ({ id, role: 'chosen' }))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { id, role } = next
    const summary = summaries.get(id)
    if (!summary || summary.kind === 'settings' || isAtLeast(roles.get(id), role)) continue
    if (role !== 'chosen' && without.has(id)) continue
    roles.set(id, role)
    if (!summary.trashedAt) waiting.push(...namedBy(summary, role, summaries, byMeeting))
  }
  const all = [...roles].flatMap(([id, role]) => {
    const summary = summaries.get(id)
    return summary ? [{ summary, role }] : []
  })
  return {
    taken: all.filter(({ summary }) => !summary.trashedAt),
    binned: all.filter(({ summary }) => summary.trashedAt).map(({ summary }) => summary),
  }
}

const ranks: readonly (Role | undefined)[] = [undefined, 'named', 'paper', 'chosen']
const isAtLeast = (known: Role | undefined, role: Role): boolean =>
  ranks.indexOf(known) >= ranks.indexOf(role)

function namedBy(
  { id, kind, links }: RecordSummary,
  role: Role,
  summaries: ReadonlyMap<RecordId, RecordSummary>,
  byMeeting: ReadonlyMap<RecordId, RecordId[]>,
): { id: RecordId; role: Role }[] {
  if (role === 'named')
    return links.filter(({ relation }) => relation === 'organization').map((link) => ({ id: link.id, role }))
  const isChosenMeeting = kind === 'meeting' && role === 'chosen'
  const named = links.flatMap(({ relation, id: target }): { id: RecordId; role: Role }[] => {
    const isPaper = papers.includes(summaries.get(target)?.kind ?? 'document')
    if (relation === 'entry' || (isPaper && relation !== 'paper')) return []
    return [{ id: target, role: isPaper ? 'paper' : 'named' }]
  })
  const held = isChosenMeeting ? (byMeeting.get(id) ?? []) : []
  return [...named, ...held.map((paper) => ({ id: paper, role: 'paper' as const }))]
}

function papersByMeeting(summaries: ReadonlyMap<RecordId, RecordSummary>): Map<RecordId, RecordId[]> {
  const held = new Map<RecordId, RecordId[]>()
  for (const { id, kind, links } of summaries.values()) {
    if (!papers.includes(kind)) continue
    for (const { relation, id: meeting } of links)
      if (relation === 'meeting') held.set(meeting, [...(held.get(meeting) ?? []), id])
  }
  return held
}
