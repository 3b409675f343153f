/** Hands a small text to the browser, which asks where to put it or puts it among the downloads. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName.replaceAll(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, ' ').slice(0, 120)
  link.click()
  // The browser has taken hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
