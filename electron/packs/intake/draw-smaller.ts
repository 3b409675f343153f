import { PDFArray, PDFName, PDFNumber, type PDFContext, type PDFDict, type PDFObject } from 'pdf-lib'
import { stampSize, type FragmentPage } from '../fragment.ts'
import { lookArray, lookDict, lookNumber, under } from './look.ts'
import type { Inherited } from './read-pages.ts'

/** Lines of the stamp that the margin takes, of which the stamp itself is one. */
const lines = 3.4

/** Operators that draw what follows smaller, and a way to fit an annotation to it. */
export type Smaller = { operators: string; fit(annotation: PDFDict | undefined): void }

/**
 * Draws a page smaller, up to its head and in its middle, so that its foot has room for a stamp, however it is turned. Null where
 * it would not look the same: patterns are laid out by the page and not by what is drawn on it (PDF 1.7, 8.7.3.1).
 */
export function drawnSmaller(
  context: PDFContext,
  { box, turn, unit }: Pick<FragmentPage, 'box' | 'turn' | 'unit'>,
  inherited: Inherited,
): Smaller | null {
  if (hasPatterns(context, inherited.Resources)) return null
  const [left, bottom, wide, high] = box
  const [width, height] = turn % 180 === 0 ? [wide, high] : [high, wide]
  const foot = stampSize(width, height, unit) * lines
  const scale = (height - foot) / height
  if (scale < 0.8) return null
  const [rest, side] = [1 - scale, (width * (1 - scale)) / 2]
  const [right, top] = [left + wide, bottom + high]
  const [x, y] = {
    0: [left * rest + side, bottom * rest + foot],
    90: [right * rest - foot, bottom * rest + side],
    180: [right * rest - side, top * rest - foot],
    270: [left * rest + foot, top * rest - side],
  }[turn] as [number, number]
  const short = (number: number) => String(Math.round(number * 10_000) / 10_000)
  // What lies outside the page was never seen, and must not be now.
  const operators = `${[scale, 0, 0, scale, x, y].map(short).join(' ')} cm ${box.map(short).join(' ')} re W n`
  const moved = (value: PDFObject | undefined): PDFArray | null => {
    const array = lookArray(context, value)
    if (!array) return null
    const made = PDFArray.withContext(context)
    for (const [index, each] of array.asArray().entries()) {
      const number = lookNumber(context, each)
      // Lists of lists are the strokes of a drawing by hand.
      if (number === undefined) made.push(moved(each) ?? each)
      else made.push(PDFNumber.of(number * scale + (index % 2 === 0 ? x : y)))
    }
    return made
  }
  return {
    operators,
    fit(annotation) {
      if (!annotation) return
      for (const key of ['Rect', 'QuadPoints', 'Vertices', 'InkList', 'L', 'CL']) {
        const place = moved(under(annotation, key))
        if (place) annotation.set(PDFName.of(key), place)
      }
    },
  }
}

function hasPatterns(context: PDFContext, resources: PDFObject | undefined): boolean {
  const own = lookDict(context, resources)
  const patterns = own && lookDict(context, under(own, 'Pattern'))
  return patterns !== undefined && patterns.keys().length > 0
}
