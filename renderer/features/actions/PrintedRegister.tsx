import { createPortal } from 'react-dom'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './print.module.css'
import { rowKey, type RegisterGroup } from './register.ts'

interface PrintedRegisterProps {
  groups: readonly RegisterGroup[]
  today: string
  nameOf: (group: RegisterGroup) => string
}

/** The whole register as a plain table, seen on paper only: what is on the screen is cut to what is in sight. */
export function PrintedRegister({ groups, today, nameOf }: PrintedRegisterProps) {
  const t = useT()
  const format = useFormat()
  return createPortal(
    <div className={styles['sheet']}>
      <h1>{t('actions.title')}</h1>
      <p>{format.day(today)}</p>
      {groups.map((group) => (
        <table key={group.key} className={styles['table']}>
          <caption>{nameOf(group)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('actions.what')}</th>
              <th scope="col">{t('actions.owner')}</th>
              <th scope="col">{t('actions.due')}</th>
              <th scope="col">{t('actions.source')}</th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <tr key={rowKey(row)}>
                <td dir="auto">
                  {row.type === 'action' ? (row.state === 'open' ? '☐ ' : '☑ ') : ''}
                  {row.text}
                </td>
                <td dir="auto">{row.owner}</td>
                <td>{row.due && format.dayShort(row.due)}</td>
                <td dir="auto">{row.documentTitle}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>,
    document.body,
  )
}
