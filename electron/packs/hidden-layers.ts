import { PDFArray, PDFDict, PDFName, type PDFDocument, type PDFObjectCopier } from 'pdf-lib'

/**
 * Keeps the layers of a copied document as they are shown in it. Without this a layer its author switched off would
 * be seen by every reader of the pack (PDF 1.7, 8.11.4).
 */
export function keepHiddenLayers(from: PDFDocument, into: PDFDocument, copier: PDFObjectCopier): void {
  const source = from.catalog.lookup(PDFName.of('OCProperties'))
  if (!(source instanceof PDFDict)) return
  const groups = arrayOf(source, 'OCGs')
  if (!groups) return
  const settings = source.lookup(PDFName.of('D'))
  const state = settings instanceof PDFDict ? settings : undefined
  const shown = new Set(state ? (arrayOf(state, 'ON')?.asArray() ?? []) : [])
  const hidden = new Set(state ? (arrayOf(state, 'OFF')?.asArray() ?? []) : [])
  const usuallyHidden = state?.lookup(PDFName.of('BaseState')) === PDFName.of('OFF')

  const target = propertiesOf(into)
  for (const group of groups.asArray()) {
    const copied = copier.copy(group)
    target.groups.push(copied)
    if (hidden.has(group) || (usuallyHidden && !shown.has(group))) target.off.push(copied)
  }
}

function propertiesOf(document: PDFDocument): { groups: PDFArray; off: PDFArray } {
  const { catalog, context } = document
  const existing = catalog.lookup(PDFName.of('OCProperties'))
  const properties =
    existing instanceof PDFDict ? existing : (context.obj({ OCGs: [], D: { OFF: [] } }) as PDFDict)
  catalog.set(PDFName.of('OCProperties'), properties)
  const groups = properties.lookup(PDFName.of('OCGs'), PDFArray)
  const off = properties.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray)
  return { groups, off }
}

function arrayOf(dict: PDFDict, key: string): PDFArray | undefined {
  const found = dict.lookup(PDFName.of(key))
  return found instanceof PDFArray ? found : undefined
}
