import { fold } from '../../../shared/text/fold.ts'
import { readFlag } from '../../../shared/text/query-language.ts'
import { readQuery, type FilterPart, type Query } from './query.ts'
import type { Answer } from '../ask-engine.ts'

/** The filters that ask who, or which place, a record names. */
type NamedKey = 'person' | 'place'

/** The records that have one of the names among their people, or their places; null while the index has no answer. */
export type WhoIsNamed = (names: readonly string[], key: NamedKey) => ReadonlySet<string> | null

/** Looks up beforehand who and what is named where, as far as filters ask for it. */
export async function findPeople(
  filters: readonly FilterPart[],
  myNames: readonly string[],
  find: (query: Query) => Promise<Answer | null>,
): Promise<WhoIsNamed> {
  const asked = new Set(
    filters.flatMap(({ key, value }) => {
      if (key === 'person' || key === 'place') return [filterFor(key, value)]
      // However others write one's name, it is the same person.
      return key === 'is' && readFlag('is', value) === 'mine'
        ? myNames.map((name) => filterFor('person', fold(name)))
        : []
    }),
  )
  const named = new Map<string, string[] | null>()
  for (const filter of asked) {
    const answer = await find(readQuery(filter).query)
    named.set(filter, answer && Array.from(answer.rows, (row) => answer.ids[row]!))
  }
  return (names, key) => {
    const found = names.map((name) => named.get(filterFor(key, name)) ?? null)
    return found.includes(null) ? null : new Set(found.flatMap((ids) => ids ?? []))
  }
}

function filterFor(key: NamedKey, name: string): string {
  return `${key}:"${name.replace(/["“”«»]/g, ' ')}"`
}
