import { PDFArray, PDFName, PDFString, type PDFContext, type PDFDict } from 'pdf-lib'
import type { Destinations } from './destinations.ts'
import { lookArray, lookDict, lookName, lookText, under } from './look.ts'

/** What plays, runs or carries a file; the picture of the annotation stays. */
const active = ['AA', 'PA', 'Movie', 'Sound', 'RichMediaContent', 'RichMediaSettings', 'FS', '3DD', '3DA']
const scripted = /^\s*(javascript|vbscript|data|file):/i

export type AnnotationCleaning = {
  context: PDFContext
  destinations: Destinations
  /** A page of the pack for an address that stands for it. */
  pageAt(address: string): PDFArray | null
  /** A file beside it for an address that stands for one. */
  fileAt(address: string): string | undefined
  /** Told of everything that is taken out. */
  takenOut(what: 'actions' | 'files'): void
}

/** The annotations of a page without anything that runs, links led to their places.. */
export function cleanAnnotations(page: PDFDict, cleaning: AnnotationCleaning): PDFArray {
  const { context } = cleaning
  const kept = PDFArray.withContext(context)
  for (const value of lookArray(context, under(page, 'Annots'))?.asArray() ?? []) {
    const annotation = lookDict(context, value)
    if (!annotation || !annotation.has(PDFName.of('Subtype'))) continue
    cleanAnnotation(annotation, cleaning)
    kept.push(value)
  }
  return kept
}

function cleanAnnotation(
  annotation: PDFDict,
  { context, destinations, pageAt, fileAt, takenOut }: AnnotationCleaning,
): void {
  for (const key of active)
    if (annotation.delete(PDFName.of(key))) takenOut(key === 'FS' ? 'files' : 'actions')
  const target = destinations.of(annotation)
  const action = lookDict(context, under(annotation, 'A'))
  const kind = action && lookName(context, under(action, 'S'))
  if (target) {
    annotation.delete(PDFName.of('A'))
    // The names of places get a prefix, so the place itself is written down.
    annotation.set(PDFName.of('Dest'), target)
    return
  }
  annotation.delete(PDFName.of('Dest'))
  const address = action && kind === 'URI' ? (lookText(context, under(action, 'URI')) ?? '') : null
  const page = address === null ? null : pageAt(address)
  if (page) {
    annotation.delete(PDFName.of('A'))
    annotation.set(PDFName.of('Dest'), page)
  } else if (address === null || scripted.test(address)) {
    // A link within the file that leads nowhere does no harm.
    if (annotation.delete(PDFName.of('A')) && kind !== 'GoTo') takenOut('actions')
  } else {
    action?.delete(PDFName.of('Next'))
    const file = fileAt(address)
    if (file !== undefined) action?.set(PDFName.of('URI'), PDFString.of(file))
  }
}
