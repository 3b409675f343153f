import { PDFDict, PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import { look, lookArray, lookDict, lookName, lookNumber, under } from '../intake/look.ts'
import { copyOf, readBox } from '../intake/read-pages.ts'

/** Bits of an annotation that keep it off every medium, and that put it on paper (PDF 1.7, table 165). */
const [hidden, print] = [2, 4]

/**
 * Notes and fields of a page as they are printed, as operators that follow its content; what they need is put among the page's
 * resources. Each is fitted into its place as a reader would (PDF 1.7, algorithm 8.1).
 */
export function printedNotes(page: PDFDict, resources: PDFDict): string {
  const { context } = page
  const forms = copyOf(lookDict(context, under(resources, 'XObject')) ?? PDFDict.withContext(context))
  const steps: string[] = []
  for (const [index, value] of (lookArray(context, under(page, 'Annots'))?.asArray() ?? []).entries()) {
    const note = lookDict(context, value)
    const ref = note && appearanceOf(context, note)
    const matrix = ref && fitted(context, note, ref)
    if (!ref || !matrix) continue
    const name = `PackNote${index}`
    const layer = under(note, 'OC')
    forms.set(PDFName.of(name), layer ? within(context, ref, layer) : ref)
    steps.push(`\nq ${matrix.map((each) => each.toFixed(5)).join(' ')} cm /${name} Do Q`)
  }
  if (steps.length > 0) resources.set(PDFName.of('XObject'), forms)
  return steps.join('')
}

function appearanceOf(context: PDFContext, note: PDFDict): PDFRef | null {
  const flags = lookNumber(context, under(note, 'F')) ?? 0
  const kind = lookName(context, under(note, 'Subtype'))
  if ((flags & hidden) !== 0 || (flags & print) === 0 || kind === 'Popup' || kind === 'Link') return null
  const looks = lookDict(context, under(note, 'AP'))
  const normal = looks && under(looks, 'N')
  if (look(context, normal) instanceof PDFRawStream) return normal instanceof PDFRef ? normal : null
  const states = lookDict(context, normal)
  const state = lookName(context, under(note, 'AS'))
  const chosen = states && state !== undefined ? states.get(PDFName.of(state)) : undefined
  return chosen instanceof PDFRef && look(context, chosen) instanceof PDFRawStream ? chosen : null
}

function fitted(context: PDFContext, note: PDFDict, ref: PDFRef): number[] | null {
  const { dict } = look(context, ref) as PDFRawStream
  const [rect, box] = [readBox(context, under(note, 'Rect')), readBox(context, under(dict, 'BBox'))]
  if (!rect || !box) return null
  const own = lookArray(context, under(dict, 'Matrix'))
    ?.asArray()
    .map((each) => lookNumber(context, each) ?? 0)
  const [a, b, c, d, e, f] = own?.length === 6 ? own : [1, 0, 0, 1, 0, 0]
  const corners = [0, 2].flatMap((x) =>
    [1, 3].map((y) => [a! * box[x]! + c! * box[y]! + e!, b! * box[x]! + d! * box[y]! + f!] as const),
  )
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - bottom]
  if (wide <= 0 || high <= 0) return null
  const [across, up] = [(rect[2] - rect[0]) / wide, (rect[3] - rect[1]) / high]
  return [across, 0, 0, up, rect[0] - left * across, rect[1] - bottom * up]
}

/** Drawn only while its layer is shown. */
function within(context: PDFContext, ref: PDFRef, layer: PDFObject): PDFRef {
  const { dict } = look(context, ref) as PDFRawStream
  const form = context.obj({ Type: 'XObject', Subtype: 'Form' })
  const box = readBox(context, under(dict, 'BBox')) ?? [0, 0, 1, 1]
  // Wide enough for whatever its own matrix makes of it.
  form.set(PDFName.of('BBox'), context.obj(box.map((side, at) => side + (at < 2 ? -1e4 : 1e4))))
  form.set(PDFName.of('Resources'), context.obj({ XObject: { N: ref } }))
  form.set(PDFName.of('OC'), layer)
  return context.register(PDFRawStream.of(form, Buffer.from('/N Do')))
}
