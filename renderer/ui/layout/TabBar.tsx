import { X } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './layout.module.css'

export interface TabItem {
  key: string
  title: string
  icon?: ReactNode
}

interface TabBarProps {
  label: string
  tabs: readonly TabItem[]
  activeKey: string
  /** The id of the panel that shows the active tab. */
  panelId: string
  onActivate: (key: string) => void
  onClose: (key: string) => void
  onMove: (key: string, toIndex: number) => void
}

export const tabId = (key: string) => `tab-${key}`

/** Open views in a row: arrows go between them, Delete or the middle button closes, Control and Shift with an arrow moves one. */
export function TabBar({ label, tabs, activeKey, panelId, onActivate, onClose, onMove }: TabBarProps) {
  const t = useT()
  const hint = useId()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)

  useEffect(() => {
    const tab = document.getElementById(tabId(activeKey))?.parentElement
    const show = () => tab?.scrollIntoView?.({ inline: 'nearest', block: 'nearest' })
    show()
    // A pane that opens beside the tabs, or a title that arrives, moves the tab out of sight again.
    if (!tab?.parentElement || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(show)
    observer.observe(tab.parentElement)
    observer.observe(tab)
    return () => observer.disconnect()
  }, [activeKey])

  const handleKey = (event: KeyboardEvent, index: number) => {
    const step = stepOf(event, getComputedStyle(event.currentTarget).direction === 'rtl')
    const tab = tabs[index]
    if (!tab) return
    if (step !== 0 && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      onMove(tab.key, Math.max(0, Math.min(tabs.length - 1, index + step)))
    } else if (event.key === 'Delete') {
      const list = event.currentTarget.closest('[role="tablist"]')
      onClose(tab.key)
      // The tab that is shown instead takes the focus over.
      requestAnimationFrame(() =>
        list?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
      )
    } else {
      const next =
        event.key === 'Home'
          ? tabs[0]
          : event.key === 'End'
            ? tabs.at(-1)
            : step === 0
              ? undefined
              : tabs[index + step]
      if (!next) return
      onActivate(next.key)
      document.getElementById(tabId(next.key))?.focus()
    }
    event.preventDefault()
  }
  return (
    <>
      <div className={styles['tabs']} role="tablist" aria-label={label}>
        {tabs.map((tab, index) => {
          const isActive = tab.key === activeKey
          return (
            <div
              key={tab.key}
              role="presentation"
              className={styles['tab']}
              data-active={isActive || undefined}
              data-over={over === tab.key || undefined}
              draggable
              onDragStart={(event) => {
                setDragged(tab.key)
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', tab.title)
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
              onDragOver={(event) => {
                if (dragged === null) return
                event.preventDefault()
                setOver(tab.key)
              }}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) onMove(dragged, index)
                setOver(null)
              }}
              onAuxClick={(event) => {
                if (event.button === 1) onClose(tab.key)
              }}
              onMouseDown={(event) => {
                if (event.button === 1) event.preventDefault()
              }}
            >
              <button
                type="button"
                role="tab"
                id={tabId(tab.key)}
                className={styles['tabButton']}
                aria-selected={isActive}
                aria-controls={isActive ? panelId : undefined}
                aria-describedby={hint}
                tabIndex={isActive ? 0 : -1}
                title={tab.title}
                onClick={() => onActivate(tab.key)}
                onKeyDown={(event) => handleKey(event, index)}
              >
                {tab.icon}
                <bdi className={styles['tabTitle']}>{tab.title}</bdi>
              </button>
              {/* Delete on the tab does the same: a second stop per tab would only be in the way. */}
              <button
                type="button"
                className={styles['tabClose']}
                aria-hidden="true"
                tabIndex={-1}
                title={t('ui.closeTab', { name: tab.title })}
                onClick={() => onClose(tab.key)}
              >
                <X size={13} />
              </button>
            </div>
          )
        })}
      </div>
      <span id={hint} hidden>
        {t('ui.tabHint')}
      </span>
    </>
  )
}

function stepOf(event: KeyboardEvent, isRtl: boolean): -1 | 0 | 1 {
  if (event.key === 'ArrowRight') return isRtl ? -1 : 1
  if (event.key === 'ArrowLeft') return isRtl ? 1 : -1
  return 0
}
