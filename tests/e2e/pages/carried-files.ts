import type { JSHandle, Page } from '@playwright/test'

export type Carried = { name: string; mimeType: string; buffer: Buffer }

/** Files as the desktop would carry them over the page, for the events of a drag. */
export function carriedFiles(page: Page, files: readonly Carried[]): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle(
    (all) => {
      // What no desktop carries has no entry of a file system and may do nothing; drop targets ask for both.
      const entry = { isFile: true, isDirectory: false } as FileSystemEntry
      DataTransferItem.prototype.webkitGetAsEntry = () => entry
      const carried = new DataTransfer()
      Object.defineProperty(carried, 'effectAllowed', { value: 'all' })
      for (const { name, type, bytes } of all)
        carried.items.add(
          new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type }),
        )
      return carried
    },
    files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, bytes: buffer.toString('base64') })),
  )
}
