import { facetNames, type FacetCount } from '../../../shared/contract/search.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { inTurns } from '../in-turns.ts'
import { facetValues, type Condition, type FacetSources } from '../query/filter.ts'

/** Values counted and shown of each facet. */
const mostValues = 50

/**
 * Counts hits by their facets. A hit that fails one condition only still counts in the facet of that condition, so that
 * a facet shows what choosing another of its values would give.
 */
export async function countFacets(
  found: Iterable<RecordSummary>,
  conditions: readonly Condition[],
  sources: FacetSources,
): Promise<FacetCount[]> {
  const counts = new Map(facetNames.map((facet) => [facet, new Map<string, number>()]))
  await inTurns(found, (summary) => {
    const failed = conditions.filter((condition) => !condition.holds(summary))
    const facets = new Set(failed.map(({ facet }) => facet))
    if (facets.size > 1 || facets.has(null)) return
    for (const [facet, values] of counts) {
      if (facets.size === 1 && !facets.has(facet)) continue
      for (const value of facetValues(facet, summary, sources))
        values.set(value, (values.get(value) ?? 0) + 1)
    }
  })
  return [...counts].map(([facet, values]) => ({
    facet,
    values: [...values]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues),
  }))
}
