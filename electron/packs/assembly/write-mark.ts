import { reserved, type FragmentPage } from '../fragment.ts'
import type { FileWriter } from './file-writer.ts'

/** What is drawn across every page: objects that hold a form under the number kept for it, and its measures in points. */
export type PackMark = { bytes: Uint8Array; places: Int32Array; width: number; height: number }

export function writeMark(file: FileWriter, mark: PackMark | null): void {
  if (mark) file.lay(mark.bytes, mark.places)
  else writeNoMark(file)
}

/** Every page names a mark; where there is none it is one that draws nothing. */
export function writeNoMark(file: FileWriter): void {
  file.putStream(
    reserved.mark,
    '<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>>>',
    new Uint8Array(),
  )
}

/** Draws the mark as large as the page allows, in its middle; for a content stream that draws upright from the lower left corner. */
export function drawMark(page: FragmentPage, mark: PackMark): string {
  const [, , wide, high] = page.box
  const [width, height] = page.turn % 180 === 0 ? [wide, high] : [high, wide]
  const scale = Math.min(width / mark.width, height / mark.height)
  const [x, y] = [(width - mark.width * scale) / 2, (height - mark.height * scale) / 2]
  return `q ${[scale, 0, 0, scale, x, y].map((each) => each.toFixed(4)).join(' ')} cm /${page.mark} Do Q`
}
