import type { ReactNode } from 'react'
import styles from './home.module.css'

export function Card({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['card']} aria-label={title}>
      <div className={styles['cardHead']}>
        <h2 className={styles['cardTitle']}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
