import { afterEach, expect, test, vi } from 'vitest'
import { saveFile } from './save-file.ts'

afterEach(() => vi.restoreAllMocks())

test('hands a file out under its name, and opens no window for it', () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.getAttribute('href')} ${this.download}`)
  })
  saveFile('/s/x/asset/1', 'annex.pdf')
  expect(clicked).toEqual(['/s/x/asset/1 annex.pdf'])
  expect(open).not.toHaveBeenCalled()
})
