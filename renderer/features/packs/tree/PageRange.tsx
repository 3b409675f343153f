import { useT } from '../../../i18n/use-t.ts'
import type { PageSpan } from '../papers/page-plan.ts'
import styles from './tree.module.css'

/** How many pages, and which: with a sign where a length before them is not known yet. */
export function PageRange({ first, last, pages, isSure, isLate }: PageSpan) {
  const t = useT()
  const range = first === last ? first : `${first}–${last}`
  return (
    <span className={styles['pages']} data-late={isLate || undefined} data-about={!isSure || undefined}>
      <span className={styles['count']}>{pages === null ? '' : t('packs.pages', { pages })}</span>
      <bdi className={styles['range']} title={isSure ? undefined : t('packs.tree.about')}>
        <span className="visually-hidden">
          {t(isSure ? 'packs.tree.pagesAre' : 'packs.tree.pagesAbout', { first, last })}
        </span>
        <span aria-hidden="true">{isSure ? range : `≈ ${range}`}</span>
      </bdi>
    </span>
  )
}
