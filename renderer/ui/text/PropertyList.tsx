import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './text.module.css'

interface PropertyListProps {
  /** In the inspector the name stands above its value. */
  layout?: 'wide' | 'narrow'
  children: ReactNode
}

export function PropertyList({ layout = 'wide', children }: PropertyListProps) {
  return (
    <dl className={classNames(styles['properties'], layout === 'narrow' && styles['narrow'])}>{children}</dl>
  )
}

export function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className={styles['term']}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </>
  )
}
