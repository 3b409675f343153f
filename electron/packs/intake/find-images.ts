import { PDFName, PDFRef, PDFStream, type PDFContext, type PDFDict, type PDFObject } from 'pdf-lib'
import type { PackImage } from '../../../shared/contract/packs.ts'
import { look, lookDict, lookName, lookNumber, under } from './look.ts'
import type { SourcePage } from './read-pages.ts'

export type FoundImage = PackImage & { ref: PDFRef }

/** Pictures that pages draw, those within drawings among them, the largest first; each once, on its first page. */
export function findImages(context: PDFContext, pages: readonly SourcePage[]): FoundImage[] {
  const seen = new Set<PDFObject>()
  const images: FoundImage[] = []

  const search = (resources: PDFDict | undefined, page: number) => {
    const drawings = resources && lookDict(context, under(resources, 'XObject'))
    if (!drawings || seen.has(drawings)) return
    seen.add(drawings)
    for (const ref of drawings.values()) {
      const stream = look(context, ref)
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFStream) || seen.has(stream)) continue
      seen.add(stream)
      const kind = lookName(context, under(stream.dict, 'Subtype'))
      if (kind === 'Form') search(lookDict(context, stream.dict.get(PDFName.of('Resources'))), page)
      if (kind !== 'Image') continue
      const [width, height] = ['Width', 'Height'].map(
        (key) => lookNumber(context, under(stream.dict, key)) ?? 0,
      )
      images.push({ ref, page, width: width!, height: height!, bytes: stream.getContentsSize() })
    }
  }
  for (const [index, { inherited }] of pages.entries())
    search(lookDict(context, inherited.Resources), index + 1)
  return images.toSorted((a, b) => b.bytes - a.bytes)
}
