import { deflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFContext, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'

/** Bytes that the object tables of one paper may unpack to; those of a thousand pages take a tenth of it. */
const limit = 192 * 1024 * 1024

let left = limit
let charged = new WeakMap<object, number>()

/** Begins the count for the next file: one thread takes in one file at a time. */
export function renewInflateBudget(): void {
  left = limit
  charged = new WeakMap()
}

export const inflateBudgetSpent = (): boolean => left < 0

/** Bytes that may still be unpacked. */
export const inflateBudget = (): number => left

/** Counts bytes that were unpacked by other means than the library's. */
export function chargeInflate(bytes: number): void {
  left -= bytes
}

type Unpacking = { ensureBuffer(bytes: number): Uint8Array }

/** Every filter of the library, chained or alone, grows its output through this one method; it has no limit of its own. */
function limitUnpacking(): void {
  const streams = prototypeOfStreams()
  const grow = Reflect.get(streams, 'ensureBuffer') as Unpacking['ensureBuffer']
  Reflect.set(streams, 'ensureBuffer', function (this: Unpacking, bytes: number) {
    left -= Math.max(0, bytes - (charged.get(this) ?? 0))
    charged.set(this, Math.max(bytes, charged.get(this) ?? 0))
    if (left < 0) throw new RangeError('The streams of the file unpack to more than is allowed.')
    return grow.call(this, bytes)
  })
}

/** The common ancestor of the filters, which the library does not export. */
function prototypeOfStreams(): object {
  const dict = PDFDict.withContext(PDFContext.create())
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  let found: object | null = decodePDFRawStream(PDFRawStream.of(dict, deflateSync('')))
  while (found && !Object.hasOwn(found, 'ensureBuffer')) found = Object.getPrototypeOf(found) as object | null
  if (!found) throw new Error('The PDF library unpacks streams in another way than it did.')
  return found
}

limitUnpacking()
