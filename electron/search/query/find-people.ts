import { fold } from '../../../shared/text/fold.ts'
import { readFlag } from '../../../shared/text/query-language.ts'
import { readQuery, type FilterPart, type Query } from './query.ts'
import type { Answer } from '../ask-engine.ts'

/** The filters that ask who, or which place, a record names. */
export type NamedKey = 'person' | 'place'

/** Looks up beforehand who and what is named where, as far as filters ask for it: whether a record has one of the names. */
export async function findPeople(
  filters: readonly FilterPart[],
  myNames: readonly string[],
  find: (query: Query) => Promise<Answer>,
): Promise<(id: string, names: readonly string[], key: NamedKey) => boolean> {
  const asked = new Set(
    filters.flatMap(({ key, value }) => {
      if (key === 'person' || key === 'place') return [filterFor(key, value)]
      // However others write one's name, it is the same person.
      return key === 'is' && readFlag('is', value) === 'mine'
        ? myNames.map((name) => filterFor('person', fold(name)))
        : []
    }),
  )
  const named = new Map<string, Set<string>>()
  for (const filter of asked) {
    const { rows, ids } = await find(readQuery(filter).query)
    named.set(filter, new Set(Array.from(rows, (row) => ids[row]!)))
  }
  return (id, names, key) => names.some((name) => named.get(filterFor(key, name))?.has(id) ?? false)
}

function filterFor(key: NamedKey, name: string): string {
  return `${key}:"${name.replace(/["“”«»]/g, ' ')}"`
}
