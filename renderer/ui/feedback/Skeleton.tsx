import { useT } from '../../i18n/use-t.ts'
import styles from './feedback.module.css'

const widths = ['38%', '92%', '84%', '61%', '88%', '45%', '73%', '80%']

/** Stands where content is about to be; says so to screen readers once. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const t = useT()
  return (
    <output className={styles['skeleton']}>
      <span className="visually-hidden">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div
          key={index}
          className={styles['bone']}
          style={{ inlineSize: widths[index % widths.length] }}
          aria-hidden="true"
        />
      ))}
    </output>
  )
}
