import { afterEach, expect, test, vi } from 'vitest'
import { openFile } from './open-file.ts'

afterEach(() => vi.restoreAllMocks())

test('opens a file in a window of its own in a browser', () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  openFile('/s/x/asset/1', 'annex.pdf', 'loopback')
  expect(open).toHaveBeenCalledWith('/s/x/asset/1', '_blank', 'noopener')
})

test('saves it on the desktop, where no window opens', () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.getAttribute('href')} ${this.download}`)
  })
  openFile('/asset/1', 'annex.pdf', 'desktop')
  expect(clicked).toEqual(['/asset/1 annex.pdf'])
  expect(open).not.toHaveBeenCalled()
})
