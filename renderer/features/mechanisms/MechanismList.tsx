import type { RecordId } from '../../../shared/model/ids.ts'
import { mechanismRoles } from '../../../shared/model/mechanism/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { Badge } from '../../ui/text/Badge.tsx'
import styles from './mechanisms.module.css'
import type { MatrixGroup } from './role-matrix.ts'

interface MechanismListProps {
  groups: readonly MatrixGroup[]
  onOpen: (id: RecordId) => void
}

/** Mechanisms under their category, each with the names it is known by and IOM's roles. */
export function MechanismList({ groups, onOpen }: MechanismListProps) {
  const t = useT()
  return groups.map(({ category, rows }) => (
    <section key={category} className={styles['group']} aria-label={t(`categories.${category}`)}>
      <h2 className={styles['groupName']}>{t(`categories.${category}`)}</h2>
      <ul className={styles['cards']}>
        {rows.map(({ mechanism, roles }) => (
          <li key={mechanism.id} className={styles['card']}>
            <button type="button" className={styles['cardButton']} onClick={() => onOpen(mechanism.id)}>
              {mechanism.acronym && mechanism.acronym !== mechanism.title && (
                <span className={styles['acronym']}>{mechanism.acronym}</span>
              )}
              <bdi className={styles['cardName']}>{mechanism.title}</bdi>
            </button>
            <span className={styles['roles']}>
              {mechanismRoles
                .filter((role) => roles.has(role))
                .map((role) => (
                  <Badge key={role} tone={role === 'observer' ? 'neutral' : 'primary'}>
                    {t(`role.${role}`)}
                  </Badge>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
