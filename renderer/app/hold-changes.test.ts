import { afterEach, expect, test } from 'vitest'
import { holdChanges } from './hold-changes.ts'

afterEach(() => document.body.replaceChildren())

const leave = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented ? 'held' : 'left'
}

test('holds the page while a change is on its way, and no longer', () => {
  let underway = 1
  const release = holdChanges(window, { isMutating: () => underway })
  expect(leave()).toBe('held')
  underway = 0
  expect(leave()).toBe('left')
  underway = 1
  release()
  expect(leave()).toBe('left')
})

test('leaves the field that is being typed into first, so that its change is on its way', () => {
  const field = document.createElement('input')
  document.body.append(field)
  let underway = 0
  field.addEventListener('blur', () => (underway = 1))
  field.focus()
  const release = holdChanges(window, { isMutating: () => underway })
  expect(leave()).toBe('held')
  release()
})
