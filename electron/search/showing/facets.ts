import { facetNames, type FacetCount, type FacetName } from '../../../shared/contract/search.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { inTurns, nextTurn } from '../in-turns.ts'
import { bestOf } from '../matching/best-of.ts'
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
  const counts = facetNames.map((facet) => ({ facet, values: new Map<string, number>() }))
  await inTurns(found, (summary) => {
    const only = facetFailed(conditions, summary)
    if (only === 'several') return
    for (const { facet, values } of counts) {
      if (only !== 'none' && only !== facet) continue
      for (const value of facetValues(facet, summary, sources))
        values.set(value, (values.get(value) ?? 0) + 1)
    }
  })
  const shown: FacetCount[] = []
  // Thousands of people are a turn by themselves.
  for (const { facet, values } of counts) {
    shown.push({ facet, values: mostCounted(values, mostValues) })
    await nextTurn()
  }
  return shown
}

/** The facet of the conditions that fail, where they are of one. */
function facetFailed(
  conditions: readonly Condition[],
  summary: RecordSummary,
): FacetName | 'none' | 'several' {
  let failed: FacetName | 'none' = 'none'
  for (const { facet, holds } of conditions) {
    if (facet === failed || holds(summary)) continue
    if (facet === null || failed !== 'none') return 'several'
    failed = facet
  }
  return failed
}

/** The values counted most, those first; of equals the one that comes first. */
function mostCounted(values: ReadonlyMap<string, number>, most: number): { value: string; count: number }[] {
  const [names, counts] = [[...values.keys()], [...values.values()]]
  const best = bestOf(counts, most, (a, b) => names[a]! < names[b]!)
  return best.map((at) => ({ value: names[at]!, count: counts[at]! }))
}
