import { fold } from '../../../shared/text/fold.ts'
import type { NamedLines } from '../search-fields.ts'

/** What records are counted by that no summary says. */
export const namedFacets = ['person', 'place'] as const
export type NamedFacet = (typeof namedFacets)[number]

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
  /** How each name is written, by its letters, and how often records have it; one that none has any more is forgotten. */
  const spellings = new Map<string, { name: string; uses: number }>()
  const records = new Map<string, Record<NamedFacet, readonly string[]>>()
  const take = (name: string) => {
    const key = keyOf(name)
    const known = spellings.get(key) ?? { name, uses: 0 }
    known.uses += 1
    spellings.set(key, known)
    return known.name
  }
  const remove = (id: string) => {
    const names = records.get(id)
    records.delete(id)
    for (const name of namedFacets.flatMap((facet) => names?.[facet] ?? none)) {
      const key = keyOf(name)
      const known = spellings.get(key)
      if (known) known.uses -= 1
      if (known?.uses === 0) spellings.delete(key)
    }
  }
  return {
    set: (id, { people, places }) => {
      remove(id)
      records.set(id, { person: namesIn(people).map(take), place: namesIn(places).map(take) })
    },
    remove,
    has: (id) => records.has(id),
    of: (facet, id) => records.get(id)?.[facet] ?? none,
    spelt: (names) => names.map((name) => spellings.get(keyOf(name))?.name ?? name),
  }
}

// The same names come again and again.
const keys = new Map<string, string>()
const mostKeys = 50_000

function keyOf(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size >= mostKeys) keys.clear()
  const key = fold(name).replace(/\s+/g, ' ').trim()
  keys.set(name, key)
  return key
}

/** Each name of some lines once, as it is written first. */
function namesIn(lines: string): readonly string[] {
  if (lines === '') return none
  const names = new Map<string, string>()
  for (const name of whole(lines.split('\n'))) if (!names.has(keyOf(name))) names.set(keyOf(name), name)
  return [...names.values()]
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
