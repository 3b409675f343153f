import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFObject,
} from 'pdf-lib'
import type { RedactedArea } from '../../../shared/model/redaction/v1.ts'
import { look, lookArray, lookDict, lookNumber, under } from '../intake/look.ts'
import { readBox, letter, turnOf, visibleBox, type SourcePage } from '../intake/read-pages.ts'

/** Most fields above a field, and below one. */
const deepest = 32

/**
 * Takes the notes and fields of pages out of a file, whatever else leads to them: a form, the tags, an order of calculation. What
 * was written in those that an area touches comes back, with the area; a reader of pages does not see it.
 */
export function takeNotes(
  context: PDFContext,
  catalog: PDFDict,
  pages: readonly { page: SourcePage; areas: readonly RedactedArea[] }[],
): { id: string; text: string }[] {
  const gone = new Set<PDFObject>()
  const told = pages.flatMap(({ page, areas }) =>
    (lookArray(context, under(page.dict, 'Annots'))?.asArray() ?? []).flatMap((each) => {
      const note = lookDict(context, each)
      if (each instanceof PDFRef) gone.add(each)
      const texts = note ? textsOf(context, note) : []
      const touching = note ? areas.filter((area) => touches(context, page, note, area)) : []
      return touching.flatMap(({ id }) => texts.map((text) => ({ id, text })))
    }),
  )
  const form = lookDict(context, under(catalog, 'AcroForm'))
  const fields = form && lookArray(context, under(form, 'Fields'))
  if (form && fields) form.set(PDFName.of('Fields'), withoutGone(context, fields, gone, deepest))
  for (const each of gone) if (each instanceof PDFRef) context.delete(each)
  return told
}

/** Fields whose widgets are all gone go too, into `gone`; of others that lost some, the value goes. */
function withoutGone(context: PDFContext, fields: PDFArray, gone: Set<PDFObject>, depth: number): PDFArray {
  const left = PDFArray.withContext(context)
  for (const each of fields.asArray()) {
    const field = lookDict(context, each)
    const kids = field && depth > 0 ? lookArray(context, under(field, 'Kids')) : undefined
    if (field && kids && !gone.has(each)) {
      const own = withoutGone(context, kids, gone, depth - 1)
      if (own.size() === 0 && kids.size() > 0) gone.add(each)
      else if (own.size() < kids.size()) for (const key of ['V', 'DV', 'RV']) field.delete(PDFName.of(key))
      field.set(PDFName.of('Kids'), own)
    }
    if (!gone.has(each)) left.push(each)
  }
  return left
}

/** What a note says, or what was filled in, which may stand in a field above it. */
function textsOf(context: PDFContext, note: PDFDict): string[] {
  const texts = new Set<string>()
  const add = (value: PDFObject | undefined) => {
    for (const each of lookArray(context, value)?.asArray() ?? [value]) {
      const found = look(context, each)
      if (found instanceof PDFString || found instanceof PDFHexString) texts.add(found.decodeText().trim())
    }
  }
  add(under(note, 'Contents'))
  let field: PDFDict | undefined = note
  for (let step = 0; field && step < deepest; step += 1) {
    for (const key of ['V', 'DV']) add(under(field, key))
    field = lookDict(context, under(field, 'Parent'))
  }
  texts.delete('')
  return [...texts]
}

/** Areas are measured on the page as it is seen, from its upper left corner. */
function touches(context: PDFContext, page: SourcePage, note: PDFDict, area: RedactedArea): boolean {
  const rect = lookArray(context, under(note, 'Rect'))?.asArray() ?? []
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect.map((each) => lookNumber(context, each) ?? 0)
  const media = readBox(context, page.inherited.MediaBox) ?? letter
  const box = visibleBox(media, readBox(context, page.inherited.CropBox))
  const turn = turnOf(context, page.inherited.Rotate)
  const [a, b] = [seenAt(x1, y1, box, turn), seenAt(x2, y2, box, turn)]
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return left < area.x + area.width && right > area.x && top < area.y + area.height && bottom > area.y
}

function seenAt(x: number, y: number, box: readonly number[], turn: number): { x: number; y: number } {
  const [left = 0, bottom = 0, width = 0, height = 0] = box
  const [across, up] = [x - left, y - bottom]
  if (turn === 90) return { x: up, y: across }
  if (turn === 180) return { x: width - across, y: up }
  if (turn === 270) return { x: height - up, y: width - across }
  return { x: across, y: height - up }
}
