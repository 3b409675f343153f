import type { RecordSummary } from '../../../shared/model/summary.ts'
import { fold } from '../../../shared/text/fold.ts'

export type PeopleSort = 'title' | 'position' | 'organization' | 'state' | 'acronym' | 'people'

/** A person or an organization with what its line says; `state` is the State's name, `people` how many belong to it. */
export interface PeopleRow {
  summary: RecordSummary
  position: string
  organization: string
  state: string
  acronym: string
  people: number
}

/** Lines for persons or organizations; `others` are the organizations of persons, or the persons of organizations. */
export function peopleRows(
  shown: readonly RecordSummary[],
  others: readonly RecordSummary[],
  stateName: (code: string) => string,
): PeopleRow[] {
  const names = new Map(others.map((other) => [other.id, other.acronym ?? other.title]))
  const people = new Map<string, number>()
  for (const other of others)
    for (const { relation, id } of other.links)
      if (relation === 'organization') people.set(id, (people.get(id) ?? 0) + 1)
  return shown.map((summary) => ({
    summary,
    position: summary.subtitle ?? '',
    organization: summary.links
      .flatMap(({ relation, id }) => (relation === 'organization' ? [names.get(id) ?? ''] : []))
      .join(', '),
    state: summary.kind === 'person' && summary.place ? stateName(summary.place) : '',
    acronym: summary.acronym ?? '',
    people: people.get(summary.id) ?? 0,
  }))
}

/** Those in whose line every word that is typed begins a word, accents and case aside. */
export function findPeople(rows: readonly PeopleRow[], text: string): PeopleRow[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...rows]
  return rows.filter((row) => {
    const line = fold(
      [
        row.summary.title,
        row.acronym,
        row.position,
        row.organization,
        row.state,
        ...(row.summary.aliases ?? []),
      ].join(' '),
    )
    const words = line.split(/[^\p{L}\p{N}]+/u)
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
}

/** In the order of a column; empty cells come last, whichever way it is sorted. */
export function sortPeople(
  rows: readonly PeopleRow[],
  { key, descending }: { key: PeopleSort; descending: boolean },
  collator: Intl.Collator,
): PeopleRow[] {
  const sign = descending ? -1 : 1
  const value = (row: PeopleRow) => (key === 'title' ? row.summary.title : String(row[key] || ''))
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === '' || other === '') return Number(one === '') - Number(other === '')
    return sign * collator.compare(one, other) || collator.compare(a.summary.title, b.summary.title)
  })
}
