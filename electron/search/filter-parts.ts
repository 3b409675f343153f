import { fold } from '../../shared/text/fold.ts'
import { readFlag, readYears } from '../../shared/text/query-language.ts'
import { languages, interfaceLanguages } from '../../shared/model/languages.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { mechanismsOf, type Condition, type Summaries } from './filter.ts'
import type { FilterPart } from './query.ts'
import { meaningsOf } from './filter-words.ts'
import { namesOf } from './search-fields.ts'

export type FilterContext = {
  summaries: Summaries
  /** Names of the person who asks, as the settings have them. */
  myNames: readonly string[]
  /** Whether a record names one of the names among its people. */
  names(id: string, names: readonly string[]): boolean
}

/** What the filters of a query ask of a record. Filters of one key are alternatives; those with a minus each must not hold. */
export function filterConditions(filters: readonly FilterPart[], context: FilterContext): Condition[] {
  const asked = new Map<string, ReturnType<typeof toCondition>[]>()
  const conditions: Condition[] = []
  for (const filter of filters) {
    const condition = toCondition(filter, context)
    if (filter.negated)
      conditions.push({ facet: condition.facet, holds: (summary) => !condition.holds(summary) })
    else {
      // `has:annex has:action` wants both.
      const key = filter.key === 'has' || filter.key === 'is' ? `${filter.key} ${filter.value}` : filter.key
      asked.set(key, [...(asked.get(key) ?? []), condition])
    }
  }
  for (const alternatives of asked.values())
    conditions.push({
      facet: alternatives[0]!.facet,
      holds: (summary) => alternatives.some((each) => each.holds(summary)),
    })
  return conditions
}

function toCondition({ key, value }: FilterPart, context: FilterContext): Condition {
  const wanted = fold(value).trim()
  switch (key) {
    case 'type': {
      const meanings = meaningsOf(wanted)
      return { facet: 'type', holds: ({ kind, type }) => isType(kind, meanings) || isType(type, meanings) }
    }
    case 'status': {
      const meanings = meaningsOf(wanted)
      return { facet: 'status', holds: ({ status }) => status !== undefined && meanings.has(status) }
    }
    case 'year': {
      const [from, to] = readYears(value) ?? [0, 9999]
      return { facet: 'year', holds: ({ year }) => year !== undefined && year >= from && year <= to }
    }
    case 'mechanism':
      return { facet: 'mechanism', holds: ofMechanism(wanted, context.summaries) }
    case 'lang': {
      const codes = languageCodes().get(wanted) ?? wanted
      return { facet: 'language', holds: ({ language }) => language === codes }
    }
    case 'tag':
      return { facet: 'tag', holds: withTag(wanted, context.summaries) }
    case 'person':
      return { facet: null, holds: ({ id }) => context.names(id, [value]) }
    case 'place':
      return { facet: null, holds: ({ place }) => fold(place ?? '').includes(wanted) }
    case 'in':
      return { facet: null, holds: () => true }
    case 'is':
      return readFlag('is', value) === 'mine'
        ? { facet: null, holds: ({ id }) => context.names(id, context.myNames) }
        : { facet: 'status', holds: ({ status }) => status !== undefined && meaningsOf(wanted).has(status) }
    case 'has':
      return { facet: null, holds: having(readFlag('has', value), context.summaries) }
  }
}

/** `report` is found in `final-report`. */
function isType(type: string | undefined, meanings: ReadonlySet<string>): boolean {
  return type !== undefined && (meanings.has(type) || type.split('-').some((part) => meanings.has(part)))
}

/** Mechanisms with that very name, or else those whose name begins so. */
function ofMechanism(wanted: string, summaries: Summaries): (summary: RecordSummary) => boolean {
  const mechanisms = [...summaries.values()].filter(({ kind }) => kind === 'mechanism')
  const named = (is: (name: string) => boolean) =>
    mechanisms.filter((each) => namesOf(each).some((name) => is(fold(name)))).map(({ id }) => String(id))
  const same = named((name) => name === wanted)
  const ids = new Set(same.length > 0 ? same : named((name) => name.startsWith(wanted)))
  return (summary) => mechanismsOf(summary, summaries).some((id) => ids.has(id))
}

/** That very tag, or where nothing bears it, one that begins so. */
function withTag(wanted: string, summaries: Summaries): (summary: RecordSummary) => boolean {
  const has = (is: (tag: string) => boolean) => (summary: RecordSummary) =>
    summary.tags.some((tag) => is(fold(tag)))
  const same = has((tag) => tag === wanted)
  for (const summary of summaries.values()) if (same(summary)) return same
  return has((tag) => tag.startsWith(wanted))
}

function having(flag: string | null, summaries: Summaries): (summary: RecordSummary) => boolean {
  if (flag === 'deadline') return ({ deadlines }) => (deadlines?.length ?? 0) > 0
  if (flag === 'action' || flag === 'decision')
    return ({ blocks }) => blocks?.some(({ type }) => type === flag) ?? false
  const annexed = new Set<string>()
  for (const { kind, links, trashedAt } of summaries.values())
    if (kind === 'attachment' && !trashedAt) for (const { id } of links) annexed.add(id)
  const isFile = (id: string) => summaries.get(id)?.kind === 'attachment'
  return ({ id, links }) =>
    annexed.has(id) ||
    links.some((link) => (link.relation === 'paper' || link.relation === 'mention') && isFile(link.id))
}

let codes: Map<string, string> | undefined

/** Names of the six languages, in the languages of the interface and in themselves, folded. */
function languageCodes(): Map<string, string> {
  codes ??= new Map(
    languages.flatMap((code) =>
      [...interfaceLanguages, code].map((tag) => [
        fold(new Intl.DisplayNames([tag], { type: 'language' }).of(code) ?? code),
        code,
      ]),
    ),
  )
  return codes
}
