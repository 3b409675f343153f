import { useQuery } from '@tanstack/react-query'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Backups } from './health/Backups.tsx'
import { FileCheck } from './health/FileCheck.tsx'
import { WholeLibrary } from './health/WholeLibrary.tsx'
import styles from './settings.module.css'

/** How the library is: its files, its backups, what it met by itself, and the ways back. */
export function LibraryHealth() {
  const t = useT()
  const format = useFormat()
  const status = useQuery(useQueries().library.status.queryOptions())
  const notices = status.data?.notices ?? []
  return (
    <div className={styles['health']}>
      <FileCheck />
      <h3 className={styles['subtitle']}>{t('settings.notices')}</h3>
      {notices.length === 0 && <p className={styles['soft']}>{t('settings.noNotices')}</p>}
      <ul>
        {notices.map((notice, index) => (
          <li key={`${notice.at}-${index}`} className={styles['notice']}>
            <span>
              {t(`notice.${notice.code}`)} <bdi className={styles['soft']}>{notice.fileName}</bdi>
            </span>
            <span className={styles['soft']}>{format.moment(notice.at)}</span>
          </li>
        ))}
      </ul>
      <h3 className={styles['subtitle']}>{t('backups.title')}</h3>
      <Backups />
      <WholeLibrary />
      {status.data && (
        <p className={styles['soft']}>{t('settings.version', { version: status.data.version })}</p>
      )}
    </div>
  )
}
