import type { ThemeV1 } from '../../../shared/model/theme/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './themes.module.css'

interface YearListProps {
  themes: readonly ThemeV1[]
  selectedYear: number | null
  onSelect: (year: number) => void
  onOpen: (theme: ThemeV1) => void
}

/** Every year as one line that opens it, with what was held and published under it. */
export function YearList({ themes, selectedYear, onSelect, onOpen }: YearListProps) {
  const t = useT()
  return (
    <ol className={styles['years']} aria-label={t('themes.title')}>
      {themes.map((theme) => (
        <li
          key={theme.id}
          id={`idm-${theme.year}`}
          className={classNames(styles['year'], theme.year === selectedYear && styles['yearSelected'])}
        >
          <button
            type="button"
            className={styles['yearButton']}
            onClick={() => onOpen(theme)}
            onFocus={() => onSelect(theme.year)}
          >
            <span className={styles['yearNumber']}>{theme.year}</span>
            <span className={theme.title ? styles['yearTitle'] : styles['yearUntitled']} dir="auto">
              {theme.title ?? t('themes.untitled')}
            </span>
          </button>
          <ul className={styles['entries']}>
            {theme.entries.map((entry) => (
              <li key={entry.id} className={styles['entry']}>
                <span
                  className={styles['swatch']}
                  style={{ background: `var(--entry-${entry.kind})` }}
                  aria-hidden="true"
                />
                <bdi>{entry.title}</bdi>
                <span className={styles['entryKind']}>{t(`themeEntry.${entry.kind}`)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
