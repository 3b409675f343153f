import type { SearchInput } from '../../../shared/contract/search.ts'
import type { DocumentStatus } from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Language } from '../../../shared/model/languages.ts'
import type { RecordKind } from '../../../shared/model/record.ts'

/** What narrows a search; an empty part narrows nothing. */
export interface SearchFilters {
  kinds: readonly RecordKind[]
  statuses: readonly DocumentStatus[]
  languages: readonly Language[]
  mechanismId: RecordId | null
  from: number | null
  until: number | null
}

export const noFilters: SearchFilters = {
  kinds: [],
  statuses: [],
  languages: [],
  mechanismId: null,
  from: null,
  until: null,
}

export function hasFilters(filters: SearchFilters): boolean {
  return JSON.stringify(filters) !== JSON.stringify(noFilters)
}

export function toSearchInput(text: string, filters: SearchFilters): SearchInput {
  const { kinds, statuses, languages, mechanismId, from, until } = filters
  return {
    text: text.slice(0, 2000),
    limit: 200,
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(statuses.length > 0 ? { statuses: [...statuses] } : {}),
    ...(languages.length > 0 ? { languages: [...languages] } : {}),
    ...(mechanismId ? { mechanismId } : {}),
    ...(from === null && until === null ? {} : { years: [from ?? 0, until ?? 9999] }),
  }
}

/** The list with a member put in, or taken out where it is in. */
export function toggled<T>(list: readonly T[], member: T): T[] {
  return list.includes(member) ? list.filter((each) => each !== member) : [...list, member]
}
