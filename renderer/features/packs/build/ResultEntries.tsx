import type { PackEntryResult } from '../../../../shared/contract/packs.ts'
import { useT } from '../../../i18n/use-t.ts'
import { paperNote } from '../papers/paper-notes.ts'
import styles from './build.module.css'

/** Where each entry is found, how long it is, and what became of it; in sight where a slip stands for one. */
export function ResultEntries({ entries }: { entries: readonly PackEntryResult[] }) {
  const t = useT()
  return (
    <details className={styles['sizes']} open={entries.some(({ slip }) => slip !== null)}>
      <summary>{t('packs.entryByEntry')}</summary>
      <ol className={styles['resultList']} aria-label={t('packs.entryByEntry')}>
        {entries.map((entry) => (
          <li key={entry.entryId} className={styles['resultEntry']}>
            <span className={styles['resultPage']}>{placeOf(t, entry)}</span>
            <bdi>{entry.title}</bdi>
            <span className={styles['resultCount']}>{t('packs.pages', { pages: entry.pages })}</span>
            {entry.slip && <span className={styles['slip']}>{t(`packs.slip.${entry.slip}`)}</span>}
            {(entry.notes ?? []).length > 0 && (
              <span className={styles['resultNotes']}>
                {(entry.notes ?? []).map((note) => {
                  const { words, sentence, weight } = paperNote(t, note)
                  return (
                    <span key={note} data-weight={weight} title={sentence}>
                      {words}
                    </span>
                  )
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function placeOf(t: ReturnType<typeof useT>, { labels, firstPage }: PackEntryResult): string {
  const [first] = labels ?? []
  return first === undefined ? t('packs.page', { page: firstPage }) : t('packs.pageLabel', { label: first })
}
