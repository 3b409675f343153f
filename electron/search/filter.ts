import type { SearchInput } from '../../shared/contract/search.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'

export type Filter = Omit<SearchInput, 'text' | 'limit'>

/**
 * Whether a record may be shown: not in the bin, nor the library's settings, and within every filter that is set. A record belongs to a mechanism
 * that it is, that it links to, or that the meeting it links to belongs to.
 */
export function passes(
  summary: RecordSummary,
  filter: Filter,
  summaries: ReadonlyMap<string, RecordSummary>,
): boolean {
  if (summary.trashedAt || summary.kind === 'settings') return false
  const { kinds, types, statuses, languages, years, mechanismId } = filter
  if (!allows(kinds, summary.kind) || !allows(types, summary.type)) return false
  if (!allows(statuses, summary.status) || !allows(languages, summary.language)) return false
  if (years && !(summary.year !== undefined && summary.year >= years[0] && summary.year <= years[1]))
    return false
  return !mechanismId || belongsTo(summary, mechanismId, summaries)
}

function allows<T>(allowed: readonly T[] | undefined, value: T | undefined): boolean {
  return !allowed || allowed.length === 0 || (value !== undefined && allowed.includes(value))
}

function belongsTo(
  summary: RecordSummary,
  mechanismId: string,
  summaries: ReadonlyMap<string, RecordSummary>,
): boolean {
  if (summary.id === mechanismId || linksTo(summary, mechanismId)) return true
  return summary.links.some(({ relation, id }) => {
    const meeting = relation === 'meeting' ? summaries.get(id) : undefined
    return meeting !== undefined && linksTo(meeting, mechanismId)
  })
}

function linksTo(summary: RecordSummary, mechanismId: string): boolean {
  return summary.links.some(({ relation, id }) => relation === 'mechanism' && id === mechanismId)
}
