import { deflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib'
import { renewInflateBudget } from '../intake/inflate-budget.ts'
import { lookArray, lookDict, lookNumber, under } from '../intake/look.ts'
import { foreign } from '../intake/prepare-pages.ts'
import { readLayers } from '../intake/read-layers.ts'
import {
  copyOf,
  letter,
  readBox,
  readPages,
  turnOf,
  visibleBox,
  type SourcePage,
} from '../intake/read-pages.ts'
import { createObjectWriter } from '../intake/write-objects.ts'
import { reserved } from '../fragment.ts'
import { createFileWriter, textString } from './file-writer.ts'
import { printedNotes } from './printed-notes.ts'
import { writeLayers } from './write-layers.ts'
import { writePageLabels } from './write-page-labels.ts'

/** A bound pack whose pages are to be drawn two to a side; `rightToLeft` puts the first of two on the right. */
export type ImposeJob = {
  task: 'impose'
  bytes: Uint8Array
  /** What its pages are called. */
  labels: readonly string[]
  title: string
  /** BCP 47. */
  language: string
  rightToLeft: boolean
}
export type Imposed = { pdf: Uint8Array; pages: number }

/** A4 turned across, in points, and what stays white around its two halves. */
const sheet = { width: 841.89, height: 595.28, edge: 12 }
const half = { width: (sheet.width - sheet.edge * 3) / 2, height: sheet.height - sheet.edge * 2 }

type Drawn = { ref: PDFRef; width: number; height: number; unit: number }

/**
 * Draws the pages of a bound pack two to a side, each as it is printed with its notes and fields, hidden layers still hidden.
 * What is read and not printed is given up: tags, links, bookmarks, fields. Each side is called as its two pages are.
 */
export async function impose(job: ImposeJob): Promise<Imposed> {
  renewInflateBudget()
  const { context, catalog } = await PDFDocument.load(job.bytes, { updateMetadata: false })
  const writer = createObjectWriter({ context, base: reserved.firstOfPapers, keyOf: () => null })
  const drawn = readPages(context, catalog, Infinity).map(drawPage)
  const parent = foreign(context, writer, reserved.pages)

  const sides: number[] = []
  for (let first = 0; first < drawn.length; first += 2) {
    const both = PDFDict.withContext(context)
    const steps = drawn.slice(first, first + 2).map((page, index) => {
      both.set(PDFName.of(`P${index}`), page.ref)
      return place(page, (index === 1) !== job.rightToLeft, `P${index}`)
    })
    const side = context.obj({ Type: 'Page', MediaBox: [0, 0, sheet.width, sheet.height] })
    side.set(PDFName.of('Parent'), parent)
    side.set(PDFName.of('Resources'), context.obj({ XObject: both }))
    side.set(
      PDFName.of('Contents'),
      context.register(streamOf(PDFDict.withContext(context), steps.join('\n'))),
    )
    const number = writer.reserve()
    writer.writeAs(context.register(side), number)
    sides.push(number)
  }
  const layers = writeLayers([{ title: job.title, layers: readLayers(context, catalog, writer) }])
  const { bytes, places, next } = writer.finish()
  const file = createFileWriter()
  file.lay(bytes, places)
  const kids = sides.map((number) => `${number} 0 R`).join(' ')
  file.put(reserved.pages, `<</Type/Pages/Count ${sides.length}/Kids[${kids}]>>`)
  const called = sides.map((_, index) =>
    job.labels
      .slice(index * 2, index * 2 + 2)
      .filter(Boolean)
      .join(', '),
  )
  file.put(
    reserved.catalog,
    `<</Type/Catalog/Pages ${reserved.pages} 0 R/Lang${textString(job.language)}` +
      `/PageLabels${writePageLabels(called)}/ViewerPreferences<</DisplayDocTitle true>>${layers}>>`,
  )
  file.put(reserved.info, `<</Title${textString(job.title)}/Producer(Rapporteur)>>`)
  return { pdf: file.finish(next, reserved.catalog, reserved.info), pages: sides.length }
}

/** A page as a form that is drawn upright from the lower left corner. */
function drawPage({ dict, inherited }: SourcePage): Drawn {
  const { context } = dict
  const media = readBox(context, inherited.MediaBox) ?? letter
  const [left, bottom, wide, high] = visibleBox(media, readBox(context, inherited.CropBox))
  const turn = turnOf(context, inherited.Rotate)
  const [right, top] = [left + wide, bottom + high]
  const upright = {
    0: [1, 0, 0, 1, -left, -bottom],
    90: [0, -1, 1, 0, -bottom, right],
    180: [-1, 0, 0, -1, right, top],
    270: [0, 1, -1, 0, top, -left],
  }[turn]
  const resources = copyOf(lookDict(context, inherited.Resources) ?? PDFDict.withContext(context))
  const notes = printedNotes(dict, resources)
  const form = context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [left, bottom, right, top],
    Matrix: upright,
  })
  form.set(PDFName.of('Resources'), resources)
  const group = under(dict, 'Group')
  if (group) form.set(PDFName.of('Group'), group)
  const ref = context.register(streamOf(form, Buffer.concat([contentsOf(dict), Buffer.from(notes)])))
  const [width, height] = turn % 180 === 0 ? [wide, high] : [high, wide]
  return { ref, width, height, unit: lookNumber(context, under(dict, 'UserUnit')) ?? 1 }
}

function contentsOf(page: PDFDict): Uint8Array {
  const { context } = page
  const contents = under(page, 'Contents')
  const streams = lookArray(context, contents)?.asArray() ?? (contents ? [contents] : [])
  const parts = streams.flatMap((each) => {
    const stream = context.lookup(each)
    return stream instanceof PDFRawStream ? [unpacked(stream), Uint8Array.of(10)] : []
  })
  return Buffer.concat(parts)
}

/** One page that is damaged must not keep all others from being printed: of it what can be read is. */
function unpacked(stream: PDFRawStream): Uint8Array {
  // One after the other: what the pages before it took is packed again.
  renewInflateBudget()
  try {
    return decodePDFRawStream(stream).decode()
  } catch (error) {
    if (error instanceof Error) return new Uint8Array()
    throw error
  }
}

function streamOf(dict: PDFDict, contents: string | Uint8Array): PDFRawStream {
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  return PDFRawStream.of(dict, deflateSync(contents))
}

/** In the middle of one half, never larger than it is. */
function place({ width, height, unit }: Drawn, onRight: boolean, name: string): string {
  const scale = Math.min(half.width / (width * unit), half.height / (height * unit), 1) * unit
  const x = (onRight ? half.width + sheet.edge * 2 : sheet.edge) + (half.width - width * scale) / 2
  const y = sheet.edge + (half.height - height * scale) / 2
  return `q ${[scale, 0, 0, scale, x, y].map((each) => each.toFixed(4)).join(' ')} cm /${name} Do Q`
}
