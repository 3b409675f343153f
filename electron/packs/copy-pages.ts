import { PDFArray, PDFDict, PDFName, PDFObjectCopier, PDFPageLeaf } from 'pdf-lib'
import type { PDFDocument, PDFRef } from 'pdf-lib'
import { createDestinations } from './destinations.ts'
import { keepHiddenLayers } from './hidden-layers.ts'

/** What a link in a bound paper may do; anything else (scripts, launching, submitting) is taken away. */
const harmless = new Set(['URI', 'GoTo'])

/**
 * Appends every page of a document to another, with its links alive, its hidden layers hidden and nothing that runs.
 * Returns the new pages. When it throws, the target is as it was.
 */
export function copyPages(from: PDFDocument, into: PDFDocument): PDFRef[] {
  const pages = from.getPages()
  const destinationOf = createDestinations(from)
  for (const page of pages) cleanPage(page.node, destinationOf)

  const before = into.context.largestObjectNumber
  try {
    const copier = PDFObjectCopier.for(from.context, into.context)
    // By reference: a page that a link leads to is then the same page, not a second copy outside the page tree.
    const refs = pages.map((page) => copier.copy(page.ref))
    const leaves = refs.map((ref) => leafAt(into, ref))
    keepHiddenLayers(from, into, copier)
    const start = into.getPageCount()
    for (const [index, ref] of refs.entries()) {
      const parent = into.catalog.insertLeafNode(ref, start + index)
      leaves[index]?.setParent(parent)
    }
    forgetPages(into)
    return refs
  } catch (error) {
    for (const [ref] of into.context.enumerateIndirectObjects()) {
      if (ref.objectNumber > before) into.context.delete(ref)
    }
    into.context.largestObjectNumber = before
    throw error
  }
}

function leafAt(document: PDFDocument, ref: PDFRef): PDFPageLeaf {
  const found = document.context.lookup(ref)
  if (found instanceof PDFPageLeaf) return found
  throw new Error('A page of the paper is not a page.')
}

function cleanPage(page: PDFPageLeaf, destinationOf: (owner: PDFDict) => PDFArray | null): void {
  // Structure, beads and page actions point into trees that stay behind.
  for (const key of ['AA', 'StructParents', 'B', 'PieceInfo', 'Metadata', 'Trans', 'Dur'])
    page.delete(PDFName.of(key))
  const annotations = page.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) {
    page.delete(PDFName.of('Annots'))
    return
  }
  for (let index = annotations.size() - 1; index >= 0; index -= 1) {
    const annotation = annotations.lookup(index)
    if (annotation instanceof PDFDict) cleanAnnotation(annotation, destinationOf)
    else annotations.remove(index)
  }
}

function cleanAnnotation(annotation: PDFDict, destinationOf: (owner: PDFDict) => PDFArray | null): void {
  annotation.delete(PDFName.of('AA'))
  annotation.delete(PDFName.of('StructParent'))
  const target = destinationOf(annotation)
  const action = annotation.lookup(PDFName.of('A'))
  const kind = action instanceof PDFDict ? action.lookup(PDFName.of('S')) : undefined
  if (target) {
    annotation.delete(PDFName.of('A'))
    // Names of destinations stay behind too, so the place itself is written down.
    annotation.set(PDFName.of('Dest'), target)
  } else {
    annotation.delete(PDFName.of('Dest'))
    if (!(kind instanceof PDFName) || !harmless.has(kind.decodeText())) annotation.delete(PDFName.of('A'))
    else if (action instanceof PDFDict) action.delete(PDFName.of('Next'))
  }
}

/** `insertLeafNode` works below the document, whose own list of pages is then stale. */
function forgetPages(document: PDFDocument): void {
  const cache: { invalidate?: () => void } | undefined = Reflect.get(document, 'pageCache')
  cache?.invalidate?.()
  Reflect.set(document, 'pageCount', undefined)
}
