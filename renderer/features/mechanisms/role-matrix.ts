import { mechanismCategories, mechanismRoles } from '../../../shared/model/mechanism/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'

export type MatrixRole = (typeof mechanismRoles)[number]
export type MatrixGroup = {
  category: (typeof mechanismCategories)[number]
  rows: { mechanism: RecordSummary; roles: ReadonlySet<string> }[]
}

/** Mechanisms by category and name, each with the set of roles IOM holds in it; the columns are those roles that occur. */
export function roleMatrix(
  mechanisms: readonly RecordSummary[],
  collator: Intl.Collator,
): { columns: MatrixRole[]; groups: MatrixGroup[]; totals: Map<MatrixRole, number> } {
  const totals = new Map<MatrixRole, number>()
  for (const role of mechanismRoles) {
    const count = mechanisms.filter((each) => each.roles?.includes(role)).length
    if (count > 0) totals.set(role, count)
  }
  const groups = mechanismCategories
    .map((category) => ({
      category,
      rows: mechanisms
        .filter((each) => each.type === category)
        .toSorted((a, b) => collator.compare(a.title, b.title))
        .map((mechanism) => ({ mechanism, roles: new Set(mechanism.roles) })),
    }))
    .filter((group) => group.rows.length > 0)
  return { columns: [...totals.keys()], groups, totals }
}

export type Facets = { categories: ReadonlySet<string>; roles: ReadonlySet<string>; text: string }

/** Those of any of the chosen categories and all of the chosen roles, whose name, acronym or alias holds the text. */
export function byFacets(mechanisms: readonly RecordSummary[], facets: Facets): RecordSummary[] {
  const wanted = fold(facets.text)
  return mechanisms.filter(
    (each) =>
      (facets.categories.size === 0 || facets.categories.has(each.type ?? '')) &&
      [...facets.roles].every((role) => each.roles?.includes(role)) &&
      (wanted === '' ||
        [each.title, each.acronym ?? '', ...(each.aliases ?? [])].some((name) =>
          fold(name).includes(wanted),
        )),
  )
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()
}
