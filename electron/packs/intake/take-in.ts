import { PDFArray, PDFDict, PDFName, PDFNull, type PDFContext, type PDFRef } from 'pdf-lib'
import { assembleAlone } from '../assembly/assemble-alone.ts'
import type { Fragment } from '../fragment.ts'
import { createDestinations } from './destinations.ts'
import type { IntakeAnswer, IntakeJob, Taken } from './intake-job.ts'
import { lookDict, lookName, lookText, under } from './look.ts'
import { mostPages, openPaper, type OpenedPaper, type Refusal } from './open-paper.ts'
import { knownBalance, knownMargin, saidPages } from './paper-verdict.ts'
import type { Pdfium } from './pdfium.ts'
import { foreign, preparePages } from './prepare-pages.ts'
import { reduceImages } from '../images/reduce-images.ts'
import { findImages } from './find-images.ts'
import { pickStructure } from './pick-structure.ts'
import { readForm } from './read-form.ts'
import { readLayers } from './read-layers.ts'
import { readOutline } from './read-outline.ts'
import { readPages, type SourcePage } from './read-pages.ts'
import { accessibilityOf, readStructure, writeLeaf } from './read-structure.ts'
import { findMargins, lookAgain, looksLike } from './sight.ts'
import { createObjectWriter, type ObjectWriter } from './write-objects.ts'

/**
 * Takes one paper in alone: reads it, takes away what would run, and writes it out under the numbers it will have in the
 * pack. An answer with a reason where that cannot be done; throws only what its thread cannot survive.
 */
export async function takeIn(job: IntakeJob, pdfium: Pdfium): Promise<IntakeAnswer> {
  const answer = await takeInOnce(job, pdfium)
  if (!answer.ok || !job.makeMargin || answer.fragment.pages.every(({ margin }) => margin !== 'none'))
    return answer
  const verdict = answer.verdict ?? job.verdict
  if (!verdict) return answer
  // Written again with those pages smaller, now that they were seen and compared as they are.
  const again = await takeInOnce({ ...job, verdict, margins: verdict.margins }, pdfium)
  return again.ok ? { ...again, verdict: answer.verdict } : answer
}

async function takeInOnce(job: IntakeJob, pdfium: Pdfium): Promise<IntakeAnswer> {
  const first = await attempt(job, pdfium, false)
  if ('reason' in first || first.looksAlike || !first.paper.sight) return answerOf(first)
  if (first.paper.engine === 'pdfium') return answerOf(first)
  // Something got lost on the way: perhaps not where the normaliser goes first.
  const second = await attempt(job, pdfium, true)
  return answerOf('reason' in second || !second.looksAlike ? first : second)
}

type Attempt = {
  paper: OpenedPaper
  fragment: Fragment
  met: Met
  looksAlike: boolean
  withoutText: boolean
}

async function attempt(job: IntakeJob, pdfium: Pdfium, anew: boolean): Promise<Attempt | Refusal> {
  const { password, own, verdict } = job
  const opening = {
    pdfium,
    anew,
    own: own ?? false,
    known: anew ? undefined : verdict,
    // Picking goes through all elements, and leaves few of them.
    elementsApart: !job.pick,
    ...(password === undefined ? {} : { password }),
  }
  const paper = await openPaper(job.bytes, opening)
  if ('reason' in paper) return paper
  try {
    const imagesReduced = job.imageDpi === undefined ? 0 : await reduce(paper, job.imageDpi, pdfium)
    const written = writeFragment(paper, job)
    const { fragment } = written
    const met: Met = { ...written.met, imagesReduced }
    if (!paper.sight && verdict) {
      for (const [index, page] of fragment.pages.entries())
        if (!page.smaller) page.margin = knownMargin(verdict.margins, index)
      return { paper, fragment, met, looksAlike: verdict.looksAlike, withoutText: verdict.withoutText }
    }
    if (!paper.sight) return { paper, fragment, met, looksAlike: true, withoutText: false }
    const alone = (await pdfium.start()).open(assembleAlone(fragment), '', lookAgain)
    findMargins(fragment.pages, paper.sight)
    const looksAlike = typeof alone !== 'string' && looksLike(paper.sight, alone)
    return { paper, fragment, met, looksAlike, withoutText: paper.sight.withoutText }
  } catch (error) {
    // Type errors and loops of the paper's own; whatever they are, the paper alone has them.
    if (!(error instanceof Error)) throw error
    return anew || paper.engine === 'pdfium' ? { reason: 'damaged' } : attempt(job, pdfium, true)
  }
}

function answerOf(attempted: Attempt | Refusal): IntakeAnswer {
  if ('reason' in attempted) return { ok: false, reason: attempted.reason }
  const { paper, fragment, met, looksAlike, withoutText } = attempted
  const { engine, wasEncrypted, wasRepaired, missing, sight } = paper
  const taken = { engine, wasEncrypted, wasRepaired, missing, looksAlike, withoutText, ...met }
  const looked = { engine, wasEncrypted, wasRepaired, missing, looksAlike, withoutText }
  const verdict = sight && { ...looked, ...saidPages(fragment.pages) }
  return { ok: true, fragment, taken, verdict }
}

/** Pictures of a paper that are told of. */
const mostImages = 5

async function reduce({ context, catalog }: OpenedPaper, dpi: number, pdfium: Pdfium): Promise<number> {
  return reduceImages(context, readPages(context, catalog, mostPages), dpi, await pdfium.start())
}

type Met = Omit<Taken, 'engine' | 'wasEncrypted' | 'wasRepaired' | 'missing' | 'looksAlike' | 'withoutText'>

function writeFragment({ context, catalog, elements, missing }: OpenedPaper, job: IntakeJob) {
  const prefix = `p${String(job.index).padStart(4, '0')}.`
  let keys: ReadonlyMap<number, number> = new Map()
  const { base } = job
  const writer = createObjectWriter({ context, elements, base, keyOf: (key) => keys.get(key) ?? null })
  const takenOut = (what: 'actions' | 'files') => (writer.leftOut[what] += 1)
  countLeftBehind(context, catalog, takenOut)
  const all = withEmptyPages(
    context,
    readPages(context, catalog, job.pick ? Infinity : job.mostPages),
    missing,
  )
  const pages = job.pick ? job.pick.map((at) => all[at]!) : all
  if (job.pick)
    pickStructure(
      context,
      catalog,
      pages.map(({ ref }) => ref),
    )
  const destinations = createDestinations(
    context,
    catalog,
    pages.map(({ ref }) => ref),
  )
  const accessible = accessibilityOf(context, catalog)
  const prepared = preparePages(pages, {
    context,
    writer,
    bare: job.bare ?? 0,
    asTheyAre: job.pick !== undefined,
    balanceOf: (index) => (job.verdict ? knownBalance(job.verdict, index) : null),
    makesMargin: (index) => job.margins !== undefined && knownMargin(job.margins, index) === 'none',
    cleaning: {
      context,
      destinations,
      pageAt: pageFinder(context, writer, job, pages[0]?.ref),
      fileAt: (address) => job.files?.[address],
      takenOut,
    },
  })
  // Before anything is written that names a key.
  const roles = job.roles ?? {}
  const read = readStructure({ context, catalog, elements, writer, key: job.key, prefix, roles })
  keys = read?.keys ?? keys
  const form = readForm({ context, catalog, writer, name: `p${job.index}`, takenOut })
  const outline = readOutline(context, catalog, destinations, (place) => writer.write(place))
  const layers = readLayers(context, catalog, writer)
  const named = destinations.named().map(([name, place]) => ({
    name: Buffer.from(prefix + name),
    value: writer.write(place),
  }))
  const names = writeLeaf(writer, named)
  const kids = prepared.pages.map(({ number }) => `${number} 0 R`)
  writer.put(prepared.tree, `<</Type/Pages/Parent 2 0 R/Count ${kids.length}/Kids[${kids.join(' ')}]>>`)
  const images = findImages(context, pages)
    .slice(0, mostImages)
    .map(({ page, width, height, bytes }) => ({ page, width, height, bytes }))
  const { bytes, places, next } = writer.finish()
  const fragment: Fragment = {
    bytes,
    places,
    next: { object: next, key: job.key + keys.size },
    tree: prepared.tree,
    pages: prepared.pages,
    outline,
    layers,
    structure: read?.structure ?? null,
    form: form?.form ?? null,
    names,
  }
  const met: Omit<Met, 'imagesReduced'> = {
    ...writer.leftOut,
    accessible,
    language: lookText(context, under(catalog, 'Lang')) || null,
    signatures: form?.signatures ?? 0,
    fields: form?.fields ?? 0,
    dynamicForm: form?.dynamic ?? false,
    hiddenLayers: layers.off.length,
    images,
  }
  return { fragment, met }
}

/** What hangs on the file as a whole and never comes along: scripts, actions of its own, files within it. */
function countLeftBehind(
  context: PDFContext,
  catalog: PDFDict,
  takenOut: (what: 'actions' | 'files') => void,
) {
  const names = lookDict(context, under(catalog, 'Names'))
  if (names?.has(PDFName.of('JavaScript')) || catalog.has(PDFName.of('AA'))) takenOut('actions')
  if (names?.has(PDFName.of('EmbeddedFiles'))) takenOut('files')
  const opening = lookDict(context, under(catalog, 'OpenAction'))
  if (opening && lookName(context, under(opening, 'S')) !== 'GoTo') takenOut('actions')
}

/** A page that is counted and not there is bound as an empty one, so that those after it keep their numbers. */
function withEmptyPages(context: PDFContext, pages: SourcePage[], missing: number): SourcePage[] {
  const inherited = pages.at(-1)?.inherited.MediaBox
  const empty = Array.from({ length: missing }, (): SourcePage => {
    const dict = PDFDict.withContext(context)
    return { ref: context.register(dict), dict, inherited: inherited ? { MediaBox: inherited } : {} }
  })
  return [...pages, ...empty]
}

function pageFinder(
  context: PDFContext,
  writer: ObjectWriter,
  { addresses, toItself = [] }: IntakeJob,
  itself: PDFRef | undefined,
) {
  return (address: string): PDFArray | null => {
    const number = addresses?.[address]
    const page =
      number === undefined ? toItself.includes(address) && itself : foreign(context, writer, number)
    if (!page) return null
    const place = PDFArray.withContext(context)
    place.push(page)
    for (const each of [PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull]) place.push(each)
    return place
  }
}
