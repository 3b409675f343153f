import { useEffect, useId, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import styles from './menus.module.css'

export type SuggestionEntry = { id: string; icon?: ReactNode; label: string; detail?: string }

export type SuggestionListHandle = {
  /** Takes a key typed in the text; false where the list has no use for it. */
  press: (key: string) => boolean
}

export interface SuggestionListProps {
  label: string
  none: string
  searching: string
  entries: readonly SuggestionEntry[]
  isLoading: boolean
  onChoose: (index: number) => void
  onActive: (id: string | null) => void
  ref?: Ref<SuggestionListHandle>
}

// No element of HTML is a list of choices whose focus is elsewhere, in the text.
const listbox = { role: 'listbox' }
const option = (isChosen: boolean) => ({ role: 'option', 'aria-selected': isChosen })

/** What can be chosen while typing; driven from the text, which keeps the focus. */
export function SuggestionList(props: SuggestionListProps) {
  const { label, none, searching, entries, isLoading, onChoose, onActive, ref } = props
  const [choice, setChoice] = useState<{ of: string | undefined; index: number }>({ of: undefined, index: 0 })
  const list = useRef<HTMLDivElement>(null)
  const base = useId()
  const firstId = entries[0]?.id
  // Another list begins at its top; the same one, grown shorter, at its end at most.
  const active = Math.min(choice.of === firstId ? choice.index : 0, entries.length - 1)
  const setChosen = (index: number) => setChoice({ of: firstId, index })
  const activeId = active >= 0 ? `${base}-${active}` : null
  const tell = useRef(onActive)

  useEffect(() => {
    tell.current = onActive
  })
  useEffect(() => {
    tell.current(activeId)
    if (activeId) list.current?.querySelector(`[id="${activeId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  useImperativeHandle(ref, () => ({
    press(key) {
      if (entries.length === 0) return false
      if (key === 'ArrowDown') setChosen((active + 1) % entries.length)
      else if (key === 'ArrowUp') setChosen((active + entries.length - 1) % entries.length)
      else if (key === 'Home') setChosen(0)
      else if (key === 'End') setChosen(entries.length - 1)
      else if (key === 'Enter' || key === 'Tab') onChoose(active)
      else return false
      return true
    },
  }))

  return (
    <div className={styles['suggestions']} ref={list}>
      <div {...listbox} aria-label={label} id={base}>
        {entries.map((entry, index) => (
          <button
            type="button"
            key={entry.id}
            id={`${base}-${index}`}
            {...option(index === active)}
            tabIndex={-1}
            className={styles['suggestion']}
            onMouseDown={(event) => {
              event.preventDefault()
              onChoose(index)
            }}
            onMouseMove={() => setChosen(index)}
          >
            {entry.icon}
            <span className={styles['suggestionLabel']}>{entry.label}</span>
            {entry.detail && <span className={styles['suggestionDetail']}>{entry.detail}</span>}
          </button>
        ))}
      </div>
      {entries.length === 0 && (
        <output className={styles['suggestionNone']}>{isLoading ? searching : none}</output>
      )}
    </div>
  )
}
