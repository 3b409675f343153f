import { PDFDict, PDFName, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import { look, lookArray, lookDict, lookName, lookNumber, under } from './look.ts'

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const
export type Inherited = Partial<Record<(typeof inherited)[number], PDFObject>>
export type SourcePage = { ref: PDFRef; dict: PDFDict; inherited: Inherited }

/** A file with more pages than anyone binds. */
export class TooManyPages extends Error {
  override readonly name = 'TooManyPages'
}

/**
 * Pages of a file in order, with what they have from the nodes above them. Nodes that come again within themselves are passed
 * over; a page that comes twice is given twice, as two objects. Throws TooManyPages.
 */
export function readPages(context: PDFContext, catalog: PDFDict, most: number): SourcePage[] {
  const pages: SourcePage[] = []
  const taken = new Set<PDFRef>()
  type Step = { value: PDFObject; inherited: Inherited; above: ReadonlySet<PDFDict> }
  const root = under(catalog, 'Pages')
  const steps: Step[] = root ? [{ value: root, inherited: {}, above: new Set() }] : []

  for (let step = steps.pop(); step; step = steps.pop()) {
    const dict = lookDict(context, step.value)
    if (!dict || step.above.has(dict)) continue
    const own: Inherited = { ...step.inherited }
    for (const key of inherited) {
      const value = under(dict, key)
      if (value && look(context, value)) own[key] = value
    }
    const kids = lookArray(context, under(dict, 'Kids'))
    if (kids && lookName(context, under(dict, 'Type')) !== 'Page') {
      const above = new Set(step.above).add(dict)
      // Last first, so that the first is taken next.
      for (const value of kids.asArray().toReversed()) steps.push({ value, inherited: own, above })
      if (steps.length > most * 4) throw new TooManyPages('The page tree is too large.')
      continue
    }
    if (pages.length === most) throw new TooManyPages('There are too many pages.')
    pages.push(pageOf(context, step.value, dict, own, taken))
  }
  return pages
}

function pageOf(
  context: PDFContext,
  value: PDFObject,
  dict: PDFDict,
  own: Inherited,
  taken: Set<PDFRef>,
): SourcePage {
  if (value instanceof PDFRef && !taken.has(value)) {
    taken.add(value)
    return { ref: value, dict, inherited: own }
  }
  const copy = copyOf(dict)
  // Notes and fields belong to one page only; the second showing has none of its own.
  copy.delete(PDFName.of('Annots'))
  copy.delete(PDFName.of('StructParents'))
  return { ref: context.register(copy), dict: copy, inherited: own }
}

/** The same entries in a dictionary of its own. */
export function copyOf(dict: PDFDict): PDFDict {
  return PDFDict.fromMapWithContext(new Map(dict.entries()), dict.context)
}

type Box = [left: number, bottom: number, right: number, top: number]

/** A box as its lower left and upper right corner; null where it is none. */
export function readBox(context: PDFContext, value: PDFObject | undefined): Box | null {
  const array = lookArray(context, value)
  if (!array || array.size() < 4) return null
  const sides = array
    .asArray()
    .slice(0, 4)
    .map((each) => lookNumber(context, each))
  const [a, b, c, d] = sides
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return box[2] - box[0] > 0 && box[3] - box[1] > 0 ? box : null
}

/** US Letter, what readers take where a page has no usable box. */
export const letter: Box = [0, 0, 612, 792]

/** What is seen of a page: left, bottom, width, height. */
export function visibleBox(media: Box, crop: Box | null): [number, number, number, number] {
  const within: Box = crop
    ? [
        Math.max(media[0], crop[0]),
        Math.max(media[1], crop[1]),
        Math.min(media[2], crop[2]),
        Math.min(media[3], crop[3]),
      ]
    : media
  const box = within[2] - within[0] > 0 && within[3] - within[1] > 0 ? within : media
  return [box[0], box[1], box[2] - box[0], box[3] - box[1]]
}

export function turnOf(context: PDFContext, value: PDFObject | undefined): 0 | 90 | 180 | 270 {
  const turn = ((Math.round((lookNumber(context, value) ?? 0) / 90) % 4) + 4) % 4
  return ([0, 90, 180, 270] as const)[turn] ?? 0
}
