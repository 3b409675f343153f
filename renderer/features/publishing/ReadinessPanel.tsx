import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import styles from './publishing.module.css'

// The editor's part of it is loaded with the editor.
const Findings = lazy(async () => ({ default: (await import('./OpenFindings.tsx')).OpenFindings }))

/** "Ready to publish?": what stands in the way, as of the last save, each with its rule, its place and mostly its cure. */
export function ReadinessPanel({ id, onProperties }: { id: RecordId; onProperties: () => void }) {
  const t = useT()
  const query = useQuery(
    useQueries().typesetting.preflight.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  )
  if (query.isPending) return <Skeleton lines={4} />
  if (!query.data) return <Notice tone="bad">{errorSentence(t, query.error)}</Notice>
  const count = query.data.length
  return (
    <section aria-label={t('readiness.title')} className={styles['readiness']}>
      <h3 className={styles['title']}>{t('readiness.title')}</h3>
      <output className={styles['verdict']} data-ready={count === 0 || undefined}>
        {count === 0 ? t('readiness.ready') : t('readiness.count', { count })}
      </output>
      <p className={styles['hint']}>{t('readiness.saved')}</p>
      {count > 0 && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <Findings id={id} findings={query.data} onProperties={onProperties} />
        </Suspense>
      )}
    </section>
  )
}
