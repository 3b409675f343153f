/**
 * Hands a stored file out, to be kept and opened with the reader's own program. Files of others are never shown in the
 * page's own origin, where a browser would have to be trusted with what they hold.
 */
export function saveFile(url: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}
