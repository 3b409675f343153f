import {
  decodePDFRawStream,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFDict,
  type PDFObject,
} from 'pdf-lib'
import { look, lookArray, lookDict, lookName, lookNumber, under } from '../intake/look.ts'
import type { SourcePage } from '../intake/read-pages.ts'

type Matrix = readonly [number, number, number, number, number, number]
export type DrawnSize = { width: number; height: number }

const unchanged: Matrix = [1, 0, 0, 1, 0, 0]
/** Bytes of content that are read of one page, and drawings within drawings that are followed. */
const [longest, deepest] = [16 * 1024 * 1024, 6]

/** How large each picture is drawn at most, in points; one that is drawn in a way not followed here is not among them. */
export function drawnSizes(context: PDFContext, pages: readonly SourcePage[]): Map<PDFRef, DrawnSize> {
  const sizes = new Map<PDFRef, DrawnSize>()

  const follow = (contents: string, resources: PDFDict | undefined, start: Matrix, depth: number) => {
    const drawings = resources && lookDict(context, under(resources, 'XObject'))
    let now = start
    const saved: Matrix[] = []
    for (const { operator, numbers, name } of operatorsIn(contents)) {
      if (operator === 'q') saved.push(now)
      else if (operator === 'Q') now = saved.pop() ?? now
      else if (operator === 'cm' && numbers.length >= 6)
        now = times(numbers.slice(-6) as unknown as Matrix, now)
      else if (operator === 'Do')
        draw(drawings?.entries().find(([key]) => key.decodeText() === name)?.[1], now, depth)
    }
  }
  const draw = (ref: PDFObject | undefined, now: Matrix, depth: number) => {
    const stream = look(context, ref)
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) return
    const kind = lookName(context, under(stream.dict, 'Subtype'))
    if (kind === 'Image') {
      const [width, height] = [Math.hypot(now[0], now[1]), Math.hypot(now[2], now[3])]
      const known = sizes.get(ref) ?? { width: 0, height: 0 }
      sizes.set(ref, { width: Math.max(known.width, width), height: Math.max(known.height, height) })
    } else if (kind === 'Form' && depth < deepest) {
      const own = lookArray(context, under(stream.dict, 'Matrix'))
        ?.asArray()
        .map((each) => lookNumber(context, each) ?? 0)
      const matrix = own?.length === 6 ? (own as unknown as Matrix) : unchanged
      follow(
        textOf([stream]),
        lookDict(context, under(stream.dict, 'Resources')),
        times(matrix, now),
        depth + 1,
      )
    }
  }
  for (const { dict, inherited } of pages) {
    const value = under(dict, 'Contents')
    const streams = (lookArray(context, value)?.asArray() ?? (value ? [value] : [])).map((each) =>
      look(context, each),
    )
    const unit = lookNumber(context, under(dict, 'UserUnit')) ?? 1
    follow(textOf(streams), lookDict(context, inherited.Resources), [unit, 0, 0, unit, 0, 0], 0)
  }
  return sizes
}

function textOf(streams: readonly (PDFObject | undefined)[]): string {
  let text = ''
  for (const stream of streams) {
    if (!(stream instanceof PDFRawStream)) continue
    try {
      text += `${Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')}\n`
    } catch {
      // What cannot be read draws nothing that could be measured.
    }
    if (text.length > longest) return ''
  }
  return text
}

/** Strings, names, numbers, operators; pictures within the content are passed over as a whole. */
const token =
  /\((?:\\.|[^\\()])*\)|<[0-9a-fA-F\s]*>|%[^\r\n]*|\/([^\s()<>[\]{}/%]*)|([-+.\d][-+.\dEe]*)|([A-Za-z'"*][\w'"*]*)/g

function* operatorsIn(contents: string): Generator<{ operator: string; numbers: number[]; name: string }> {
  let numbers: number[] = []
  let name = ''
  token.lastIndex = 0
  for (let match = token.exec(contents); match; match = token.exec(contents)) {
    if (match[1] !== undefined)
      name = match[1].replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    else if (match[2] !== undefined) numbers.push(Number(match[2]))
    else if (match[3] !== undefined) {
      const at = token.lastIndex
      yield { operator: match[3], numbers, name }
      // Whoever takes the next may have read another content meanwhile.
      token.lastIndex = match[3] === 'ID' ? Math.max(at, contents.indexOf('EI', at)) : at
      numbers = []
      name = ''
    }
  }
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}
