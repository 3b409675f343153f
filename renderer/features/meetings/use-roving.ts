import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'

/**
 * One stop of the Tab key for many buttons: arrows go from one to the next, Home and End to the ends. Buttons carry
 * `data-rove={key}` and the tab index they are given here; `keys` are theirs, in order.
 */
export function useRoving<E extends HTMLElement>(keys: readonly string[]) {
  const container = useRef<E>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const active = current !== null && keys.includes(current) ? current : keys[0]

  const handleFocus = (event: FocusEvent) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset['rove'] : undefined
    if (key !== undefined) setCurrent(key)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const at = keys.indexOf(event.target instanceof HTMLElement ? (event.target.dataset['rove'] ?? '') : '')
    if (at === -1 || !container.current || event.altKey || event.ctrlKey || event.metaKey) return
    const forward = getComputedStyle(container.current).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const to = new Map([
      ['ArrowDown', at + 1],
      [forward, at + 1],
      ['ArrowUp', at - 1],
      [backward, at - 1],
      ['Home', 0],
      ['End', keys.length - 1],
    ]).get(event.key)
    if (to === undefined) return
    event.preventDefault()
    const key = keys[Math.max(0, Math.min(keys.length - 1, to))]
    for (const button of container.current.querySelectorAll<HTMLElement>('[data-rove]'))
      if (button.dataset['rove'] === key) button.focus()
  }
  return {
    ref: container,
    onFocus: handleFocus,
    onKeyDown: handleKeyDown,
    tabIndexOf: (key: string) => (key === active ? 0 : -1),
  }
}
