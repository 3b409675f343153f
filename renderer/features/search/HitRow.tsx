import { FileQuestion } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Highlighted } from '../../ui/text/Highlighted.tsx'
import { KindIcon, typeName } from '../records/index.ts'
import styles from './search.module.css'
import { useOpenHit } from './use-open-hit.ts'
import { useSnippet } from './use-snippet.ts'

interface HitRowProps {
  text: string
  hits: readonly SearchHit[]
  index: number
  /** Whether the index is still reading. */
  isReading: boolean
}

/** A hit; the place of its passage is kept free until the passage comes, so that nothing below it moves. */
export function HitRow({ text, hits, index, isReading }: HitRowProps) {
  const t = useT()
  const format = useFormat()
  const open = useOpenHit(text)
  const found = useSnippet(text, hits, index, isReading)
  const hit = hits[index]
  if (!hit) return null
  const { summary } = hit
  const { title, similarTo, place, snippet, withoutText } = { ...hit, ...found }
  const about = [
    summary.symbol ?? summary.acronym,
    typeName(t, summary),
    summary.start ? format.dayShort(summary.start) : summary.year,
  ].filter(Boolean)
  return (
    <PlainButton
      className={styles['hit'] ?? ''}
      data-hit={index}
      onPress={() => open(summary.id)}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (by !== undefined) step(index + by)
        else event.continuePropagation()
      }}
    >
      <KindIcon kind={summary.kind} />
      <span className={styles['hitTitle']}>
        <Highlighted {...title} />
      </span>
      <span className={styles['hitMeta']}>{about.join(' · ')}</span>
      <span className={styles['snippet']} dir="auto">
        {similarTo !== undefined && (
          <span className={styles['similar']}>{t('search.similar', { word: similarTo })}</span>
        )}
        {place?.page !== undefined && (
          <span className={styles['where']}>{t('search.page', { page: place.page })}</span>
        )}
        {place?.number !== undefined && (
          <span className={styles['where']}>
            {/^\d/.test(place.number) ? t('search.paragraph', { number: place.number }) : place.number}
          </span>
        )}
        {withoutText ? (
          <span className={styles['noText']}>
            <FileQuestion size={13} aria-hidden="true" /> {t('search.noText')}
          </span>
        ) : (
          snippet && <Highlighted {...snippet} />
        )}
      </span>
    </PlainButton>
  )
}

/** The arrows go from hit to hit; above the first one is the box. */
function step(to: number): void {
  const shown = to < 0 ? document.getElementById('search') : document.querySelector(`[data-hit="${to}"]`)
  if (shown instanceof HTMLElement) shown.focus()
}
