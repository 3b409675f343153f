import { act } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SearchProgress } from '../../../shared/contract/search.ts'
import { aDocument } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { SearchView } from './SearchView.tsx'
import { useSavedCounts } from './use-saved-searches.ts'

beforeEach(() => {
  standInLayout()
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => {
  leavePage()
  vi.useRealTimers()
})

/** A library whose index reads on when it is told to. */
function reading(now: number) {
  const steps: SearchProgress[] = []
  let wake = () => {}
  const indexed = {
    now,
    later: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const step = steps.shift()
          if (step) yield step
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      },
    },
  }
  const workbench = createFakeWorkbench([aDocument(1, { title: 'Cities' })], {
    search: { indexed },
    settings: { savedSearches: [{ id: 's1', name: 'Cities', text: 'cities', filters: {} }] },
  })
  const count = () => workbench.calls.filter((name) => name === 'search.query').length
  let before = 0
  return {
    workbench,
    /** Lets the page find its feet: lists are asked for once more when the line to the workbench stands. */
    async settled() {
      await vi.waitFor(() => expect(count()).toBeGreaterThan(0))
      await passing(1000)
      before = count()
    },
    asked: () => count() - before,
    async to(share: number) {
      indexed.now = share
      steps.push({ indexed: share })
      wake()
      await act(() => vi.advanceTimersByTimeAsync(0))
    },
  }
}

const passing = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

function Counts() {
  return <output>{[...useSavedCounts().values()].join()}</output>
}

test('a search is asked for again every few seconds while the index reads, and once when it has', async () => {
  useWorkspace.setState({ searchText: 'cities', searchFilters: {} })
  const library = reading(0.2)
  renderPage(<SearchView />, library.workbench)
  await library.settled()
  await passing(1000)
  await library.to(0.4)
  expect(library.asked()).toBe(0)
  await passing(2500)
  expect(library.asked()).toBe(1)
  await library.to(1)
  await passing(500)
  expect(library.asked()).toBe(2)
  await passing(60_000)
  expect(library.asked()).toBe(2)
})

test('saved searches are counted rarely while the index reads, and once when it has', async () => {
  const library = reading(0.2)
  renderPage(<Counts />, library.workbench)
  await library.settled()
  for (let share = 0.25; share < 0.9; share += 0.1) {
    await library.to(share)
    await passing(1000)
  }
  expect(library.asked()).toBe(0)
  await library.to(1)
  await passing(500)
  expect(library.asked()).toBe(1)
  await passing(60_000)
  expect(library.asked()).toBe(1)
})
