import { expect, test } from 'vitest'
import { holdWhileUnsaved } from './hold-while-unsaved.ts'

function aPage(dirty: boolean) {
  const page = new EventTarget()
  const calls: string[] = []
  const release = holdWhileUnsaved(page, {
    isDirty: () => dirty,
    flush: () => {
      calls.push('flush')
      return Promise.resolve(true)
    },
  })
  /** Whether the page may go. */
  const leave = () => page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  return { page, calls, release, leave }
}

test('holds a page with unsaved words in every host, and saves them at once', () => {
  const { leave, calls } = aPage(true)
  expect(leave()).toBe(false)
  expect(calls).toEqual(['flush'])
})

test('lets a page go whose words are all saved', () => {
  const { leave, calls } = aPage(false)
  expect(leave()).toBe(true)
  expect(calls).toEqual([])
})

test('has nothing to say once the document is closed', () => {
  const { leave, release } = aPage(true)
  release()
  expect(leave()).toBe(true)
})
