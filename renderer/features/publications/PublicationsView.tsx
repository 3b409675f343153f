import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { publicationSeries } from '../../../shared/model/publication/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { VirtualList } from '../../ui/collection/VirtualList.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem, useRecords } from '../records/index.ts'
import { findPublications, groupPublications, type PublicationOrder } from './publication-groups.ts'
import styles from './publications.module.css'

type Line = { key: string; heading: string; count: number } | { key: string; item: RecordSummary }

/** What one cites, by series or by year. */
export function PublicationsView() {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { rows, total, isLoading, error, retry, readOn } = useRecords(
    { kinds: ['publication'] },
    'title',
    false,
  )
  const [order, setOrder] = useState<PublicationOrder>('series')
  const [text, setText] = useState('')
  useEffect(() => {
    if (rows.length < total) readOn()
  }, [rows.length, total, readOn])

  const lines = useMemo(() => {
    const name = (key: string) => {
      const series = publicationSeries.find((each) => each === key)
      return series ? t(`series.${series}`) : key || t('publications.noYear')
    }
    return groupPublications(findPublications(rows, text), order, format.collator).flatMap(
      (group): Line[] => [
        { key: `group ${group.key}`, heading: name(group.key), count: group.items.length },
        ...group.items.map((item) => ({ key: item.id, item })),
      ],
    )
  }, [rows, text, order, format, t])
  const create = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      client.records.create({
        kind: 'publication',
        series: 'other',
        title: text.trim() || t('publications.untitled'),
      }),
    onSuccess: ({ record }) => openRecord(record.id),
    onError: (failure) => showToast({ text: errorSentence(t, failure), tone: 'bad' }),
  })
  const newButton = (
    <Button
      variant="primary"
      icon={<Plus size={15} />}
      isDisabled={create.isPending}
      onPress={() => create.mutate()}
    >
      {t('publications.new')}
    </Button>
  )
  return (
    <Page
      flush
      title={t('publications.title')}
      actions={
        <>
          <SegmentedControl<PublicationOrder>
            label={t('publications.order')}
            value={order}
            options={[
              { value: 'series', label: t('publications.bySeries') },
              { value: 'year', label: t('publications.byYear') },
            ]}
            onChange={setOrder}
          />
          {newButton}
        </>
      }
      bar={
        rows.length > 0 && (
          <search className={styles['filter']} aria-label={t('publications.narrow')}>
            <TextField
              label={t('publications.filter')}
              hideLabel
              placeholder={t('publications.filter')}
              value={text}
              onChange={setText}
            />
          </search>
        )
      }
    >
      {error ? (
        <RecordProblem error={error} onRetry={retry} />
      ) : isLoading ? (
        <Skeleton lines={10} />
      ) : lines.length === 0 ? (
        <EmptyState
          title={t(rows.length === 0 ? 'publications.empty' : 'publications.none')}
          drawing={<Drawing name={rows.length === 0 ? 'pages' : 'lens'} />}
          actions={newButton}
        >
          {t('publications.emptyText')}
        </EmptyState>
      ) : (
        <VirtualList<Line>
          label={t('publications.title')}
          rows={lines}
          idOf={(line) => line.key}
          estimate={36}
        >
          {(line) =>
            'heading' in line ? (
              <h2 className={styles['heading']}>
                <bdi>{line.heading}</bdi> <span className={styles['count']}>{format.number(line.count)}</span>
              </h2>
            ) : (
              <button type="button" className={styles['row']} onClick={() => openRecord(line.item.id)}>
                <span className={styles['year']}>{line.item.year}</span>
                <span>
                  <bdi className={styles['workTitle']}>{line.item.title}</bdi>
                  {line.item.subtitle && <bdi className={styles['subtitle']}>{line.item.subtitle}</bdi>}
                </span>
              </button>
            )
          }
        </VirtualList>
      )}
    </Page>
  )
}
