import { FileQuestion } from 'lucide-react'
import { Fragment } from 'react'
import { Button as PlainButton } from 'react-aria-components'
import type { SearchHit, SearchPlace } from '../../../shared/contract/search.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
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
  const labels = [
    { style: 'similar', text: similarTo === undefined ? '' : t('search.similar', { word: similarTo }) },
    { style: 'where', text: whereOf(t, place) },
  ].filter((label) => label.text !== '')
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
      <span className={styles['hitTitle']} dir="auto">
        <Highlighted {...title} />
      </span>
      <span className={styles['hitMeta']}>{about.join(' · ')}</span>
      <span className={styles['snippet']} dir="auto">
        {labels.map(({ style, text: label }) => (
          <Fragment key={style}>
            {/* Isolated, so that the passage alone says which way it runs; the gap belongs to the passage. */}
            <bdi className={styles[style]}>{label}</bdi>
            {'\u2002'}
          </Fragment>
        ))}
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

/** The page or number of a passage. */
function whereOf(t: Translate, place: SearchPlace | undefined): string {
  if (place?.page !== undefined) return t('search.page', { page: place.page })
  if (place?.number === undefined) return ''
  return /^\d/.test(place.number) ? t('search.paragraph', { number: place.number }) : place.number
}

/** The arrows go from hit to hit; above the first one is the box. */
function step(to: number): void {
  const shown = to < 0 ? document.getElementById('search') : document.querySelector(`[data-hit="${to}"]`)
  if (shown instanceof HTMLElement) shown.focus()
}
