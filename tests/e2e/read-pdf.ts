import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = { pages: string[]; text: string; outline: string[]; title: string }

/** A PDF as a reader of ours knows it: text by page, bookmarks in order, title. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string } }
  const outline: string[] = []
  type Bookmark = { title: string; items: Bookmark[] }
  const collect = (bookmarks: readonly Bookmark[]) => {
    for (const { title, items } of bookmarks) {
      outline.push(title)
      collect(items)
    }
  }
  collect(((await pdf.getOutline()) as Bookmark[] | null) ?? [])
  await task.destroy()
  return { pages, text: pages.join('\n'), outline, title: info.Title ?? '' }
}
