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
import type { ElementStore } from './elements/element-store.ts'
import { look, lookDict, lookName, nameFor, under } from './look.ts'
import { longer } from './elements/tape.ts'
import { createObjectPacker } from './pack-objects.ts'
import { harmlessActions, unwantedActions } from './unwanted-actions.ts'

/** What a stream says of its length or of a file elsewhere. */
const ofStreams = new Set(['Length', 'F', 'FFilter', 'FDecodeParms', 'DL'].map(nameFor))
/** References beyond are found one by one. */
const mostObjects = 8_388_607
const [structParents, structParent] = [nameFor('StructParents'), nameFor('StructParent')]

export type ObjectWriterOptions = {
  context: PDFContext
  /** Elements of the source that are no objects of the context. */
  elements?: ElementStore | null
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

/** What must not come along, as it is told of. */
type Behind = 'actions' | 'files' | 'unreadable' | 'untold'

export function createObjectWriter({ context, elements, base, keyOf }: ObjectWriterOptions): ObjectWriter {
  /** Numbers given so far, by the number in the source, and to references of other generations. */
  let numbers = new Int32Array(1024)
  const others = new Map<PDFRef, number>()
  const waiting: PDFRef[] = []
  const chunks: Uint8Array[] = []
  const places: number[] = []
  const leftOut = { actions: 0, files: 0, unreadable: 0 }
  let next = base
  let offset = 0

  const reserve = () => next++
  const knownNumber = (ref: PDFRef): number => {
    if (ref.generationNumber !== 0 || ref.objectNumber >= mostObjects) return others.get(ref) ?? 0
    return ref.objectNumber < numbers.length ? numbers[ref.objectNumber]! : 0
  }
  const give = (ref: PDFRef, number: number) => {
    const { objectNumber } = ref
    if (ref.generationNumber !== 0 || objectNumber >= mostObjects) return void others.set(ref, number)
    if (objectNumber >= numbers.length) numbers = longer(numbers, objectNumber + 1)
    numbers[objectNumber] = number
  }
  const numberOf = (ref: PDFRef): number => {
    const known = knownNumber(ref)
    if (known !== 0) return known
    const number = reserve()
    give(ref, number)
    waiting.push(ref)
    return number
  }
  const isPlainElement = (ref: PDFRef) =>
    elements?.has(ref.objectNumber) === true && ref.generationNumber === 0

  /** Other pages and trees of the source, what would run, files within the file; null for what comes along. */
  const behindOf = (object: PDFObject | undefined): Behind | null => {
    if (object === undefined || object === PDFNull) return 'untold'
    if (object instanceof PDFInvalidObject) return 'unreadable'
    if (object instanceof PDFStream)
      return lookName(context, under(object.dict, 'Type')) === 'EmbeddedFile' ? 'files' : null
    if (!(object instanceof PDFDict)) return null
    if (object instanceof PDFPageLeaf || object instanceof PDFPageTree || object instanceof PDFCatalog)
      return 'untold'
    const type = lookName(context, under(object, 'Type'))
    if (type === 'StructTreeRoot' || type === 'Page' || type === 'Pages' || type === 'Catalog')
      return 'untold'
    return isUnwantedAction(context, object) ? 'actions' : null
  }
  const staysBehind = (object: PDFObject | undefined): boolean => {
    const behind = behindOf(object)
    if (behind !== null && behind !== 'untold') leftOut[behind] += 1
    return behind !== null
  }

  const write = (value: PDFObject): string => {
    if (value instanceof PDFRef) {
      const known = knownNumber(value)
      if (known !== 0) return `${known} 0 R`
      if (!isPlainElement(value) && staysBehind(look(context, value))) return 'null'
      return `${numberOf(value)} 0 R`
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

  const packer = createObjectPacker((dict, contents, held) => {
    const stream = reserve()
    for (const [place, number] of held.entries()) places.push(number, 2, stream, place)
    putStream(stream, dict, contents)
  })

  const comesAlong = (object: number): boolean => {
    const ref = PDFRef.of(object)
    return knownNumber(ref) !== 0 || isPlainElement(ref) || behindOf(look(context, ref)) === null
  }
  const numberFor = (object: number) => numberOf(PDFRef.of(object))
  /** Writes an element as it was found; false where it is none, or something it leads to stays behind. */
  const putElement = (ref: PDFRef, number: number): boolean => {
    const { objectNumber: object } = ref
    if (!elements || !isPlainElement(ref) || !elements.leadsOnlyTo(object, comesAlong)) return false
    packer.putBytes(number, elements.sizeOf(object), (target, at) =>
      elements.write(object, target, at, numberFor),
    )
    return true
  }

  const writeWaiting = () => {
    for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
      const number = knownNumber(ref)
      if (putElement(ref, number)) continue
      const object = look(context, ref)
      if (object instanceof PDFStream) {
        const contents = object instanceof PDFRawStream ? object.contents : object.getContents()
        putStream(number, writeDict(object.dict, ofStreams), contents)
      } else {
        // It has a number, so that it comes along is decided.
        packer.putText(
          number,
          object instanceof PDFDict ? writeDict(object) : object ? write(object) : 'null',
        )
      }
    }
  }

  return {
    leftOut,
    reserve,
    numberOf,
    write,
    fix: give,
    writeAs(ref, number) {
      give(ref, number)
      waiting.push(ref)
    },
    put: packer.putText,
    finish() {
      writeWaiting()
      packer.close()
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
  if (kind === undefined || harmlessActions.has(kind)) return false
  if (dict.has(nameFor('JS')) && !dict.has(nameFor('P'))) return true
  return unwantedActions.has(kind) && !lookDict(context, under(dict, 'P'))
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
