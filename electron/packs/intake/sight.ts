import type { FragmentPage } from '../fragment.ts'
import type { GreyPicture, PdfiumPaper } from './pdfium.ts'

/** What a file looks like to the normaliser: how many pages, and pictures of some of them. */
export type Sight = {
  pages: number
  /** Small grey pictures by page, from 0. */
  pictures: ReadonlyMap<number, GreyPicture>
  /** Whether none of the pages looked at has a letter in it that could be read out. */
  withoutText: boolean
}

/** Pixels of the longer side: enough to see a line of text as a grey stripe. */
const side = 160
/** Grey that is no longer the paper, and how far two greys may lie apart. */
const [paperGrey, likeness] = [244, 40]
/** Share of the pixels that may differ in a picture that looks the same. */
const tolerance = 0.002

/** The first page, the last and one in the middle; of three pages or fewer all. */
export function pagesToLookAt(pages: number): number[] {
  const wanted = [0, Math.floor((pages - 1) / 2), pages - 1]
  return [...new Set(wanted)].filter((index) => index >= 0 && index < pages).toSorted((a, b) => a - b)
}

export function lookAt(paper: PdfiumPaper): Sight {
  const indices = pagesToLookAt(paper.pages)
  const withoutText = indices.length > 0 && indices.every((index) => paper.hasText(index) === false)
  return { pages: paper.pages, pictures: picturesOf(paper, indices), withoutText }
}

/** Looks at what became of a paper: at its first page and its last. */
export function lookAgain(paper: PdfiumPaper): Sight {
  const indices = pagesToLookAt(paper.pages)
  const ends = [indices[0], indices.at(-1)].filter((index) => index !== undefined)
  return { pages: paper.pages, pictures: picturesOf(paper, [...new Set(ends)]), withoutText: false }
}

function picturesOf(paper: PdfiumPaper, indices: readonly number[]): ReadonlyMap<number, GreyPicture> {
  const pictures = new Map<number, GreyPicture>()
  for (const index of indices) {
    const picture = paper.picture(index, side)
    if (picture) pictures.set(index, picture)
  }
  return pictures
}

/** Whether each page looked at again is as it was before; one that could not be drawn before tells nothing. */
export function looksLike(before: Sight, after: Sight): boolean {
  const ends = [0, Math.max(0, before.pages - 1)]
  return ends.every((index) => {
    const [picture, other] = [before.pictures.get(index), after.pictures.get(index)]
    return !picture || (other !== undefined && shareOfDifference(picture, other) <= tolerance)
  })
}

function shareOfDifference(a: GreyPicture, b: GreyPicture): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  let different = 0
  for (let index = 0; index < a.grey.length; index += 1)
    if (Math.abs(a.grey[index]! - b.grey[index]!) > likeness) different += 1
  return different / a.grey.length
}

/** Shares of width and height that a stamp takes at an edge. */
const strip = { width: 0.42, height: 0.034, gap: 0.006 }

/**
 * Where a page has room for a stamp that covers nothing: at its foot, at its head, or nowhere. Pages nobody looked at are
 * taken to be like those of the same measures; pages of which none was seen get their stamp at the foot.
 */
export function findMargins(pages: readonly FragmentPage[], { pictures }: Sight): void {
  const alike = new Map<string, GreyPicture[]>()
  const measures = ({ box, turn }: FragmentPage) => [box[2], box[3], turn].join(' ')
  for (const [index, picture] of pictures) {
    const page = pages[index]
    if (page) alike.set(measures(page), [...(alike.get(measures(page)) ?? []), picture])
  }
  for (const [index, page] of pages.entries()) {
    const own = pictures.get(index)
    const seen = own ? [own] : (alike.get(measures(page)) ?? [])
    page.margin = seen.every(isFreeAtFoot) ? 'foot' : seen.every(isFreeAtHead) ? 'head' : 'none'
  }
}

const isFreeAtFoot = (picture: GreyPicture) => isFree(picture, 1 - strip.height - strip.gap, 1 - strip.gap)
const isFreeAtHead = (picture: GreyPicture) => isFree(picture, strip.gap, strip.gap + strip.height)

function isFree({ width, height, grey }: GreyPicture, from: number, to: number): boolean {
  for (let row = Math.floor(from * height); row < Math.ceil(to * height); row += 1)
    for (let column = Math.floor((1 - strip.width) * width); column < width; column += 1)
      if ((grey[row * width + column] ?? 255) < paperGrey) return false
  return true
}
