import { PDFName, PDFNumber, PDFRawStream, type PDFContext, type PDFDict } from 'pdf-lib'
import { createFileWriter } from '../assembly/file-writer.ts'
import { reserved } from '../fragment.ts'
import { findImages, type FoundImage } from '../intake/find-images.ts'
import { look, lookArray, lookDict, lookName, lookNumber, under } from '../intake/look.ts'
import type { PdfiumInstance } from '../intake/pdfium.ts'
import { copyOf, type SourcePage } from '../intake/read-pages.ts'
import { createObjectWriter, latin } from '../intake/write-objects.ts'
import { drawnSizes, type DrawnSize } from './drawn-sizes.ts'
import { encodeJpeg } from './encode-jpeg.ts'

/** Bytes below which a picture is left alone, how much finer than asked it must be, and pixels of a side that can be drawn. */
const [smallest, finer, mostPixels] = [16 * 1024, 1.25, 8000]
const quality = 82

/**
 * Makes photographs coarser that are drawn with more than `dpi` dots to the inch; answers how many. Only those that JPEG packs
 * already, and that are smaller afterwards: lines and letters would suffer. What is cut out of them stays cut out as finely.
 */
export function reduceImages(
  context: PDFContext,
  pages: readonly SourcePage[],
  dpi: number,
  pdfium: PdfiumInstance,
): number {
  const large = findImages(context, pages).filter(({ bytes }) => bytes >= smallest)
  if (large.length === 0) return 0
  const sizes = drawnSizes(context, pages)
  let reduced = 0
  for (const image of large) {
    const size = sizes.get(image.ref)
    const stream = look(context, image.ref)
    if (!size || !(stream instanceof PDFRawStream) || !isPhotograph(context, stream.dict)) continue
    const scale = scaleOf(image, size, dpi)
    if (scale === null) continue
    const made = redraw(context, stream, image, scale, pdfium)
    if (!made || made.contents.byteLength >= image.bytes * 0.9) continue
    context.assign(image.ref, made)
    reduced += 1
  }
  return reduced
}

function isPhotograph(context: PDFContext, dict: PDFDict): boolean {
  const filter = under(dict, 'Filter')
  const filters = lookArray(context, filter)?.asArray() ?? [filter]
  const mask = lookDict(context, under(dict, 'SMask'))
  return (
    filters.length === 1 &&
    lookName(context, filters[0]) === 'DCTDecode' &&
    // A mask of colours needs the colours as they are, and so does a mask whose colours are mixed in beforehand.
    !lookArray(context, under(dict, 'Mask')) &&
    !mask?.has(PDFName.of('Matte'))
  )
}

/** Share of its pixels that a picture keeps on each side; null where it is no finer than asked. */
function scaleOf({ width, height }: FoundImage, size: DrawnSize, dpi: number): number | null {
  const wanted = Math.max((size.width / 72) * (dpi / width), (size.height / 72) * (dpi / height))
  return wanted > 0 && wanted * finer < 1 && Math.max(width, height) * wanted <= mostPixels ? wanted : null
}

/** The picture drawn anew, alone on a page of as many points as it is to have pixels. */
function redraw(
  context: PDFContext,
  { dict, contents }: PDFRawStream,
  { width, height }: FoundImage,
  scale: number,
  pdfium: PdfiumInstance,
): PDFRawStream | null {
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const bare = copyOf(dict)
  for (const key of ['SMask', 'Mask', 'OC', 'Metadata', 'StructParent']) bare.delete(PDFName.of(key))
  const page = `<</Type/Page/Parent ${reserved.pages} 0 R/MediaBox[0 0 ${wide} ${high}]/Contents 11 0 R/Resources<</XObject<</P 12 0 R>>>>>>`
  const writer = createObjectWriter({ context, base: 20, keyOf: () => null })
  writer.writeAs(context.register(PDFRawStream.of(bare, contents)), 12)
  const { bytes, places, next } = writer.finish()
  const file = createFileWriter()
  file.lay(bytes, places)
  file.put(10, page)
  file.putStream(11, '<<>>', latin(`${wide} 0 0 ${high} 0 0 cm /P Do`))
  file.put(reserved.pages, '<</Type/Pages/Count 1/Kids[10 0 R]>>')
  file.put(reserved.catalog, `<</Type/Catalog/Pages ${reserved.pages} 0 R>>`)
  file.put(reserved.info, '<<>>')
  const drawn = pdfium.open(file.finish(next, reserved.catalog, reserved.info), '', (paper) =>
    paper.colours(0, 1, mostPixels),
  )
  if (!drawn || typeof drawn === 'string' || drawn.width !== wide || drawn.height !== high) return null

  const grey = isGrey(context, dict)
  const pixels = grey ? drawn.rgb.filter((_, at) => at % 3 === 0) : drawn.rgb
  const made = copyOf(dict)
  for (const key of ['Decode', 'DecodeParms', 'Metadata']) made.delete(PDFName.of(key))
  made.set(PDFName.of('Width'), PDFNumber.of(wide))
  made.set(PDFName.of('Height'), PDFNumber.of(high))
  made.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8))
  made.set(PDFName.of('ColorSpace'), PDFName.of(grey ? 'DeviceGray' : 'DeviceRGB'))
  made.set(PDFName.of('Filter'), PDFName.of('DCTDecode'))
  return PDFRawStream.of(made, encodeJpeg(pixels, { width: wide, height: high, grey, quality }))
}

function isGrey(context: PDFContext, dict: PDFDict): boolean {
  const space = under(dict, 'ColorSpace')
  if (lookName(context, space) === 'DeviceGray') return true
  const parts = lookArray(context, space)
  const profile = parts && look(context, parts.get(1))
  return profile instanceof PDFRawStream && lookNumber(context, under(profile.dict, 'N')) === 1
}
