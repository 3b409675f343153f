import type { RecordSummary } from '../../../shared/model/summary.ts'
import { tokensOf } from '../../../shared/text/tokens.ts'
import type { Alternative, QueryTerm } from '../query/query.ts'
import { namesOf } from '../search-fields.ts'

/** Names of one thing in several languages and forms, such as those the catalogue has for a mechanism. */
export type Synonyms = {
  set(summary: RecordSummary): void
  remove(id: string): void
  /** The rows of words in a query that are a name, with the other names of what bears it. */
  alternatives(terms: readonly QueryTerm[]): Alternative[]
}

/** Longest name looked for, in words, and most other names one query is widened by. */
const longestName = 12
const mostNames = 24
/** Letters of a name being typed from which on it is one, and most of what may bear it. */
const shortestBegun = 8
const mostBearers = 3
const none: ReadonlySet<string> = new Set()

export function createSynonyms(): Synonyms {
  const names = new Map<string, string[][]>()
  const bearers = new Map<string, Set<string>>()

  const remove = (id: string) => {
    for (const words of names.get(id) ?? []) bearers.get(words.join(' '))?.delete(id)
    names.delete(id)
  }

  /** Who bears a name that begins so, where it is not any name that does. */
  const bearersOf = (begun: string): ReadonlySet<string> => {
    if (begun.length < shortestBegun) return none
    const ids = new Set<string>()
    for (const [name, own] of bearers) if (name.startsWith(begun)) for (const id of own) ids.add(id)
    return ids.size > mostBearers ? none : ids
  }

  return {
    set(summary) {
      remove(summary.id)
      if (summary.kind !== 'mechanism' && summary.kind !== 'organization') return
      const own = namesOf(summary).map((name) => tokensOf(name).map(({ term }) => term))
      names.set(summary.id, own)
      for (const words of own) {
        const name = words.join(' ')
        bearers.set(name, (bearers.get(name) ?? new Set()).add(summary.id))
      }
    },
    remove,
    alternatives(terms) {
      const words = terms.map(({ forms, fields }) => (fields === null ? (forms[0]?.words ?? []) : []))
      const found: Alternative[] = []
      for (let from = 0; from < terms.length; from += 1) {
        for (let to = from + 1; to <= Math.min(terms.length, from + longestName); to += 1) {
          const name = words.slice(from, to).flat().join(' ')
          const isOpen = to === terms.length && terms[to - 1]!.forms[0]?.prefix === true
          const ids = bearers.get(name) ?? (isOpen ? bearersOf(name) : none)
          const others = [...ids].flatMap((id) => names.get(id) ?? [])
          const different = others.filter((other) => other.length > 0 && other.join(' ') !== name)
          if (different.length > 0) found.push({ from, to, names: different.slice(0, mostNames) })
        }
      }
      return found
    },
  }
}
