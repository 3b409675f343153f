import type { BundlePlan } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { KindIcon } from '../records/index.ts'
import styles from './bundles.module.css'

type Entry = BundlePlan['entries'][number]

interface PlanListProps {
  /** Everything that could come along. */
  entries: readonly Entry[]
  without: ReadonlySet<RecordId>
  onChange: (without: Set<RecordId>) => void
}

/** What comes along, with sizes: papers may be left out; what was asked for, and what it names, may not. */
export function PlanList({ entries, without, onChange }: PlanListProps) {
  const t = useT()
  const format = useFormat()
  const toggle = (id: RecordId, comes: boolean) => {
    const next = new Set(without)
    if (comes) next.delete(id)
    else next.add(id)
    onChange(next)
  }
  return (
    <ul className={styles['list']} aria-label={t('bundles.contents')}>
      {entries
        .filter(({ role }) => role !== 'named')
        .map(({ id, kind, title, role, size }) => (
          <li key={id} className={styles['row']}>
            <CheckboxField
              isSelected={!without.has(id)}
              isDisabled={role === 'chosen'}
              onChange={(comes) => toggle(id, comes)}
            >
              <KindIcon kind={kind} />
              <bdi className={styles['name']}>{title}</bdi>
            </CheckboxField>
            <span className={styles['size']}>{format.bytes(size)}</span>
          </li>
        ))}
    </ul>
  )
}
