import { readFlag } from '../../shared/text/query-language.ts'
import { readQuery, type FilterPart, type Query } from './query.ts'
import type { Answer } from './ask-engine.ts'

/** Looks up beforehand who is named where, as far as filters ask for it: whether a record names one of the names. */
export async function findPeople(
  filters: readonly FilterPart[],
  myNames: readonly string[],
  find: (query: Query) => Promise<Answer>,
): Promise<(id: string, names: readonly string[]) => boolean> {
  const asked = new Set(
    filters.flatMap(({ key, value }) => {
      if (key === 'person') return [value]
      return key === 'is' && readFlag('is', value) === 'mine' ? myNames : []
    }),
  )
  const named = new Map<string, Set<string>>()
  for (const name of asked) {
    const { query } = readQuery(`person:"${name.replace(/["“”«»]/g, ' ')}"`)
    const { rows, idOf } = await find(query)
    named.set(name, new Set(Array.from(rows, idOf)))
  }
  return (id, names) => names.some((name) => named.get(name)?.has(id) ?? false)
}
