import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './layout.module.css'

interface PageProps {
  title: ReactNode
  /** One sentence on what is seen here. */
  intro?: ReactNode
  actions?: ReactNode
  /** Filters and the like, under the title. */
  bar?: ReactNode
  /** Lists and tables that scroll by themselves go from edge to edge. */
  flush?: boolean
  children: ReactNode
}

/** A view in the middle: its title, what can be done, and the content that scrolls. */
export function Page({ title, intro, actions, bar, flush, children }: PageProps) {
  return (
    <article className={styles['page']}>
      <header className={styles['pageHead']}>
        <div className={styles['pageTitles']}>
          <h1 className={styles['pageTitle']}>{title}</h1>
          {intro && <p className={styles['pageIntro']}>{intro}</p>}
        </div>
        {actions && <div className={styles['pageActions']}>{actions}</div>}
      </header>
      {bar && <div className={styles['pageBar']}>{bar}</div>}
      <div className={classNames(styles['pageBody'], flush && styles['flush'])}>{children}</div>
    </article>
  )
}

export function Section({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['sectionHead']}>
        <h2 className={styles['sectionTitle']}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
