import type { VerifyProgress } from '../../../../shared/contract/library.ts'
import { useT } from '../../../i18n/use-t.ts'
import { damageReason } from './damage-reason.ts'
import styles from './health.module.css'

/** Files that failed their check, each with why. */
export function DamagedList({ files }: { files: VerifyProgress['damaged'] }) {
  const t = useT()
  return (
    <ul className={styles['files']}>
      {files.map(({ fileName, reason }) => (
        <li key={fileName}>
          <bdi>{fileName}</bdi> <span className={styles['soft']}>{damageReason(t, reason)}</span>
        </li>
      ))}
    </ul>
  )
}
