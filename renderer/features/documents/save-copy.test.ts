import { afterEach, expect, it, vi } from 'vitest'
import { copyName, saveCopy, toCopy } from './save-copy.ts'

afterEach(() => vi.restoreAllMocks())

it('is a page of its own, in the document’s language and direction, whose title runs nothing', () => {
  const page = toCopy({ title: '<b>R&D</b>', language: 'ar' }, '<p>نص</p>')
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('<title>&lt;b&gt;R&amp;D&lt;/b&gt;</title>')
  expect(page).toContain('<p>نص</p>')
})

it('has a name that every system takes', () => {
  const at = new Date('2026-11-22T18:05:00.000Z')
  expect(copyName('Report: 3/4 \u202egpj.exe', at)).toBe('Report 3 4 gpj.exe 2026-11-22-18-05.html')
  expect(copyName('???', at)).toBe('document 2026-11-22-18-05.html')
  expect(copyName('x'.repeat(300), at).length).toBeLessThan(110)
})

it('is handed to the browser as a download', () => {
  const clicked: { href: string; download: string }[] = []
  URL.createObjectURL = () => 'blob:copy'
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push({ href: this.href, download: this.download })
  })
  saveCopy({ title: 'Notes', language: 'en' }, '<p>x</p>')
  expect(clicked).toEqual([{ href: 'blob:copy', download: expect.stringMatching(/^Notes \d{4}.*\.html$/) }])
})
