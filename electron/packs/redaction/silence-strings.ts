import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import { findWords, squeezed } from '../../../shared/document/redact/find-words.ts'
import { barFor } from '../../../shared/document/redact/redact-body.ts'

/** Fewest letters of a passage that is looked for with its spaces gone. */
const leastSqueezed = 8

/**
 * Puts a bar in the place of every text of a file's objects, a bookmark or a description, that holds one of the words, and takes
 * from elements of the structure that belong to replaced pages what they say and hold. `replaced` are written references.
 */
export function silence(
  context: PDFContext,
  terms: readonly { text: string }[],
  replaced: ReadonlySet<string>,
): void {
  const words = terms.map(({ text }) => text).filter((text) => squeezed(text) !== '')
  const tells = (text: string) =>
    words.some(
      (each) =>
        findWords(text, each).length > 0 ||
        (squeezed(each).length >= leastSqueezed && squeezed(text).includes(squeezed(each))),
    )
  const bar = () => PDFHexString.fromText(barFor(''))
  const isText = (value: PDFObject): value is PDFString | PDFHexString =>
    value instanceof PDFString || value instanceof PDFHexString

  const quieten = (object: PDFObject): void => {
    if (object instanceof PDFStream) return quieten(object.dict)
    if (object instanceof PDFArray) {
      for (const [index, value] of object.asArray().entries())
        if (!isText(value)) quieten(value)
        else if (tells(value.decodeText())) object.set(index, bar())
      return
    }
    if (!(object instanceof PDFDict)) return
    if (isElementOf(object, replaced))
      for (const key of ['Alt', 'ActualText', 'E', 'T', 'K']) object.delete(PDFName.of(key))
    for (const [key, value] of object.entries()) {
      if (!isText(value)) quieten(value)
      else if (tells(value.decodeText())) object.set(key, bar())
    }
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (isText(object)) {
      if (tells(object.decodeText())) context.assign(ref, bar())
    } else quieten(object)
  }
}

function isElementOf(dict: PDFDict, pages: ReadonlySet<string>): boolean {
  const page = dict.get(PDFName.of('Pg'))
  return page instanceof PDFRef && pages.has(page.toString()) && dict.has(PDFName.of('S'))
}
