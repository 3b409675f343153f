import { classNames } from '../class-names.ts'
import { splitKeys } from '../keys.ts'
import styles from './text.module.css'

/** Keys as they are printed on this machine's keyboard; `keys` is written `Mod+Shift+F`. */
export function Keys({ keys, tone = 'page' }: { keys: string; tone?: 'page' | 'inverse' }) {
  return (
    <kbd className={classNames(styles['keys'], tone === 'inverse' && styles['inverse'])}>
      {splitKeys(keys).map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </kbd>
  )
}
