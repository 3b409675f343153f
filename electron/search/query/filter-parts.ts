import { fold } from '../../../shared/text/fold.ts'
import { readFlag, readYears } from '../../../shared/text/query-language.ts'
import { languages, interfaceLanguages } from '../../../shared/model/languages.ts'
import { inTurns, inTurnsWhere } from '../in-turns.ts'
import { mechanismsOf, type Condition, type Summaries } from './filter.ts'
import type { FilterPart } from './query.ts'
import { meaningsOf } from './filter-words.ts'
import type { WhoIsNamed } from './find-people.ts'
import { namesOf } from '../search-fields.ts'
import { asWritten } from '../written-value.ts'

export type FilterContext = {
  summaries: Summaries
  /** Names of the person who asks, as the settings have them. */
  myNames: readonly string[]
  names: WhoIsNamed
}

/** `isUnknown` where nobody can say now what it holds for: then neither it nor its contrary holds. */
type PartCondition = Condition & { isUnknown?: boolean }

/**
 * What the filters of a query ask of a record. Filters of one key are alternatives; those with a minus each must not hold.
 * Others have their turn while the library is looked through for what they mean.
 */
export async function filterConditions(
  filters: readonly FilterPart[],
  context: FilterContext,
): Promise<Condition[]> {
  const asked = new Map<string, Condition[]>()
  const conditions: Condition[] = []
  for (const filter of filters) {
    const condition = await toCondition(filter, context)
    if (filter.negated)
      conditions.push({
        facet: condition.facet,
        holds: condition.isUnknown ? () => false : (summary) => !condition.holds(summary),
      })
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

async function toCondition({ key, value }: FilterPart, context: FilterContext): Promise<PartCondition> {
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
      return { facet: 'mechanism', holds: await ofMechanism(value, context.summaries) }
    case 'lang': {
      const code = languages.find((each) => each === wanted) ?? languageCode(wanted)
      return { facet: 'language', holds: ({ language }) => language === code }
    }
    case 'tag':
      return { facet: 'tag', holds: await withTag(value, context.summaries) }
    case 'person':
    case 'place':
      return isAmong(context.names([value], key))
    case 'in':
      return { facet: null, holds: () => true }
    case 'is': {
      if (readFlag('is', value) === 'mine') return isAmong(context.names(context.myNames.map(fold), 'person'))
      const meanings = meaningsOf(wanted)
      return { facet: 'status', holds: ({ status }) => status !== undefined && meanings.has(status) }
    }
    case 'has':
      return { facet: null, holds: await having(readFlag('has', value), context.summaries) }
  }
}

function isAmong(ids: ReadonlySet<string> | null): PartCondition {
  return { facet: null, holds: ({ id }) => ids?.has(id) ?? false, isUnknown: ids === null }
}

/** `report` is found in `final-report`. */
function isType(type: string | undefined, meanings: ReadonlySet<string>): boolean {
  return type !== undefined && (meanings.has(type) || type.split('-').some((part) => meanings.has(part)))
}

/** Mechanisms with that very name, or else those whose name begins so. */
async function ofMechanism(value: string, summaries: Summaries): Promise<Condition['holds']> {
  const mechanisms = await inTurnsWhere(summaries.values(), ({ kind }) => kind === 'mechanism')
  const meant = meantBy(value, new Set(mechanisms.flatMap(namesOf)))
  const called = mechanisms.filter((each) => namesOf(each).some((name) => meant.has(name)))
  const ids = new Set(called.map(({ id }) => String(id)))
  return (summary) => mechanismsOf(summary, summaries).some((id) => ids.has(id))
}

/** That very tag, or where nothing bears it, one that begins so. */
async function withTag(value: string, summaries: Summaries): Promise<Condition['holds']> {
  const all = new Set<string>()
  await inTurns(summaries.values(), ({ tags }) => tags.forEach((tag) => all.add(tag)))
  const meant = meantBy(value, all)
  return ({ tags }) => tags.some((tag) => meant.has(tag))
}

/** The names that are meant, by the strictest reading that fits any: as it is written, by its letters, or how it begins. */
function meantBy(value: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const [written, wanted] = [asWritten(value), fold(value).trim()]
  const begin = Array.from(names, (name) => ({ name, letters: fold(name) })).filter(({ letters }) =>
    letters.startsWith(wanted),
  )
  const same = begin.filter(({ letters }) => letters === wanted)
  const exact = written === null ? [] : same.filter(({ name }) => asWritten(name) === written)
  const meant = [exact, same, begin].find((some) => some.length > 0) ?? []
  return new Set(meant.map(({ name }) => name))
}

async function having(flag: string | null, summaries: Summaries): Promise<Condition['holds']> {
  if (flag === 'deadline') return ({ deadlines }) => (deadlines?.length ?? 0) > 0
  if (flag === 'action' || flag === 'decision')
    return ({ blocks }) => blocks?.some(({ type }) => type === flag) ?? false
  const annexed = new Set<string>()
  await inTurns(summaries.values(), ({ kind, links, trashedAt }) => {
    if (kind === 'attachment' && !trashedAt) for (const { id } of links) annexed.add(id)
  })
  const isFile = (id: string) => summaries.get(id)?.kind === 'attachment'
  return ({ id, links }) =>
    annexed.has(id) ||
    links.some((link) => (link.relation === 'paper' || link.relation === 'mention') && isFile(link.id))
}

/** Names of the six languages by language they are said in, folded; made as they are needed, for `Intl` is slow to begin. */
const codes = new Map<string, ReadonlyMap<string, string>>()

/** The code of a language that is called so, in a language of the interface or in itself; a code otherwise. */
function languageCode(name: string): string {
  for (const tag of [...interfaceLanguages, ...languages]) {
    const own = codes.get(tag) ?? languageNames(tag)
    codes.set(tag, own)
    const code = own.get(name)
    if (code !== undefined) return code
  }
  return name
}

function languageNames(tag: string): ReadonlyMap<string, string> {
  const isOfInterface = interfaceLanguages.some((each) => each === tag)
  const said = isOfInterface ? languages : languages.filter((code) => code === tag)
  const names = new Intl.DisplayNames([tag], { type: 'language' })
  return new Map(said.map((code) => [fold(names.of(code) ?? code), code]))
}
