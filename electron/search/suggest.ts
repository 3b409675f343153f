import type { SearchSuggestion } from '../../shared/contract/search.ts'
import { languages, type InterfaceLanguage } from '../../shared/model/languages.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { fold } from '../../shared/text/fold.ts'
import { filterKeys, flagNames, keyNames, readKey, type FilterKey } from '../../shared/text/query-language.ts'
import { isShown } from './filter.ts'

/** Suggestions at most. */
const most = 12

/** What the word before the cursor of a query may become: keys that begin so, or values the library has for a key. */
export function suggest(
  text: string,
  cursor: number,
  language: InterfaceLanguage,
  summaries: Iterable<RecordSummary>,
): SearchSuggestion[] {
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
  return valuesOf(key, language, summaries)
    .filter(
      (value) =>
        fold(value)
          .split(/[\s-]+/)
          .some((part) => part.startsWith(begun)) || fold(value).startsWith(begun),
    )
    .slice(0, most)
    .map((value) => ({
      kind: 'value',
      key,
      text: `${keyTyped}:${/\s/.test(value) ? `"${value}"` : value}`,
      from,
      to: cursor,
    }))
}

function valuesOf(key: FilterKey, language: InterfaceLanguage, summaries: Iterable<RecordSummary>): string[] {
  const counts = new Map<string, number>()
  const add = (value: string | undefined) => {
    if (value) counts.set(value.replace(/["“”«»]/g, ''), (counts.get(value) ?? 0) + 1)
  }
  if (key === 'in' || key === 'is' || key === 'has')
    for (const names of Object.values<Record<InterfaceLanguage, string>>(flagNames[key])) add(names[language])
  else if (key === 'lang') for (const code of languages) add(code)
  else for (const summary of summaries) if (isShown(summary)) valuesIn(key, summary).forEach(add)
  if (key === 'year') return [...counts.keys()].toSorted().toReversed()
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value)
}

function valuesIn(key: FilterKey, summary: RecordSummary): (string | undefined)[] {
  switch (key) {
    case 'type':
      return [summary.type ?? summary.kind]
    case 'status':
      return [summary.status]
    case 'year':
      return [summary.year === undefined ? undefined : String(summary.year)]
    case 'mechanism':
      return summary.kind === 'mechanism' ? [summary.acronym ?? summary.title] : []
    case 'tag':
      return summary.tags
    case 'place':
      return [summary.place]
    case 'person':
      return summary.kind === 'person' ? [summary.title] : (summary.blocks ?? []).map(({ owner }) => owner)
    default:
      return []
  }
}
