import fontkit from '@pdf-lib/fontkit'
import {
  degrees,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  rgb,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib'
import { pageTop } from './outline.ts'

const ink = rgb(0.055, 0.29, 0.404)
const paper = rgb(1, 1, 1)

/**
 * Writes the pack's page number at the lower outer corner of each page but the first, upright as the page is seen,
 * marked as an artifact; a click on it leads back to the agenda. `font` is a small TrueType file with the ten digits.
 */
export async function stampPages(
  document: PDFDocument,
  font: Uint8Array,
  agenda: PDFRef | undefined,
): Promise<void> {
  document.registerFontkit(fontkit)
  // Whole: digits after the first come out empty when the library makes the subset.
  const face = await document.embedFont(font, { subset: false, customName: 'RAPPCK+RapporteurFigures' })
  for (const [index, page] of document.getPages().entries()) {
    if (index === 0) continue
    const text = String(index + 1)
    const box = visibleBox(page)
    const turned = ((page.getRotation().angle % 360) + 360) % 360
    const [width, height] = turned % 180 === 0 ? [box.width, box.height] : [box.height, box.width]
    const size = Math.max(4, Math.min(9, Math.min(width, height) * 0.022))
    const textWidth = face.widthOfTextAtSize(text, size)
    const place = onPage(box, turned)
    const [x, y] = [width - size * 2.2 - textWidth, size * 1.5]
    const [padX, padY] = [size * 0.6, size * 0.42]

    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]))
    page.drawRectangle({
      ...place(x - padX, y - padY),
      width: textWidth + padX * 2,
      height: size * 0.72 + padY * 2,
      rotate: degrees(turned),
      color: paper,
      borderColor: ink,
      borderWidth: size * 0.06,
    })
    page.drawText(text, { ...place(x, y), size, font: face, color: ink, rotate: degrees(turned) })
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
    if (agenda)
      addWayBack(document, page, agenda, [place(x - padX, y - padY), place(x + textWidth + padX, y + size)])
  }
}

type Box = { x: number; y: number; width: number; height: number }
type Point = { x: number; y: number }

function visibleBox(page: PDFPage): Box {
  const whole = page.getMediaBox()
  const crop = page.getCropBox()
  const x = Math.max(whole.x, crop.x)
  const y = Math.max(whole.y, crop.y)
  const width = Math.min(whole.x + whole.width, crop.x + crop.width) - x
  const height = Math.min(whole.y + whole.height, crop.y + crop.height) - y
  return width > 1 && height > 1 ? { x, y, width, height } : whole
}

/** From places on the page as it is seen to places on it as it is written. */
function onPage(box: Box, turned: number): (x: number, y: number) => Point {
  const [right, top] = [box.x + box.width, box.y + box.height]
  if (turned === 90) return (x, y) => ({ x: right - y, y: box.y + x })
  if (turned === 180) return (x, y) => ({ x: right - x, y: top - y })
  if (turned === 270) return (x, y) => ({ x: box.x + y, y: top - x })
  return (x, y) => ({ x: box.x + x, y: box.y + y })
}

function addWayBack(document: PDFDocument, page: PDFPage, agenda: PDFRef, [a, b]: [Point, Point]): void {
  const link = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)],
    Border: [0, 0, 0],
    F: 4,
    Dest: pageTop(document, agenda),
  })
  page.node.addAnnot(document.context.register(link))
}
