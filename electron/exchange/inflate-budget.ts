import { AsyncLocalStorage } from 'node:async_hooks'
import { deflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFContext, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'

/** Bytes that the object tables of one PDF may unpack to; those of a thousand pages take a tenth of it. */
export const inflateLimit = 128 * 1024 * 1024

const budgets = new AsyncLocalStorage<{ left: number }>()
const charged = new WeakMap<object, number>()

/**
 * Runs work that reads one foreign PDF; null where its streams unpack to more than `limit` bytes together. A file of a
 * few kilobytes may hold gigabytes of blanks, and the reader itself would unpack them all.
 */
export async function withinInflateBudget<T>(
  work: () => Promise<T>,
  limit = inflateLimit,
): Promise<T | null> {
  const budget = { left: limit }
  try {
    const result = await budgets.run(budget, work)
    return budget.left < 0 ? null : result
  } catch (error) {
    if (budget.left < 0) return null
    throw error
  }
}

type Unpacking = { ensureBuffer(bytes: number): Uint8Array }

/** Every filter of the library, chained or alone, grows its output through this one method; it has no limit of its own. */
function limitUnpacking(): void {
  const streams = prototypeOfStreams()
  const grow = Reflect.get(streams, 'ensureBuffer') as Unpacking['ensureBuffer']
  Reflect.set(streams, 'ensureBuffer', function (this: Unpacking, bytes: number) {
    const budget = budgets.getStore()
    if (budget) {
      budget.left -= Math.max(0, bytes - (charged.get(this) ?? 0))
      charged.set(this, Math.max(bytes, charged.get(this) ?? 0))
      if (budget.left < 0) throw new RangeError('The streams of the file unpack to more than is allowed.')
    }
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
