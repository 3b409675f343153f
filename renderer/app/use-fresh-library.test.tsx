import { fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createFakeWorkbench } from '../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../api/render-page.test-kit.tsx'
import { useFreshLibrary } from './use-fresh-library.ts'

afterEach(leavePage)

function Looking() {
  useFreshLibrary()
  return null
}

test('has the library look for changes from outside when the window is looked at again', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<Looking />, workbench)
  expect(workbench.calls).not.toContain('library.refresh')
  fireEvent.focus(window)
  await waitFor(() => expect(workbench.calls).toContain('library.refresh'))
})

test('goes on quietly when it cannot look', async () => {
  const workbench = createFakeWorkbench()
  workbench.failNext('library.refresh', new Error('no answer'))
  renderPage(<Looking />, workbench)
  fireEvent.focus(window)
  await waitFor(() => expect(workbench.calls.filter((name) => name === 'library.refresh')).toHaveLength(1))
  fireEvent.focus(window)
  await waitFor(() => expect(workbench.calls.filter((name) => name === 'library.refresh')).toHaveLength(2))
})
