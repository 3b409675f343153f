import type { RecordId } from '../../../shared/model/ids.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './mechanisms.module.css'
import type { roleMatrix } from './role-matrix.ts'

interface RoleMatrixProps {
  matrix: ReturnType<typeof roleMatrix>
  onOpen: (id: RecordId) => void
}

/** Mechanisms down, IOM's roles across: a mark where it holds one. */
export function RoleMatrix({ matrix: { columns, groups, totals }, onOpen }: RoleMatrixProps) {
  const t = useT()
  const format = useFormat()
  return (
    <div className={styles['matrixScroll']}>
      <table className={styles['matrix']}>
        <caption className="visually-hidden">{t('mechanisms.matrixCaption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles['corner']}>
              {t('kind.mechanism')}
            </th>
            {columns.map((role) => (
              <th key={role} scope="col" className={styles['roleHead']}>
                <span>{t(`role.${role}`)}</span>
                <span className={styles['total']}>{format.number(totals.get(role) ?? 0)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ category, rows }) => (
          <tbody key={category}>
            <tr>
              <th colSpan={columns.length + 1} scope="rowgroup" className={styles['matrixGroup']}>
                {t(`categories.${category}`)}
              </th>
            </tr>
            {rows.map(({ mechanism, roles }) => (
              <tr key={mechanism.id} className={styles['matrixRow']}>
                <th scope="row" className={styles['rowHead']}>
                  <button type="button" className={styles['rowButton']} onClick={() => onOpen(mechanism.id)}>
                    <bdi>{mechanism.acronym ?? mechanism.title}</bdi>
                    {mechanism.acronym && mechanism.acronym !== mechanism.title && (
                      <bdi className={styles['rowDetail']}>{mechanism.title}</bdi>
                    )}
                  </button>
                </th>
                {columns.map((role) => (
                  <td key={role} className={styles['mark']}>
                    {roles.has(role) && (
                      <>
                        <span className={styles['dot']} aria-hidden="true" />
                        <span className="visually-hidden">{t(`role.${role}`)}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
