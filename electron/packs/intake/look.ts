import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'

const longestChain = 32

/** What a value stands for, through any number of references; undefined where it leads nowhere or in circles. */
export function look(context: PDFContext, value: unknown): PDFObject | undefined {
  let found = value
  for (let step = 0; found instanceof PDFRef; step += 1) {
    if (step === longestChain) return undefined
    found = context.lookup(found)
  }
  return found as PDFObject | undefined
}

export function lookDict(context: PDFContext, value: unknown): PDFDict | undefined {
  const found = look(context, value)
  return found instanceof PDFDict ? found : undefined
}

export function lookArray(context: PDFContext, value: unknown): PDFArray | undefined {
  const found = look(context, value)
  return found instanceof PDFArray ? found : undefined
}

export function lookName(context: PDFContext, value: unknown): string | undefined {
  const found = look(context, value)
  return found instanceof PDFName ? textOf(found) : undefined
}

const texts = new WeakMap<PDFName, string>()

/** The library would take the word apart each time. */
function textOf(name: PDFName): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = name.decodeText()
  texts.set(name, text)
  return text
}

export function lookNumber(context: PDFContext, value: unknown): number | undefined {
  const found = look(context, value)
  return found instanceof PDFNumber && Number.isFinite(found.asNumber()) ? found.asNumber() : undefined
}

/** Text of a string or a name; null for anything else. */
export function lookText(context: PDFContext, value: unknown): string | null {
  const found = look(context, value)
  if (found instanceof PDFString || found instanceof PDFHexString) return found.decodeText()
  return found instanceof PDFName ? found.decodeText() : null
}

const names = new Map<string, PDFName>()

/** The name of a key; the library would take the word apart each time it is asked. */
export function nameFor(key: string): PDFName {
  const known = names.get(key)
  if (known) return known
  const name = PDFName.of(key)
  // Keys asked for come from this program, and are few.
  names.set(key, name)
  return name
}

/** Entry of a dictionary under a name. */
export const under = (dict: PDFDict, key: string): PDFObject | undefined => dict.get(nameFor(key))
