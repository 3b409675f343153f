import { renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PdfLocked } from './open-pdf.ts'
import { usePdf } from './use-pdf.ts'

const closed: string[] = []
// What reads PDFs needs a browser; when a file is opened and closed is seen without.
vi.mock('./open-pdf.ts', () => ({
  PdfLocked: class extends Error {},
  openPdf: async (bytes: Uint8Array, password?: string) => {
    const name = new TextDecoder().decode(bytes)
    if (name === 'secret' && password !== 'open') throw new PdfLocked()
    if (name === 'damaged') throw new Error('cannot be read')
    return { name, close: () => closed.push(name) }
  },
}))
beforeEach(() => {
  closed.length = 0
  vi.stubGlobal('fetch', async (url: string) => new Response(url, { status: url === 'gone' ? 404 : 200 }))
})
afterEach(() => vi.unstubAllGlobals())

const show = (first: string) => renderHook(({ url }) => usePdf(url), { initialProps: { url: first } })

test('a file is open while it is shown, and closed when another or nothing is', async () => {
  const { result, rerender, unmount } = show('one')
  expect(result.current).toBeNull()
  await waitFor(() => expect(result.current).toMatchObject({ name: 'one' }))
  rerender({ url: 'two' })
  // The one before is closed already, and never drawn again.
  expect(result.current).toBeNull()
  expect(closed).toEqual(['one'])
  await waitFor(() => expect(result.current).toMatchObject({ name: 'two' }))
  unmount()
  expect(closed).toEqual(['one', 'two'])
})

test('a file that nobody waits for any more is closed as soon as it is open', async () => {
  const { unmount } = show('late')
  unmount()
  await waitFor(() => expect(closed).toEqual(['late']))
})

test('a file that is not there, or cannot be read, has failed, and the next one is tried', async () => {
  const { result, rerender } = show('gone')
  await waitFor(() => expect(result.current).toBe('failed'))
  rerender({ url: 'damaged' })
  expect(result.current).toBeNull()
  await waitFor(() => expect(result.current).toBe('failed'))
  rerender({ url: 'whole' })
  await waitFor(() => expect(result.current).toMatchObject({ name: 'whole' }))
})

test('a file that asks for a password is locked until the right one is given', async () => {
  const { result, rerender } = renderHook(({ password }) => usePdf('secret', password), {
    initialProps: { password: undefined as string | undefined },
  })
  await waitFor(() => expect(result.current).toBe('locked'))
  rerender({ password: 'guess' })
  expect(result.current).toBeNull()
  await waitFor(() => expect(result.current).toBe('locked'))
  rerender({ password: 'open' })
  await waitFor(() => expect(result.current).toMatchObject({ name: 'secret' }))
})
