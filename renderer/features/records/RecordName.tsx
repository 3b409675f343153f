import type { RecordSummary } from '../../../shared/model/summary.ts'
import { KindIcon } from './kind-icon.tsx'
import styles from './records.module.css'

/** A record's title as tables show it, with its symbol or acronym. */
export function RecordName({ summary }: { summary: RecordSummary }) {
  const mark = summary.symbol ?? summary.acronym
  return (
    <span className={styles['name']}>
      <KindIcon kind={summary.kind} />
      <bdi className={styles['title']}>{summary.title}</bdi>
      {mark && <bdi className={styles['symbol']}>{mark}</bdi>}
    </span>
  )
}
