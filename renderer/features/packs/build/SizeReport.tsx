import type { PackEntryResult } from '../../../../shared/contract/packs.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { withCustom } from '../../../ui/custom-properties.ts'
import styles from './build.module.css'

const mostShown = 12

/** Which entries make the file large, and which of their pictures: the largest first. `whole` in bytes. */
export function SizeReport({ entries, whole }: { entries: readonly PackEntryResult[]; whole: number }) {
  const t = useT()
  const format = useFormat()
  const sized = entries
    .flatMap((entry) => (entry.size === undefined ? [] : [{ ...entry, size: entry.size }]))
    .toSorted((one, other) => other.size - one.size)
    .slice(0, mostShown)
  if (sized.length === 0) return null
  return (
    <details className={styles['sizes']}>
      <summary>{t('packs.sizes')}</summary>
      <ol>
        {sized.map(({ entryId, title, size, images = [] }) => (
          <li
            key={entryId}
            className={styles['sized']}
            style={withCustom({ '--share': whole > 0 ? size / whole : 0 })}
          >
            <bdi>{title}</bdi>
            <span>{format.bytes(size)}</span>
            {images.map(({ page, width, height, bytes }) => (
              <span key={`${page} ${width} ${height} ${bytes}`} className={styles['picture']}>
                {t('packs.picture', { page, width, height, size: format.bytes(bytes) })}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </details>
  )
}
