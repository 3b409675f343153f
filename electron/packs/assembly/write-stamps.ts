import { stampSize, type FragmentPage } from '../fragment.ts'
import { drawMark, type PackMark } from './write-mark.ts'
import type { FileWriter } from './file-writer.ts'
import { latin } from '../intake/write-objects.ts'
import type { StampFont } from './stamp-font.ts'

/** What is written on a page: its label, and before it what it belongs to. */
export type Stamp = { label: string; of: string }

export type Stamping = {
  file: FileWriter
  font: StampFont
  /** Where the stamps lead back to, as an entry of a link, and what the way there is called, as a string of a PDF. */
  back: string
  backWords: string
  mark: PackMark | null
  /** Key under which the structure knows the way back of a page; null where the pack has no structure. */
  keyOf(page: FragmentPage): number | null
}

/** Shorter side, in points, of a page on which no stamp could be read: it is counted, and not written on. */
const smallest = 60
const ink = '0.055 0.29 0.404'

/**
 * Writes a page's label at its lower outer corner, upright as the page is seen and marked as an artifact; a click on it leads
 * back to the agenda. Without a stamp only what the page's content left open is closed.
 */
export function writeStamp(page: FragmentPage, stamp: Stamp | null, stamping: Stamping): void {
  if (page.stamp === 0) return
  const { file, font, mark } = stamping
  const [left, bottom, wide, high] = page.box
  const drawn = mark
    ? `\n/Artifact <</Type/Pagination/Subtype/Watermark>> BDC q ${matrix(page.turn, left, bottom, wide, high)} ${drawMark(page, mark)} Q EMC`
    : ''
  const closing = `${'Q '.repeat(page.restore)}${drawn}`
  const tiny = Math.min(page.box[2], page.box[3]) * page.unit < smallest
  if (!stamp) {
    file.putStream(page.stamp, '<<>>', latin(closing))
    return
  }
  const upright = page.turn % 180 === 0
  const [width, height] = upright ? [wide, high] : [high, wide]
  const size = stampSize(width, height, page.unit)
  const label = font.sayable(stamp.label)
  const [padX, padY] = [size * 0.6, size * 0.42]
  const room = width - size * 5 - font.width(label) * size
  const of = shortened(font.sayable(stamp.of), room, font, size * 0.82)
  const labelWidth = font.width(label) * size
  const ofWidth = font.width(of) * size * 0.82
  const gap = of ? size * 0.9 : 0
  const x = width - size * 2.2 - labelWidth
  const y = page.margin === 'head' ? height - size * 2.2 : size * 1.5
  const from = x - gap - ofWidth - padX
  const plate = [from, y - padY, x + labelWidth + padX - from, size * 0.72 + padY * 2]

  const lines = [
    closing,
    '/Artifact <</Type/Pagination>> BDC q',
    matrix(page.turn, left, bottom, wide, high),
    // Only where there is no margin: words are then read on a ground of their own.
    page.margin === 'none' ? `1 1 1 rg ${plate.map(short).join(' ')} re f` : '',
    `BT ${ink} rg`,
    of
      ? `/${page.font} ${short(size * 0.82)} Tf 1 0 0 1 ${short(from + padX)} ${short(y)} Tm ${font.encode(of)} Tj`
      : '',
    `/${page.font} ${short(size)} Tf 1 0 0 1 ${short(x)} ${short(y)} Tm ${font.encode(label)} Tj ET`,
    'Q EMC',
  ]
  file.putStream(page.stamp, '<<>>', latin(tiny ? closing : lines.filter(Boolean).join('\n')))
  if (!page.back) return
  const place = onPage(page)
  const [a, b] = [place(plate[0]!, plate[1]!), place(plate[0]! + plate[2]!, plate[1]! + plate[3]!)]
  const rect = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
  const key = stamping.keyOf(page)
  file.put(
    page.back,
    `<</Type/Annot/Subtype/Link/Rect[${rect.map(short).join(' ')}]/Border[0 0 0]/F 4/P ${page.number} 0 R` +
      `/Contents ${stamping.backWords}${stamping.back}` +
      `${key === null ? '' : `/StructParent ${key}`}>>`,
  )
}

const short = (number: number) => String(Math.round(number * 10_000) / 10_000)

/** From places on the page as it is seen to places on it as it is written, as a matrix of a content stream. */
function matrix(
  turn: FragmentPage['turn'],
  left: number,
  bottom: number,
  wide: number,
  high: number,
): string {
  const [right, top] = [left + wide, bottom + high]
  if (turn === 90) return `0 1 -1 0 ${short(right)} ${short(bottom)} cm`
  if (turn === 180) return `-1 0 0 -1 ${short(right)} ${short(top)} cm`
  if (turn === 270) return `0 -1 1 0 ${short(left)} ${short(top)} cm`
  return `1 0 0 1 ${short(left)} ${short(bottom)} cm`
}

function onPage({ box: [left, bottom, wide, high], turn }: FragmentPage) {
  const [right, top] = [left + wide, bottom + high]
  return (x: number, y: number): [number, number] => {
    if (turn === 90) return [right - y, bottom + x]
    if (turn === 180) return [right - x, top - y]
    if (turn === 270) return [left + y, top - x]
    return [left + x, bottom + y]
  }
}

/** As much of a text as fits a width, an ellipsis for the rest; nothing where not even a few letters fit. */
function shortened(text: string, room: number, font: StampFont, size: number): string {
  if (font.width(text) * size <= room) return text
  const characters = Array.from(text)
  while (characters.length > 3 && font.width(`${characters.join('')}…`) * size > room) characters.pop()
  return characters.length > 3 ? `${characters.join('').trimEnd()}…` : ''
}
