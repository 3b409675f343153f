import { FileX2 } from 'lucide-react'
import { useT } from '../../../i18n/use-t.ts'
import styles from './tree.module.css'

/** Stands where a paper of the last issue was: one page keeps its number. */
export function WithdrawnRow({ title, label }: { title: string; label: string }) {
  const t = useT()
  return (
    <div className={styles['line']}>
      <span className={styles['grip']} />
      <span className={styles['chevron']} />
      <span className={styles['number']}>
        <FileX2 size={15} aria-hidden="true" />
      </span>
      <div className={styles['main']}>
        <del className={styles['gone']}>
          <bdi>{title}</bdi>
        </del>
        <span className={styles['facts']}>{t('packs.tree.withdrawn')}</span>
      </div>
      <span className={styles['pages']}>
        <span className={styles['count']}>{t('packs.pages', { pages: 1 })}</span>
        <bdi className={styles['range']}>{label}</bdi>
      </span>
      <span />
    </div>
  )
}
