import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { VirtualList } from '../../ui/collection/VirtualList.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem } from '../records/index.ts'
import { Chips } from './Chips.tsx'
import { Facets } from './Facets.tsx'
import { HitRow } from './HitRow.tsx'
import { SaveSearch } from './SaveSearch.tsx'
import { hasFilters, noFilters, typedFilters, withoutPart } from './search-filters.ts'
import styles from './search.module.css'
import { Teaching } from './Teaching.tsx'
import { useAnswer } from './use-answer.ts'
import { useIndexed } from './use-reading.ts'

/** Everything that was found for the text in the bar above, and ways to narrow it. */
export function SearchView() {
  const t = useT()
  const format = useFormat()
  const { searchText, searchFilters: filters, search } = useWorkspace()
  const text = searchText.trim()
  const query = useAnswer(text, filters)
  const indexed = useIndexed() ?? 0
  if (text === '' && !hasFilters(filters)) {
    return (
      <Page title={t('search.title')}>
        <Teaching />
      </Page>
    )
  }
  const answer = query.data
  // Told as it happens; never all of it while the answer is of less.
  const read = Math.min(0.99, Math.max(answer?.indexed ?? 0, indexed))
  const narrow = (next: typeof filters) => search(searchText, next)
  const typed = typedFilters(text)
  const withoutFilters = () =>
    search(
      typed.toReversed().reduce((left, part) => withoutPart(left, part), text),
      noFilters,
    )
  return (
    <Page
      title={t('search.title')}
      intro={
        answer && (
          <>
            <span aria-live="polite">
              {answer.text === ''
                ? t('search.resultsOfFilters', { total: answer.total })
                : t('search.results', { total: answer.total, text: answer.text })}
            </span>
            <span className={styles['time']}>
              {t('search.time', { ms: format.number(Math.max(1, Math.round(answer.ms))) })}
            </span>
          </>
        )
      }
      actions={<SaveSearch text={text} filters={filters} />}
      bar={<Chips text={text} filters={filters} onSearch={search} />}
      flush
    >
      <div className={styles['layout']}>
        <Facets counts={answer?.facets ?? []} filters={filters} onChange={narrow} />
        <div className={styles['hits']} aria-busy={query.isPlaceholderData}>
          {answer && answer.indexed < 1 && (
            <div className={styles['notes']}>
              <Notice>{t('search.indexing', { share: format.percent(read) })}</Notice>
            </div>
          )}
          {query.error && <RecordProblem error={query.error} onRetry={() => void query.refetch()} />}
          {answer && answer.hits.length === 0 && (
            <EmptyState
              title={t('search.nothing')}
              drawing={<Drawing name="lens" />}
              actions={
                (hasFilters(filters) || typed.length > 0) && (
                  <Button onPress={withoutFilters}>{t('search.clear')}</Button>
                )
              }
            >
              {t('search.nothingText')}
            </EmptyState>
          )}
          {answer && answer.hits.length > 0 && (
            <VirtualList
              label={t('search.found')}
              rows={answer.hits}
              idOf={(hit) => hit.summary.id}
              estimate={79}
            >
              {(_hit, index) => (
                <HitRow text={answer.text} hits={answer.hits} index={index} isReading={answer.indexed < 1} />
              )}
            </VirtualList>
          )}
          {answer && answer.total > answer.hits.length && (
            <p className={styles['rest']}>{t('search.first', { count: answer.hits.length })}</p>
          )}
        </div>
      </div>
    </Page>
  )
}
