import { useQueries as useManyQueries, useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { FilterKey } from '../../../shared/text/query-language.ts'
import { flagNames, keyNames } from '../../../shared/text/query-language.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import styles from './search.module.css'
import { useInterfaceLanguage } from '../../i18n/use-interface-language.ts'

/** Keys whose examples are values the library has. */
const ofLibrary = ['type', 'year', 'mechanism', 'person', 'tag', 'lang'] as const

/** What can be written in the search, by examples that find something in this library. */
export function Teaching() {
  const t = useT()
  const examples = useExamples()
  return (
    <EmptyState title={t('search.prompt')} drawing={<Drawing name="lens" />}>
      <p>{t('search.promptText')}</p>
      <ul className={styles['examples']} aria-label={t('search.examples')}>
        {examples.map(({ key, text }) => (
          <li key={key}>
            <Button
              className={styles['example'] ?? ''}
              onPress={() => useWorkspace.getState().search(text, {})}
            >
              <bdi>{text}</bdi>
            </Button>
            <span>{t(`search.example.${key}`)}</span>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}

type ExampleKey = (typeof ofLibrary)[number] | 'phrase' | 'without' | 'in' | 'has' | 'is'

function useExamples(): { key: ExampleKey; text: string }[] {
  const queries = useQueries()
  const language = useInterfaceLanguage()
  const name = (key: FilterKey) => keyNames[key][language]
  const suggested = useManyQueries({
    queries: ofLibrary.map((key) => {
      const text = `${name(key)}:`
      return queries.search.suggest.queryOptions({ input: { text, cursor: text.length, language } })
    }),
  })
  const newest = useQuery(
    queries.records.list.queryOptions({ input: { filter: { kinds: ['document'] }, limit: 1 } }),
  )
  const words = newest.data?.items[0]?.title.match(/\p{L}{4,}/gu) ?? []
  const phrase = newest.data?.items[0]?.title.match(/^[\p{L}’']+(?:\s[\p{L}’']+){1,3}/u)?.[0]
  const values = ofLibrary.flatMap((key, at) => {
    const texts = suggested[at]?.data?.map((each) => each.text) ?? []
    const [first] = texts
    if (!first) return []
    // Years come newest first: from the third to the newest.
    const years = texts.slice(0, 3).map((text) => text.slice(text.indexOf(':') + 1))
    const span = `${name('year')}:${years.at(-1)}..${years[0]}`
    return [{ key, text: key === 'year' ? span : first }]
  })
  const type = values.find(({ key }) => key === 'type')?.text
  return [
    ...(phrase ? [{ key: 'phrase' as const, text: `"${phrase}"` }] : []),
    ...(words[0] && type ? [{ key: 'without' as const, text: `${words[0]} -${type}` }] : []),
    ...(words[0]
      ? [{ key: 'in' as const, text: `${words[0]} ${name('in')}:${flagNames.in.title[language]}` }]
      : []),
    ...values,
    { key: 'has', text: `${name('has')}:${flagNames.has.annex[language]}` },
    { key: 'is', text: `${name('is')}:${flagNames.is.mine[language]}` },
  ]
}
