import { PDFDict, PDFName, PDFRef, PDFStream, type PDFDocument } from 'pdf-lib'

/** Pages, from 1, of the pictures of a file, each picture once and where it is first shown: what is in them no search reads. */
export function picturesIn(document: PDFDocument): number[] {
  const { context } = document
  const seen = new Set<string>()
  const found: number[] = []
  const visit = (resources: PDFDict | undefined, page: number) => {
    const drawn = context.lookup(resources?.get(PDFName.of('XObject')))
    for (const [, value] of drawn instanceof PDFDict ? drawn.entries() : []) {
      const key = value instanceof PDFRef ? value.toString() : null
      const object = context.lookup(value)
      if (!(object instanceof PDFStream) || key === null || seen.has(key)) continue
      seen.add(key)
      const kind = object.dict.get(PDFName.of('Subtype'))?.toString()
      if (kind === '/Image') found.push(page)
      const inside = context.lookup(object.dict.get(PDFName.of('Resources')))
      if (kind === '/Form' && inside instanceof PDFDict) visit(inside, page)
    }
  }
  for (const [index, page] of document.getPages().entries()) visit(page.node.Resources(), index + 1)
  return found
}
