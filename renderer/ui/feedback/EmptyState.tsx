import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './feedback.module.css'

interface EmptyStateProps {
  title: string
  /** What this place is for and how it fills. */
  children?: ReactNode
  drawing?: ReactNode
  actions?: ReactNode
  size?: 'normal' | 'compact'
}

/** Teaches what an empty place is for and offers the first step. */
export function EmptyState({ title, children, drawing, actions, size = 'normal' }: EmptyStateProps) {
  return (
    <div className={classNames(styles['empty'], size === 'compact' && styles['emptyCompact'])}>
      {drawing && <div className={styles['drawing']}>{drawing}</div>}
      <p className={styles['emptyTitle']}>{title}</p>
      {children && <div className={styles['emptyText']}>{children}</div>}
      {actions && <div className={styles['emptyActions']}>{actions}</div>}
    </div>
  )
}
