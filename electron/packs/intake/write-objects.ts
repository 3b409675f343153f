import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFCatalog,
  PDFDict,
  PDFInvalidObject,
  type PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import { look, lookDict, lookName, nameFor, under } from './look.ts'

/** Actions that may stay: they open a page of the file, or an address the reader is asked about. */
const harmless = new Set(['URI', 'GoTo'])
/** Every other kind of action there is (PDF 1.7, table 198): it runs, fetches, plays, submits or shows what was hidden. */
const unwanted = new Set(
  'JavaScript Launch GoToR GoToE GoToDp Thread Sound Movie Hide Named SubmitForm ResetForm ImportData SetOCGState Rendition Trans GoTo3DView RichMediaExecute'.split(
    ' ',
  ),
)
/** What a stream says of its length or of a file elsewhere. */
const ofStreams = new Set(['Length', 'F', 'FFilter', 'FDecodeParms', 'DL'].map(nameFor))
const [structParents, structParent] = [nameFor('StructParents'), nameFor('StructParent')]
const perObjectStream = 200

export type ObjectWriterOptions = {
  context: PDFContext
  /** First number that is free. */
  base: number
  /** The key under which content of the source is known to its structure, in the pack; null where it is not. */
  keyOf(key: number): number | null
}

/** Writes objects of one file under the numbers they have in another, with all they lead to and nothing that runs. */
export interface ObjectWriter {
  /** Gives an object of the source a number decided elsewhere. */
  fix(ref: PDFRef, number: number): void
  /** Writes an object of the source under a number decided elsewhere. */
  writeAs(ref: PDFRef, number: number): void
  reserve(): number
  numberOf(ref: PDFRef): number
  /** A value as it is written; what it leads to will be written too. */
  write(value: PDFObject): string
  put(number: number, text: string): void
  /** How many actions, embedded files and unreadable objects were left out so far. */
  readonly leftOut: Record<'actions' | 'files' | 'unreadable', number>
  finish(): { bytes: Uint8Array; places: Int32Array; next: number }
}

export function createObjectWriter({ context, base, keyOf }: ObjectWriterOptions): ObjectWriter {
  const numbers = new Map<PDFRef, number>()
  const waiting: PDFRef[] = []
  const texts: { number: number; text: string }[] = []
  const chunks: Uint8Array[] = []
  const places: number[] = []
  const leftOut = { actions: 0, files: 0, unreadable: 0 }
  let next = base
  let offset = 0

  const reserve = () => next++
  const numberOf = (ref: PDFRef): number => {
    const known = numbers.get(ref)
    if (known !== undefined) return known
    const number = reserve()
    numbers.set(ref, number)
    waiting.push(ref)
    return number
  }

  /** What must not come along: other pages and trees of the source, what would run, files within the file. */
  const staysBehind = (object: PDFObject | undefined): boolean => {
    if (object === undefined || object === PDFNull) return true
    if (object instanceof PDFInvalidObject) {
      leftOut.unreadable += 1
      return true
    }
    if (object instanceof PDFStream) {
      if (lookName(context, under(object.dict, 'Type')) !== 'EmbeddedFile') return false
      leftOut.files += 1
      return true
    }
    if (!(object instanceof PDFDict)) return false
    if (object instanceof PDFPageLeaf || object instanceof PDFPageTree || object instanceof PDFCatalog)
      return true
    const type = lookName(context, under(object, 'Type'))
    if (type === 'StructTreeRoot' || type === 'Page' || type === 'Pages' || type === 'Catalog') return true
    if (!isUnwantedAction(context, object)) return false
    leftOut.actions += 1
    return true
  }

  const write = (value: PDFObject): string => {
    if (value instanceof PDFRef) {
      const known = numbers.get(value)
      if (known !== undefined) return `${known} 0 R`
      return staysBehind(look(context, value)) ? 'null' : `${numberOf(value)} 0 R`
    }
    if (value instanceof PDFArray) return `[${value.asArray().map(write).join(' ')}]`
    if (value instanceof PDFDict) return staysBehind(value) ? 'null' : writeDict(value)
    // A stream is never a value (PDF 1.7, 7.3.8.1), nor is what could not be read.
    if (value instanceof PDFStream || value instanceof PDFInvalidObject) return 'null'
    return value instanceof PDFNumber ? numberText(value) : value.toString()
  }

  const writeDict = (dict: PDFDict, without?: ReadonlySet<PDFName>): string => {
    let text = '<<'
    for (const [key, value] of dict.entries()) {
      if (without?.has(key)) continue
      if ((key === structParents || key === structParent) && value instanceof PDFNumber) {
        const own = keyOf(value.asNumber())
        if (own !== null) text += `${key.toString()} ${own}`
        continue
      }
      const written = write(value)
      if (written !== 'null') text += `${key.toString()} ${written}`
    }
    return `${text}>>`
  }

  const append = (number: number, parts: Uint8Array[]) => {
    places.push(number, 1, offset, 0)
    for (const part of parts) {
      chunks.push(part)
      offset += part.byteLength
    }
  }
  const putStream = (number: number, dict: string, contents: Uint8Array) => {
    const head = `${number} 0 obj\n${dict.slice(0, -2)}/Length ${contents.byteLength}>>\nstream\n`
    append(number, [latin(head), contents, latin('\nendstream\nendobj\n')])
  }

  const writeWaiting = () => {
    for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
      const number = numbers.get(ref)!
      const object = look(context, ref)
      if (object instanceof PDFStream) {
        const contents = object instanceof PDFRawStream ? object.contents : object.getContents()
        putStream(number, writeDict(object.dict, ofStreams), contents)
      } else {
        // It has a number, so that it comes along is decided.
        const text = object instanceof PDFDict ? writeDict(object) : object ? write(object) : 'null'
        texts.push({ number, text })
      }
    }
  }

  return {
    leftOut,
    reserve,
    numberOf,
    write,
    fix: (ref, number) => void numbers.set(ref, number),
    writeAs(ref, number) {
      numbers.set(ref, number)
      waiting.push(ref)
    },
    put: (number, text) => void texts.push({ number, text }),
    finish() {
      writeWaiting()
      for (let start = 0; start < texts.length; start += perObjectStream) {
        const part = texts.slice(start, start + perObjectStream)
        const stream = reserve()
        let at = 0
        let index = ''
        for (const [place, { number, text }] of part.entries()) {
          index += `${number} ${at} `
          at += text.length + 1
          places.push(number, 2, stream, place)
        }
        const contents = deflateSync(latin(index + part.map(({ text }) => text).join('\n')))
        putStream(
          stream,
          `<</Type/ObjStm/N ${part.length}/First ${index.length}/Filter/FlateDecode>>`,
          contents,
        )
      }
      return { bytes: joined(chunks, offset), places: Int32Array.from(places), next }
    },
  }
}

/** The library's own way is slow, and needed only where a number is so large or small that it is said by its exponent. */
function numberText(value: PDFNumber): string {
  const text = String(value.asNumber())
  return /^-?[\d.]+$/.test(text) ? text : value.toString()
}

/** Structure elements have a name under the same key, and a parent. */
function isUnwantedAction(context: PDFContext, dict: PDFDict): boolean {
  const kind = lookName(context, under(dict, 'S'))
  if (kind === undefined || harmless.has(kind)) return false
  if (dict.has(nameFor('JS')) && !dict.has(nameFor('P'))) return true
  return unwanted.has(kind) && !lookDict(context, under(dict, 'P'))
}

export const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

export function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
