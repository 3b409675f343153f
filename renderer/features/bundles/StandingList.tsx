import type { BundleStanding, TakenRecord } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { Badge, type Tone } from '../../ui/text/Badge.tsx'
import { KindIcon } from '../records/index.ts'
import styles from './bundles.module.css'

const tones: Record<BundleStanding['stand'], Tone> = {
  new: 'good',
  there: 'primary',
  both: 'warn',
  here: 'neutral',
  same: 'neutral',
  ended: 'neutral',
}

/** What is most to be looked at comes first. */
const order: readonly BundleStanding['stand'][] = ['both', 'there', 'new', 'here', 'ended', 'same']

/** Whether taking it in would do anything. */
export const hasNews = ({ stand }: BundleStanding): boolean => ['new', 'there', 'both'].includes(stand)

interface StandingListProps {
  entries: readonly BundleStanding[]
  without: ReadonlySet<RecordId>
  onChange: (without: Set<RecordId>) => void
}

/** Every record of a bundle as it stands to the library. */
export function StandingList({ entries, without, onChange }: StandingListProps) {
  const t = useT()
  const toggle = (id: RecordId, comes: boolean) => {
    const next = new Set(without)
    if (comes) next.delete(id)
    else next.add(id)
    onChange(next)
  }
  const sorted = entries.toSorted((a, b) => order.indexOf(a.stand) - order.indexOf(b.stand))
  return (
    <ul className={styles['list']} aria-label={t('bundles.contents')}>
      {sorted.map((entry) => (
        <li key={entry.id} className={styles['row']}>
          <CheckboxField
            isSelected={hasNews(entry) && !without.has(entry.id)}
            isDisabled={!hasNews(entry)}
            onChange={(comes) => toggle(entry.id, comes)}
          >
            <KindIcon kind={entry.kind} />
            <bdi className={styles['name']}>{entry.title}</bdi>
          </CheckboxField>
          <span className={styles['stand']}>
            {entry.questions > 0 && <span>{t('bundles.questions', { count: entry.questions })}</span>}
            {entry.binned && <span>{t(`bundles.binned.${entry.binned}`)}</span>}
            <Badge tone={tones[entry.stand]}>{t(`bundles.stand.${entry.stand}`)}</Badge>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What became of each; those with something to settle can be opened at once. */
export function OutcomeList({
  entries,
  onOpen,
}: {
  entries: readonly TakenRecord[]
  onOpen: (id: RecordId) => void
}) {
  const t = useT()
  const told = entries.filter(({ outcome }) => outcome !== 'unchanged')
  return (
    <ul className={styles['list']} aria-label={t('bundles.outcomes')}>
      {told
        .toSorted((a, b) => Number(b.outcome === 'waiting') - Number(a.outcome === 'waiting'))
        .map(({ id, kind, title, outcome }) => (
          <li key={id} className={styles['row']}>
            <Button variant="quiet" onPress={() => onOpen(id)}>
              <KindIcon kind={kind} />
              <bdi className={styles['name']}>{title}</bdi>
            </Button>
            <Badge tone={outcome === 'waiting' ? 'warn' : 'good'}>{t(`bundles.outcome.${outcome}`)}</Badge>
          </li>
        ))}
    </ul>
  )
}
