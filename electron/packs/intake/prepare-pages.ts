import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import { reserved, type FragmentPage } from '../fragment.ts'
import { cleanAnnotations, type AnnotationCleaning } from './clean-annotations.ts'
import { balanceOf, type Balance } from './content-balance.ts'
import { drawnSmaller, type Smaller } from './draw-smaller.ts'
import { look, lookArray, lookDict, lookNumber, under } from './look.ts'
import { copyOf, letter, readBox, turnOf, visibleBox, type SourcePage } from './read-pages.ts'
import type { ObjectWriter } from './write-objects.ts'

/** What a page of another file keeps; scripts, thumbnails, threads and private matters of programs stay behind. */
const kept = ['BleedBox', 'TrimBox', 'ArtBox', 'UserUnit', 'Group', 'StructParents']

type Preparing = {
  context: PDFContext
  writer: ObjectWriter
  cleaning: AnnotationCleaning
  /** Pages at the beginning that have no way back. */
  bare: number
  /** Keeps what is drawn on them untouched: nothing will be written on them. */
  asTheyAre: boolean
  /** How the content of a page ends up, where that is known; otherwise it is read. */
  balanceOf(index: number): Balance | null
  /** Whether a page is to be drawn smaller, to give its stamp a margin. */
  makesMargin(index: number): boolean
}

/** Makes the pages of a file into pages of the pack, with room for stamp and way back, and hands out their measures. */
export function preparePages(pages: readonly SourcePage[], preparing: Preparing) {
  const { context, writer } = preparing
  const [save, font, mark] = [reserved.save, reserved.font, reserved.mark].map((number) =>
    foreign(context, writer, number),
  ) as [PDFRef, PDFRef, PDFRef]
  const tree = writer.reserve()
  const parent = foreign(context, writer, tree)
  const numbers = pages.map(({ ref }) => writer.numberOf(ref))
  const stamped = new Map<unknown, { ref: PDFRef; font: string; mark: string }>()

  /** Resources of a page with one more of a category, under a name that is free: a pack may be an annex of another pack. */
  const add = (resources: PDFDict, category: string, wanted: string, value: PDFRef): string => {
    const all = copyOf(lookDict(context, under(resources, category)) ?? PDFDict.withContext(context))
    let name = wanted
    while (all.has(PDFName.of(name))) name += 'A'
    all.set(PDFName.of(name), value)
    resources.set(PDFName.of(category), all)
    return name
  }
  const withStamp = (resources: PDFObject | undefined) => {
    const source = lookDict(context, resources)
    const known = stamped.get(source)
    if (known) return known
    const own = source ? copyOf(source) : PDFDict.withContext(context)
    const names = { font: add(own, 'Font', 'PackStamp', font), mark: add(own, 'XObject', 'PackMark', mark) }
    const made = { ref: context.register(own), ...names }
    stamped.set(source, made)
    return made
  }

  /** Content with a stream behind it that is kept free for the stamp, in the state in which the page began. */
  const drawnWithStamp = (
    dict: PDFDict,
    inherited: PDFObject | undefined,
    index: number,
    smaller: Smaller | null,
  ) => {
    const streams = contentsOf(context, dict)
    const { below, open } = preparing.balanceOf(index) ?? balanceOf(context, streams)
    const stampRef = context.nextRef()
    const contents = PDFArray.withContext(context)
    contents.push(save)
    // Before the states that the content itself may restore, so that it holds for all of it.
    if (smaller) contents.push(context.register(context.stream(smaller.operators)))
    for (let each = 0; each < below; each += 1) contents.push(save)
    for (const stream of streams) contents.push(stream)
    contents.push(stampRef)
    const stamp = writer.reserve()
    writer.fix(stampRef, stamp)
    const { ref: resources, ...names } = withStamp(inherited)
    return { contents, resources, stamp, restore: open + 1, below, ...names }
  }
  const drawnAsItIs = (dict: PDFDict, resources: PDFObject | undefined) => {
    const contents = PDFArray.withContext(context)
    for (const stream of contentsOf(context, dict)) contents.push(stream)
    return { contents, resources, stamp: 0, restore: 0, below: 0, font: '', mark: '' }
  }

  const prepare = ({ ref, dict, inherited }: SourcePage, index: number): FragmentPage => {
    if (dict.has(PDFName.of('AA'))) preparing.cleaning.takenOut('actions')
    const page = PDFDict.withContext(context)
    const set = (key: string, value: PDFObject) => page.set(PDFName.of(key), value)
    set('Type', PDFName.of('Page'))
    set('Parent', parent)
    const media = readBox(context, inherited.MediaBox) ?? letter
    const crop = readBox(context, inherited.CropBox)
    set('MediaBox', numbersIn(context, media))
    if (crop) set('CropBox', numbersIn(context, crop))
    for (const key of kept) {
      const value = under(dict, key)
      if (value && look(context, value)) set(key, value)
    }
    const turn = turnOf(context, inherited.Rotate)
    if (turn) set('Rotate', PDFNumber.of(turn))
    // From link to link in the order of the structure (PDF/UA-1, 7.18.3).
    set('Tabs', PDFName.of('S'))

    const box = visibleBox(media, crop)
    const unit = Math.min(1000, Math.max(0.001, lookNumber(context, under(dict, 'UserUnit')) ?? 1))
    const smaller = preparing.makesMargin(index)
      ? drawnSmaller(context, { box, turn, unit }, inherited)
      : null
    const drawing = preparing.asTheyAre
      ? drawnAsItIs(dict, inherited.Resources)
      : drawnWithStamp(dict, inherited.Resources, index, smaller)
    set('Contents', drawing.contents)
    if (drawing.resources) set('Resources', drawing.resources)

    const annotations = cleanAnnotations(dict, preparing.cleaning)
    if (smaller) for (const each of annotations.asArray()) smaller.fit(lookDict(context, each))
    const back = index < preparing.bare ? 0 : writer.reserve()
    if (back) annotations.push(foreign(context, writer, back))
    if (annotations.size() > 0) set('Annots', annotations)
    context.assign(ref, page)
    return {
      number: numbers[index]!,
      box,
      turn,
      unit,
      stamp: drawing.stamp,
      restore: drawing.restore,
      below: drawing.below,
      ...(smaller && { smaller: true }),
      font: drawing.font,
      mark: drawing.mark,
      back,
      margin: 'foot',
    }
  }

  return { tree, pages: pages.map(prepare) }
}

/** A reference of the source that stands for a number of the pack. */
export function foreign(context: PDFContext, writer: ObjectWriter, number: number): PDFRef {
  const ref = context.nextRef()
  writer.fix(ref, number)
  return ref
}

function contentsOf(context: PDFContext, page: PDFDict): PDFObject[] {
  const value = under(page, 'Contents')
  const streams = lookArray(context, value)?.asArray() ?? (value ? [value] : [])
  return streams.filter((each) => each instanceof PDFRef && look(context, each) instanceof PDFStream)
}

function numbersIn(context: PDFContext, numbers: readonly number[]): PDFArray {
  const array = PDFArray.withContext(context)
  for (const each of numbers) array.push(PDFNumber.of(each))
  return array
}
