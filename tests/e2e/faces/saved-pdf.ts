import { expect, type Page } from '@playwright/test'

/** Presses what saves a PDF and gives the bytes that come to the reader's disk. */
export type SavePdf = (press: () => Promise<void>) => Promise<Uint8Array>

const savers = new WeakMap<Page, SavePdf>()

/** Says how a page's files are saved where its host does it otherwise than a browser does. */
export function setSaver(page: Page, save: SavePdf): void {
  savers.set(page, save)
}

/** Saves a PDF as the page's own host does: a browser downloads it, the desktop asks where it goes. */
export function savedPdf(page: Page, press: () => Promise<void>): Promise<Uint8Array> {
  return savedFile(page, press, 'application/pdf')
}

/** The same of a file of any kind. */
export function savedFile(page: Page, press: () => Promise<void>, mediaType: string): Promise<Uint8Array> {
  return (savers.get(page) ?? byDownload(page, mediaType))(press)
}

function byDownload(page: Page, mediaType: string): SavePdf {
  return async (press) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    const answer = await page.request.get(download.url())
    expect(answer.headers()['content-type']).toBe(mediaType)
    return answer.body()
  }
}
