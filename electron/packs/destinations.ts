import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument } from 'pdf-lib'

const most = 100_000

/** Finds the explicit destination an entry of a document leads to, by array, by name, or through a GoTo action. */
export function createDestinations(document: PDFDocument): (owner: PDFDict) => PDFArray | null {
  const { context, catalog } = document
  let named: Map<string, PDFArray> | undefined

  const resolve = (value: unknown): PDFArray | null => {
    const found = value instanceof PDFRef ? context.lookup(value) : value
    if (found instanceof PDFArray) return found
    // A named destination may be a dictionary that holds the array (PDF 1.7, 12.3.2.3).
    if (found instanceof PDFDict) return resolve(found.get(PDFName.of('D')))
    const name = textOf(found)
    if (name === null) return null
    named ??= readNames()
    return named.get(name) ?? null
  }

  const readNames = () => {
    const names = new Map<string, PDFArray>()
    const add = (name: string | null, value: unknown) => {
      const target = value instanceof PDFRef ? context.lookup(value) : value
      const array = target instanceof PDFDict ? target.get(PDFName.of('D')) : target
      const found = array instanceof PDFRef ? context.lookup(array) : array
      if (name !== null && found instanceof PDFArray) names.set(name, found)
    }
    const old = catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
    for (const [key, value] of old?.entries() ?? []) add(key.decodeText(), value)
    const root = catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict)
    const stack = root ? [root] : []
    const seen = new Set<PDFDict>()
    for (let node = stack.pop(); node && seen.size < most; node = stack.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      const pairs = node.lookupMaybe(PDFName.of('Names'), PDFArray)
      for (let index = 0; pairs && index + 1 < pairs.size(); index += 2) {
        add(textOf(pairs.lookup(index)), pairs.get(index + 1))
      }
      const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray)
      for (let index = 0; kids && index < kids.size(); index += 1) {
        const kid = kids.lookup(index)
        if (kid instanceof PDFDict) stack.push(kid)
      }
    }
    return names
  }

  return (owner) => {
    const own = owner.get(PDFName.of('Dest'))
    if (own) return resolve(own)
    const action = owner.lookup(PDFName.of('A'))
    if (!(action instanceof PDFDict) || action.lookup(PDFName.of('S')) !== PDFName.of('GoTo')) return null
    return resolve(action.get(PDFName.of('D')))
  }
}

function textOf(value: unknown): string | null {
  if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName)
    return value.decodeText()
  return null
}
