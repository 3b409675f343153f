import type { SearchSuggestion } from '../../../shared/contract/search.ts'
import { interfaceLanguages, languages, type InterfaceLanguage } from '../../../shared/model/languages.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { fold } from '../../../shared/text/fold.ts'
import {
  filterKeys,
  flagNames,
  keyNames,
  readKey,
  type FilterKey,
} from '../../../shared/text/query-language.ts'
import { inTurns, inTurnsWhere, nextTurn } from '../in-turns.ts'
import { bestOf } from '../matching/best-of.ts'
import { isShown, mechanismsOf, type Summaries } from '../query/filter.ts'
import { wordsFor } from '../query/filter-words.ts'
import type { Naming } from '../names/naming.ts'

/** Suggestions at most. */
const most = 12

type Sources = { summaries: Summaries; naming: Pick<Naming, 'has' | 'of'> }
type Value = { value: string; count?: number }

/** What the word before the cursor of a query may become: keys that begin so, or values the library has for a key. */
export async function suggest(
  text: string,
  cursor: number,
  language: InterfaceLanguage,
  sources: Sources,
): Promise<SearchSuggestion[]> {
  const written = /(?<![^\s])-?(?:(\p{L}+)[:：](?:["“«]([^"“”«»]*)|(\S*))|(\p{L}+))$/u.exec(
    text.slice(0, cursor),
  )
  if (!written) return []
  const from = written.index + (written[0].startsWith('-') ? 1 : 0)
  const [, keyTyped, quoted, bare = '', word] = written
  if (word !== undefined) {
    const begun = fold(word)
    return filterKeys
      .map((key) => ({ key, name: keyNames[key][language] }))
      .filter(({ name }) => fold(name).startsWith(begun))
      .map(({ key, name }) => ({ kind: 'key', key, text: `${name}:`, from, to: cursor }))
  }
  const key = keyTyped === undefined ? null : readKey(keyTyped)
  if (!key) return []
  const begun = fold(quoted ?? bare)
  const isMeant = ({ value }: Value) =>
    [value, ...otherNames(key, value)].some((name) => begins(fold(name), begun))
  const values = await inTurnsWhere(await valuesOf(key, language, sources), isMeant)
  await nextTurn()
  return inOrder(key, values)
    .slice(0, most)
    .map(({ value, ...count }) => ({
      kind: 'value',
      key,
      text: `${keyTyped}:${/\s/.test(value) ? `"${value}"` : value}`,
      from,
      to: cursor,
      ...count,
    }))
}

/** What a value that is a code is called in the languages of the interface. */
function otherNames(key: FilterKey, value: string): readonly string[] {
  if (key === 'type' || key === 'status') return wordsFor(value)
  if (key !== 'lang') return []
  return interfaceLanguages.map(
    (tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(value) ?? value,
  )
}

/** Whether a value, or a word of it, begins so. */
function begins(value: string, begun: string): boolean {
  return value.startsWith(begun) || value.split(/[\s-]+/).some((part) => part.startsWith(begun))
}

/** Values of a key, with the number of records that have them; flags have none. */
async function valuesOf(
  key: FilterKey,
  language: InterfaceLanguage,
  { summaries, naming }: Sources,
): Promise<Value[]> {
  if (key === 'in' || key === 'is' || key === 'has')
    return Object.values<Record<InterfaceLanguage, string>>(flagNames[key]).map((names) => ({
      value: names[language],
    }))
  const counts = new Map<string, number>(key === 'lang' ? languages.map((code) => [code, 0]) : [])
  await inTurns([...summaries.values()], (summary) => {
    if (!isShown(summary)) return
    for (const value of new Set(valuesIn(key, summary, { summaries, naming }))) {
      if (value === undefined || value === '') continue
      const plain = value.replace(/["“”«»]/g, '')
      counts.set(plain, (counts.get(plain) ?? 0) + 1)
    }
  })
  return Array.from(counts, ([value, count]) => ({ value, count }))
}

/** Those most records have first, years the newest first, flags as they are. */
function inOrder(key: FilterKey, values: readonly Value[]): readonly Value[] {
  if (key === 'year') return values.toSorted((a, b) => Number(b.value) - Number(a.value))
  const best = bestOf(
    values.map(({ count = 0 }) => count),
    most,
    (a, b) => values[a]!.count !== undefined && values[a]!.value < values[b]!.value,
  )
  return best.map((at) => values[at]!)
}

function valuesIn(
  key: FilterKey,
  summary: RecordSummary,
  { summaries, naming }: Sources,
): readonly (string | undefined)[] {
  switch (key) {
    case 'type':
      return [summary.type ?? summary.kind]
    case 'status':
      return [summary.status]
    case 'lang':
      return [summary.language]
    case 'year':
      return [summary.year === undefined ? undefined : String(summary.year)]
    case 'mechanism':
      return mechanismsOf(summary, summaries).map((id) => {
        const mechanism = summaries.get(id)
        return mechanism?.acronym ?? mechanism?.title
      })
    case 'tag':
      return summary.tags
    case 'place':
      return naming.has(summary.id) ? naming.of('place', summary.id) : [summary.place]
    case 'person':
      if (naming.has(summary.id)) return naming.of('person', summary.id)
      return summary.kind === 'person' ? [summary.title] : (summary.blocks ?? []).map(({ owner }) => owner)
    default:
      return []
  }
}
