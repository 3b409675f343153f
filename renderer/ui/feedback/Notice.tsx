import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './feedback.module.css'

interface NoticeProps {
  tone?: 'plain' | 'good' | 'warn' | 'bad'
  children: ReactNode
  action?: ReactNode
}

/** A sentence that stays where it matters, with what can be done about it. */
export function Notice({ tone = 'plain', children, action }: NoticeProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classNames(styles['notice'], tone !== 'plain' && styles[`notice${tone}`])}
    >
      <div className={styles['noticeText']}>{children}</div>
      {action}
    </div>
  )
}
