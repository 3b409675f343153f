import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { VirtualList } from '../../ui/collection/VirtualList.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { Highlighted } from '../../ui/text/Highlighted.tsx'
import { KindIcon, RecordProblem, typeName } from '../records/index.ts'
import { Facets } from './Facets.tsx'
import { hasFilters, noFilters, toSearchInput, type SearchFilters } from './search-filters.ts'
import styles from './search.module.css'

/** Everything that was found for the text in the bar above, and ways to narrow it. */
export function SearchView() {
  const t = useT()
  const format = useFormat()
  const queries = useQueries()
  const searchText = useWorkspace((state) => state.searchText)
  const [filters, setFilters] = useState<SearchFilters>(noFilters)
  const text = searchText.trim()
  const query = useQuery(
    queries.search.query.queryOptions({
      input: toSearchInput(text, filters),
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  )
  if (text === '') {
    return (
      <Page title={t('search.title')}>
        <EmptyState title={t('search.prompt')} drawing={<Drawing name="lens" />}>
          {t('search.promptText')}
        </EmptyState>
      </Page>
    )
  }
  const answer = query.data
  return (
    <Page
      title={t('search.title')}
      intro={<span aria-live="polite">{answer && t('search.results', { total: answer.total, text })}</span>}
      flush
    >
      <div className={styles['layout']}>
        <Facets filters={filters} onChange={setFilters} />
        <div className={styles['hits']}>
          {answer && answer.indexed < 1 && (
            <div className={styles['notes']}>
              <Notice>{t('search.indexing', { share: format.percent(answer.indexed) })}</Notice>
            </div>
          )}
          {query.error && <RecordProblem error={query.error} onRetry={() => void query.refetch()} />}
          {answer && answer.hits.length === 0 && (
            <EmptyState
              title={t('search.nothing')}
              drawing={<Drawing name="lens" />}
              actions={
                hasFilters(filters) && (
                  <Button onPress={() => setFilters(noFilters)}>{t('search.clear')}</Button>
                )
              }
            >
              {t('search.nothingText')}
            </EmptyState>
          )}
          {answer && answer.hits.length > 0 && (
            <VirtualList
              label={t('search.title')}
              rows={answer.hits}
              idOf={(hit) => hit.summary.id}
              estimate={76}
            >
              {(hit) => <Hit hit={hit} />}
            </VirtualList>
          )}
        </div>
      </div>
    </Page>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const t = useT()
  const format = useFormat()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { summary } = hit
  const about = [
    summary.symbol ?? summary.acronym,
    typeName(t, summary),
    summary.start ? format.dayShort(summary.start) : summary.year,
    hit.similarTo && t('search.similar', { word: hit.similarTo }),
  ].filter(Boolean)
  return (
    <PlainButton className={styles['hit'] ?? ''} onPress={() => openRecord(summary.id)}>
      <KindIcon kind={summary.kind} />
      <span className={styles['hitTitle']}>
        <Highlighted {...hit.title} />
      </span>
      <span className={styles['hitMeta']}>{about.join(' · ')}</span>
      {hit.snippet && (
        <span className={styles['snippet']} dir="auto">
          <Highlighted {...hit.snippet} />
        </span>
      )}
    </PlainButton>
  )
}
