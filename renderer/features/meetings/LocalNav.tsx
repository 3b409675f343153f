import { useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './meeting-page.module.css'

interface LocalNavProps {
  /** Ids of the parts on the page, in order, with their names and how much each holds. */
  parts: readonly { id: string; name: string; count?: number }[]
}

/** The parts of a long page: goes to one, and shows which is in sight. */
export function LocalNav({ parts }: LocalNavProps) {
  const t = useT()
  const [current, setCurrent] = useState(parts[0]?.id)
  /** Set by a press: the last parts of a page cannot come to its top, and are current all the same. */
  const pinned = useRef(false)
  const ids = parts.map((part) => part.id).join(' ')
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined') return undefined
    const inSight = new Set<string>()
    const order = ids.split(' ')
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target.id)
        else inSight.delete(target.id)
      }
      const first = order.find((id) => inSight.has(id))
      if (first && !pinned.current) setCurrent(first)
      pinned.current = false
    }
    // Current is what lies on a line a quarter down the window.
    const observer = new IntersectionObserver(look, { rootMargin: '-25% 0px -74% 0px' })
    for (const id of order) {
      const part = document.getElementById(id)
      if (part) observer.observe(part)
    }
    return () => observer.disconnect()
  }, [ids])
  return (
    <nav className={styles['localNav']} aria-label={t('meetings.parts')}>
      {parts.map((part) => (
        <button
          key={part.id}
          type="button"
          className={styles['localLink']}
          aria-current={current === part.id ? 'location' : undefined}
          onClick={() => {
            const target = document.getElementById(part.id)
            if (target) goTo(target)
            pinned.current = true
            setCurrent(part.id)
          }}
        >
          {part.name}
          {part.count !== undefined && part.count > 0 && (
            <span className={styles['localCount']}>{part.count}</span>
          )}
        </button>
      ))}
    </nav>
  )
}

/** Scrolls the page's own body and nothing around it: `scrollIntoView` would move the whole window. */
function goTo(part: HTMLElement) {
  part.parentElement?.scrollTo({ top: part.offsetTop })
  part.focus({ preventScroll: true })
}
