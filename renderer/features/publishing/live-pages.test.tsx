import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { publishOutline, registerDocument } from '../../editor/outline/document-outlines.ts'
import type { OpenPdf } from '../../ui/pdf/open-pdf.ts'
import { LivePages } from './LivePages.tsx'

const closed = vi.fn()
const opened = vi.hoisted(() => ({ next: (): Promise<unknown> => Promise.reject(new Error('not set')) }))
vi.mock('../../ui/pdf/open-pdf.ts', () => ({ openPdf: () => opened.next() }))

const aPdf = (pages: number): OpenPdf => ({
  pages: Array.from({ length: pages }, () => ({ width: 595, height: 842 })),
  draw: () => Promise.resolve(),
  layWords: () => Promise.resolve(),
  close: closed,
})
const scrolled = vi.fn()

beforeEach(() => {
  closed.mockClear()
  scrolled.mockClear()
  opened.next = () => Promise.resolve(aPdf(2))
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Uint8Array([37]))))
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  Object.assign(Element.prototype, { scrollBy: scrolled })
})
afterEach(() => {
  leavePage()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const show = (onClose = () => undefined) => {
  const workbench = createFakeWorkbench([aDocument(1, { title: 'Final report' })])
  return { workbench, ...renderPage(<LivePages id={anId(1)} onClose={onClose} />, workbench) }
}

describe('the pages beside the text', () => {
  test('are counted and named, and a press leads to what is printed there', async () => {
    const goTo = vi.fn()
    const close = registerDocument(anId(1), {
      goTo,
      fix: () => false,
      answer: () => false,
      goToThread: () => false,
    })
    show()
    const second = await screen.findByRole('button', { name: 'Page 2: show it in the text' })
    expect(screen.getByText('2 pages')).toBeTruthy()
    // By keyboard: what begins there first.
    fireEvent.click(second)
    expect(goTo).toHaveBeenCalledWith('b2')
    act(close)
  })

  test('are pressed whatever is marked elsewhere, but not where their own words were marked', async () => {
    const goTo = vi.fn()
    const close = registerDocument(anId(1), {
      goTo,
      fix: () => false,
      answer: () => false,
      goToThread: () => false,
    })
    show()
    const page = await screen.findByRole('button', { name: /^Page 2/ })
    getSelection()?.selectAllChildren(screen.getByText('2 pages'))
    fireEvent.click(page, { detail: 1 })
    expect(goTo).toHaveBeenCalledTimes(1)
    const words = page.parentElement?.appendChild(document.createElement('span'))
    words?.append('Words of the page')
    getSelection()?.selectAllChildren(words ?? page)
    fireEvent.click(page, { detail: 1 })
    expect(goTo).toHaveBeenCalledTimes(1)
    words?.remove()
    act(close)
  })

  test('are made anew when the document is saved, and the old ones are let go', async () => {
    const { workbench } = show()
    await screen.findByText('2 pages')
    opened.next = () => Promise.resolve(aPdf(3))
    workbench.change({ id: anId(1), kind: 'document', rev: 2, op: 'saved' })
    await screen.findByRole('button', { name: /^Page 3/ })
    // The old pages are let go once the new ones are drawn, which is after they are there.
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  })

  test('are finished before newer ones are begun, however often the document is saved', async () => {
    const begun: (() => void)[] = []
    const workbench = createFakeWorkbench([aDocument(1)], {
      beforePreview: () => new Promise((resolve) => begun.push(resolve)),
    })
    renderPage(<LivePages id={anId(1)} onClose={() => undefined} />, workbench)
    await vi.waitFor(() => expect(begun).toHaveLength(1))
    begun[0]?.()
    await screen.findByText('2 pages')
    workbench.change({ id: anId(1), kind: 'document', rev: 2, op: 'saved' })
    await vi.waitFor(() => expect(begun).toHaveLength(2))
    for (const rev of [3, 4, 5]) workbench.change({ id: anId(1), kind: 'document', rev, op: 'saved' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(begun).toHaveLength(2)
    begun[1]?.()
    await vi.waitFor(() => expect(begun).toHaveLength(3))
    begun[2]?.()
  })

  test('stay when newer ones cannot be made, and say so', async () => {
    const { workbench } = show()
    await screen.findByText('2 pages')
    workbench.failNext('typesetting.preview', new Error('no pages'))
    workbench.change({ id: anId(1), kind: 'document', rev: 2, op: 'saved' })
    await screen.findByText(/^These are the last good pages\./)
    expect(screen.getByRole('button', { name: /^Page 2/ })).toBeTruthy()
  })

  test('follow the writer', async () => {
    const close = registerDocument(anId(1), {
      goTo: () => undefined,
      fix: () => false,
      answer: () => false,
      goToThread: () => false,
    })
    show()
    await screen.findByText('2 pages')
    // Below what is in sight, as the second page would be.
    vi.spyOn(HTMLButtonElement.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(0, 900, 595, 842),
    )
    act(() => publishOutline(anId(1), { entries: [], words: 1, current: null, block: 'b2' }))
    expect(scrolled).toHaveBeenCalledWith({ top: 990 })
    act(close)
  })
})
