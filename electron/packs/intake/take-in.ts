import { PDFArray, PDFName, PDFNull, type PDFContext, type PDFDict } from 'pdf-lib'
import type { Fragment } from '../fragment.ts'
import { createDestinations } from './destinations.ts'
import type { IntakeAnswer, IntakeJob } from './intake-job.ts'
import { openPaper } from './open-paper.ts'
import type { Pdfium } from './pdfium.ts'
import { foreign, preparePages } from './prepare-pages.ts'
import { readLayers } from './read-layers.ts'
import { readOutline } from './read-outline.ts'
import { readPages } from './read-pages.ts'
import { createObjectWriter, type ObjectWriter } from './write-objects.ts'

/**
 * Takes one paper in alone: reads it, takes away what would run, and writes it out under the numbers it will have in the
 * pack. An answer with a reason where that cannot be done; throws only what its thread cannot survive.
 */
export async function takeIn(job: IntakeJob, pdfium: Pdfium): Promise<IntakeAnswer> {
  const paper = await openPaper(job.bytes, pdfium, job.password)
  if ('reason' in paper) return { ok: false, reason: paper.reason }
  const { context, catalog, engine, wasEncrypted, wasRepaired } = paper
  try {
    const { fragment, leftOut } = writeFragment(context, catalog, job)
    return { ok: true, fragment, taken: { engine, wasEncrypted, wasRepaired, ...leftOut } }
  } catch (error) {
    // Type errors and loops of the paper's own; whatever they are, the paper alone has them.
    if (error instanceof Error) return { ok: false, reason: 'damaged' }
    throw error
  }
}

function writeFragment(context: PDFContext, catalog: PDFDict, job: IntakeJob) {
  const writer = createObjectWriter({ context, base: job.base, keyOf: () => null })
  const pages = readPages(context, catalog, job.mostPages)
  const destinations = createDestinations(
    context,
    catalog,
    pages.map(({ ref }) => ref),
  )
  const prepared = preparePages(pages, {
    context,
    writer,
    bare: job.bare ?? 0,
    cleaning: { context, destinations, pageAt: pageFinder(context, writer, job.addresses) },
  })
  const outline = readOutline(context, catalog, destinations, (place) => writer.write(place))
  const layers = readLayers(context, catalog, writer)
  const kids = prepared.pages.map(({ number }) => `${number} 0 R`)
  writer.put(prepared.tree, `<</Type/Pages/Parent 2 0 R/Count ${kids.length}/Kids[${kids.join(' ')}]>>`)
  const { bytes, places, next } = writer.finish()
  const fragment: Fragment = {
    bytes,
    places,
    next: { object: next, key: job.key },
    tree: prepared.tree,
    pages: prepared.pages,
    outline,
    layers,
    structure: null,
    form: null,
    names: null,
  }
  return { fragment, leftOut: writer.leftOut }
}

function pageFinder(context: PDFContext, writer: ObjectWriter, addresses: IntakeJob['addresses']) {
  return (address: string): PDFArray | null => {
    const number = addresses?.[address]
    if (number === undefined) return null
    const place = PDFArray.withContext(context)
    place.push(foreign(context, writer, number))
    for (const each of [PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull]) place.push(each)
    return place
  }
}
