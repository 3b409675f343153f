import { useQuery } from '@tanstack/react-query'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { RecordLink, useSummaries } from '../../features/records/index.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './inspector.module.css'

/** What a record links to, and what links to it. */
export function LinksPanel({ summary }: { summary: RecordSummary }) {
  const t = useT()
  const ids = [...new Set(summary.links.map((link) => link.id))]
  const linked = useSummaries(ids)
  const backlinks = useQuery(useQueries().records.backlinks.queryOptions({ input: { id: summary.id } }))
  const back = backlinks.data ?? []
  if (linked.length === 0 && back.length === 0) {
    return <p className={styles['inspectorEmpty']}>{t('inspector.noLinks')}</p>
  }
  return (
    <>
      <Group title={t('inspector.linkedFrom')} records={back} />
      <Group title={t('inspector.linksTo')} records={linked} />
    </>
  )
}

function Group({ title, records }: { title: string; records: readonly RecordSummary[] }) {
  if (records.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={styles['smallHead']}>{title}</h3>
      <ul className={styles['linkList']}>
        {records.map((each) => (
          <li key={each.id}>
            <RecordLink summary={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}
