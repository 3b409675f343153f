import { fold } from '../../../shared/text/fold.ts'
import type { SearchFields } from '../search-fields.ts'

/** What records are counted by that no summary says. */
export const namedFacets = ['person', 'place'] as const
export type NamedFacet = (typeof namedFacets)[number]

/** People and places as one line each, as the index keeps them. */
export type NamedLines = Pick<SearchFields, 'people' | 'places'>

/** Which people and places each record names. A name written in several ways is one name, in the way it was met first. */
export type Naming = {
  set(id: string, lines: NamedLines): void
  remove(id: string): void
  has(id: string): boolean
  of(facet: NamedFacet, id: string): readonly string[]
  /** The names that are meant by these, in whatever case and accents. */
  spelt(names: readonly string[]): string[]
}

export function createNaming(): Naming {
  const spellings = new Map<string, string>()
  const records = new Map<string, Record<NamedFacet, readonly string[]>>()
  const spelt = (name: string) => {
    const key = fold(name).replace(/\s+/g, ' ').trim()
    const known = spellings.get(key)
    if (known === undefined) spellings.set(key, name)
    return known ?? name
  }
  const namesOf = (lines: string): readonly string[] =>
    lines === '' ? none : [...new Set(whole(lines.split('\n')).map(spelt))]
  return {
    set: (id, { people, places }) =>
      void records.set(id, { person: namesOf(people), place: namesOf(places) }),
    remove: (id) => void records.delete(id),
    has: (id) => records.has(id),
    of: (facet, id) => records.get(id)?.[facet] ?? none,
    spelt: (names) => names.map((name) => spellings.get(fold(name).replace(/\s+/g, ' ').trim()) ?? name),
  }
}

const none: readonly string[] = []

/** Without what says nothing but others together, as "Geneva, Switzerland" does beside both. */
function whole(names: readonly string[]): string[] {
  const plain = names.map((name) => name.trim()).filter((name) => name !== '')
  return plain.filter((name) => {
    const parts = name.split(', ')
    return parts.length === 1 || !parts.every((part) => plain.includes(part))
  })
}
