import { createHash, type Hash } from 'node:crypto'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import { renewInflateBudget } from '../intake/inflate-budget.ts'
import { look, lookArray, under } from '../intake/look.ts'
import { readPages } from '../intake/read-pages.ts'

/** An issue whose pages are to be told from those of another; `labels` are what its pages are called, in order. */
export type FingerprintJob = { task: 'fingerprint'; bytes: Uint8Array; labels: readonly string[] }
/** `contents` is the SHA-256 of a page's unpacked content streams, `whole` of everything that is seen of it and clicked on. */
export type PageFingerprint = { contents: string; whole: string }

/** Entries that lead out of a page, or number what is the same. */
const outward = new Set(['/Parent', '/P', '/StructParents', '/StructParent', '/Length'])

/** Fingerprints of all pages, in order. Links to pages count by what those are called, since numbers of objects change. */
export async function fingerprint({ bytes, labels }: FingerprintJob): Promise<PageFingerprint[]> {
  renewInflateBudget()
  const { context, catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = readPages(context, catalog, Infinity)
  const called = new Map<PDFObject, string>(
    pages.map(({ ref }, index) => [ref, labels[index] ?? `#${index}`]),
  )
  const known = new Map<PDFRef, string>()

  const write = (hash: Hash, value: PDFObject | undefined): void => {
    if (value instanceof PDFRef) hash.update(called.has(value) ? `page ${called.get(value)}` : digest(value))
    else if (value instanceof PDFArray) {
      hash.update('[')
      for (const each of value.asArray()) write(hash, each)
      hash.update(']')
    } else if (value instanceof PDFDict) writeDict(hash, value)
    else hash.update(` ${value?.toString() ?? 'null'}`)
  }
  const writeDict = (hash: Hash, dict: PDFDict) => {
    hash.update('<<')
    const entries = dict.entries().map(([key, each]) => [key.toString(), each] as const)
    for (const [key, each] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (outward.has(key)) continue
      hash.update(key)
      write(hash, each)
    }
    hash.update('>>')
  }
  const digest = (ref: PDFRef): string => {
    const before = known.get(ref)
    if (before !== undefined) return before
    // What leads back to itself is the same wherever it was met first.
    known.set(ref, 'round')
    const hash = createHash('sha256')
    const value = look(context, ref)
    if (value instanceof PDFStream) {
      writeDict(hash, value.dict)
      hash.update(value instanceof PDFRawStream ? value.contents : value.getContents())
    } else write(hash, value)
    const made = hash.digest('hex')
    known.set(ref, made)
    return made
  }

  return pages.map(({ dict, inherited }) => {
    const contents = contentsHash(context, dict)
    const whole = createHash('sha256').update(contents)
    for (const value of [inherited.MediaBox, inherited.CropBox, inherited.Rotate, inherited.Resources])
      write(whole, value)
    for (const key of ['UserUnit', 'Annots', 'Group']) write(whole, under(dict, key))
    return { contents, whole: whole.digest('hex') }
  })
}

function contentsHash(context: PDFContext, page: PDFDict): string {
  const hash = createHash('sha256')
  const value = under(page, 'Contents')
  for (const each of lookArray(context, value)?.asArray() ?? (value ? [value] : [])) {
    const stream = look(context, each)
    if (stream instanceof PDFRawStream) hash.update(unpacked(stream)).update('\n')
  }
  return hash.digest('hex')
}

/** A paper's stream may be damaged: it is then told by its bytes as they are. */
function unpacked(stream: PDFRawStream): Uint8Array {
  // What pages before it took is hashed and forgotten.
  renewInflateBudget()
  try {
    return decodePDFRawStream(stream).decode()
  } catch {
    return stream.contents
  }
}
