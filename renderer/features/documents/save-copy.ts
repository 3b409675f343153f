import type { DocumentV1 } from '../../../shared/model/document/v1.ts'

/**
 * A document as one page that any browser and word processor reads, and that can be imported again: for when the
 * library cannot take the words. `html` is the text as the editor writes it, UTF-8; pictures stay where they were.
 */
export function toCopy(record: Pick<DocumentV1, 'title' | 'language'>, html: string): string {
  const direction = record.language === 'ar' ? 'rtl' : 'ltr'
  const title = escapeText(record.title)
  const head = `<meta charset="utf-8"><title>${title}</title>`
  return `<!doctype html>\n<html lang="${record.language}" dir="${direction}"><head>${head}</head><body>\n<h1>${title}</h1>\n${html}\n</body></html>\n`
}

/** A file name that every system takes: the title without what names may not hold. */
export function copyName(title: string, at: Date): string {
  const plain = title
    .replaceAll(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  const stamp = at.toISOString().slice(0, 16).replaceAll(/[T:]/g, '-')
  return `${plain === '' ? 'document' : plain} ${stamp}.html`
}

/** Hands the copy to the browser, which asks or puts it among the downloads. */
export function saveCopy(record: Pick<DocumentV1, 'title' | 'language'>, html: string): void {
  const url = URL.createObjectURL(new Blob([toCopy(record, html)], { type: 'text/html' }))
  const link = document.createElement('a')
  link.href = url
  link.download = copyName(record.title, new Date())
  link.click()
  // The browser has taken hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
