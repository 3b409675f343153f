import { Plus } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Page } from '../../ui/layout/Page.tsx'
import { useWidth } from '../../ui/layout/use-width.ts'
import styles from './themes.module.css'
import { kindCounts } from './timeline-marks.ts'
import { useThemes } from './use-themes.ts'
import { YearList } from './YearList.tsx'

// Plot is large and only this view draws with it.
const DialogueTimeline = lazy(async () => ({
  default: (await import('./DialogueTimeline.tsx')).DialogueTimeline,
}))

/** The dialogue over the years: a skyline to look at, and the list that says the same. */
export function ThemesView() {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { themes, isPending, error } = useThemes()
  const [element, width] = useWidth<HTMLDivElement>()
  const [selected, setSelected] = useState<number | null>(null)
  const counts = useMemo(() => kindCounts(themes), [themes])
  const entries = themes.reduce((sum, theme) => sum + theme.entries.length, 0)

  const select = useCallback((year: number) => {
    setSelected(year)
    document.getElementById(`idm-${year}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [])
  const create = useMutation({
    networkMode: 'always',
    mutationFn: (year: number) => client.records.create({ kind: 'theme', year }),
    onSuccess: ({ record }) => openRecord(record.id),
    onError: (failure) => showToast({ text: errorSentence(t, failure), tone: 'bad' }),
  })
  const nextYear = Math.max(2001, ...themes.map((theme) => theme.year + 1))

  return (
    <Page
      title={t('themes.title')}
      intro={themes.length > 0 ? t('themes.intro', { years: themes.length, entries }) : undefined}
      actions={
        <Button
          icon={<Plus size={15} />}
          isDisabled={create.isPending}
          onPress={() => create.mutate(nextYear)}
        >
          {t('themes.new', { year: String(nextYear) })}
        </Button>
      }
    >
      {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
      <div ref={element} className={styles['skyline']}>
        {isPending ? (
          <Skeleton lines={8} />
        ) : themes.length === 0 ? (
          <EmptyState title={t('themes.empty')} drawing={<Drawing name="calendar" />}>
            <p>{t('themes.emptyText')}</p>
          </EmptyState>
        ) : (
          <>
            {width > 0 && (
              <Suspense fallback={<Skeleton lines={5} />}>
                <DialogueTimeline themes={themes} width={width} selectedYear={selected} onSelect={select} />
              </Suspense>
            )}
            <ul className={styles['legend']}>
              {counts.map(({ kind, count }) => (
                <li key={kind}>
                  <span
                    className={styles['swatch']}
                    style={{ background: `var(--entry-${kind})` }}
                    aria-hidden="true"
                  />
                  {t(`themeEntry.${kind}`)} <span className={styles['count']}>{format.number(count)}</span>
                </li>
              ))}
            </ul>
            <YearList
              themes={themes}
              selectedYear={selected}
              onSelect={setSelected}
              onOpen={(theme) => openRecord(theme.id)}
            />
          </>
        )}
      </div>
    </Page>
  )
}
