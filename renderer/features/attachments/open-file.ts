/**
 * Shows a stored file: in a window of its own where the host has such, otherwise by the host's own way of saving, which
 * asks where to. The desktop host opens no windows for anybody.
 */
export function openFile(url: string, fileName: string, host: 'desktop' | 'loopback' | 'memory'): void {
  if (host !== 'desktop') {
    window.open(url, '_blank', 'noopener')
    return
  }
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}
