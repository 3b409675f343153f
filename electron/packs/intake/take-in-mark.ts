import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { reserved } from '../fragment.ts'
import type { PackMark } from '../assembly/write-mark.ts'
import { lookArray, under } from './look.ts'
import { createObjectWriter } from './write-objects.ts'

/** A sheet of our own, of one page, to be drawn across the pages of a pack; `base` is the first object number that is free. */
export type MarkJob = { task: 'take-in-mark'; bytes: Uint8Array; base: number }

/** `next` is the first object number that is free after it. */
export type TakenMark = PackMark & { next: number }

/** Makes the page a form under the number that every page knows its mark by. Tags in it are of no use: it should have none. */
export async function takeInMark({ bytes, base }: MarkJob): Promise<TakenMark> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = document
  const page = document.getPages()[0]!
  const contents = under(page.node, 'Contents')
  const streams = lookArray(context, contents)?.asArray() ?? (contents ? [contents] : [])
  const drawn = streams.flatMap((each) => {
    const stream = context.lookup(each)
    return stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode(), Uint8Array.of(10)] : []
  })
  const { width, height } = page.getSize()
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] })
  dict.set(PDFName.of('Resources'), page.node.Resources() ?? context.obj({}))
  const group = under(page.node, 'Group')
  if (group) dict.set(PDFName.of('Group'), group)
  const form = context.register(PDFRawStream.of(dict, Buffer.concat(drawn)))
  const writer = createObjectWriter({ context, base, keyOf: () => null })
  writer.writeAs(form, reserved.mark)
  return { ...writer.finish(), width, height }
}
