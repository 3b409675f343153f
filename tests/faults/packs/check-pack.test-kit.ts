import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import type { PackEntryResult } from '../../../shared/contract/packs.ts'

export type Faults = { links: string[]; bookmarks: string[]; labels: string[]; structure: string[] }

const name = (text: string) => PDFName.of(text)
const textOf = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

/** Reads a pack as a reader would and tells every link, bookmark, label and structure key that is not as it should be. */
export async function checkPack(pdf: Uint8Array, entries: readonly PackEntryResult[]): Promise<Faults> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index]))
  const faults: Faults = { links: [], bookmarks: [], labels: [], structure: [] }

  const pageOf = (value: unknown): number | null => {
    const array = value instanceof PDFRef ? context.lookup(value) : value
    const page = array instanceof PDFArray ? array.get(0) : undefined
    return page instanceof PDFRef ? (pages.get(page) ?? null) : null
  }

  for (const [ref, index] of pages) {
    const annotations = context.lookup(ref, PDFDict).lookupMaybe(name('Annots'), PDFArray)
    for (const each of annotations?.asArray() ?? []) {
      const annotation = each instanceof PDFRef ? context.lookup(each) : each
      if (!(annotation instanceof PDFDict)) {
        faults.links.push(`page ${index + 1}: an annotation that is none`)
        continue
      }
      const action = annotation.lookup(name('A'))
      const goes = action instanceof PDFDict && action.lookup(name('S')) === name('GoTo')
      const target = annotation.get(name('Dest')) ?? (goes ? action.get(name('D')) : undefined)
      if (target && pageOf(target) === null) faults.links.push(`page ${index + 1}: a link that leads nowhere`)
    }
  }

  const itemsOf = (parent: PDFDict) => {
    const items: PDFDict[] = []
    for (let item = parent.lookup(name('First')); item instanceof PDFDict; item = item.lookup(name('Next')))
      items.push(item)
    return items
  }
  const titleOf = (item: PDFDict) => textOf(item.lookup(name('Title')))
  const check = (item: PDFDict, isThere: (page: number) => boolean) => {
    const page = pageOf(item.get(name('Dest')))
    if (page === null) faults.bookmarks.push(`${titleOf(item)}: leads nowhere`)
    else if (!isThere(page)) faults.bookmarks.push(`${titleOf(item)}: on page ${page + 1}`)
  }
  const checkWithin = (parent: PDFDict, from: number, to: number) => {
    for (const item of itemsOf(parent)) {
      check(item, (page) => page >= from && page < to)
      checkWithin(item, from, to)
    }
  }
  // Agenda and contents, then each entry once and in order, alone or below its item.
  const front = (entries[0]?.firstPage ?? 1) - 1
  let next = 0
  const checkEntry = (item: PDFDict) => {
    const entry = entries[next]
    next += 1
    const from = (entry?.firstPage ?? 0) - 1
    check(item, (page) => page === from)
    checkWithin(item, from, from + (entry?.pages ?? 0))
  }
  for (const item of itemsOf(catalog.lookup(name('Outlines'), PDFDict))) {
    const page = pageOf(item.get(name('Dest')))
    if (page !== null && page < front) checkWithin(item, 0, front)
    else if ([entries[next]?.title, String(next + 1)].includes(titleOf(item))) checkEntry(item)
    else {
      check(item, (at) => at + 1 === entries[next]?.firstPage)
      itemsOf(item).forEach(checkEntry)
    }
  }
  if (next !== entries.length) faults.bookmarks.push(`bookmarks of ${next} entries`)

  const labels = labelsOf(document)
  const planned = new Map(
    entries.flatMap(({ firstPage, labels: own = [] }) =>
      own.map((label, at) => [firstPage + at, label] as const),
    ),
  )
  for (const [index, label] of labels.entries())
    if (label !== (planned.get(index + 1) ?? String(index + 1)))
      faults.labels.push(`page ${index + 1} is labelled ${label}`)

  if (catalog.has(name('StructTreeRoot'))) faults.structure.push(...checkStructure(document))
  return faults
}

/** What the pages of a file are called, in order. */
export function labelsOf(document: PDFDocument): string[] {
  const count = document.getPageCount()
  const nums = document.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray)
  const labels: string[] = []
  for (let at = 0; at < nums.size(); at += 2) {
    const from = nums.lookup(at, PDFNumber).asNumber()
    const to = at + 2 < nums.size() ? nums.lookup(at + 2, PDFNumber).asNumber() : count
    const style = nums.lookup(at + 1, PDFDict)
    const start = style.lookupMaybe(name('St'), PDFNumber)?.asNumber() ?? 1
    const prefix = textOf(style.lookup(name('P')))
    for (let page = from; page < to; page += 1)
      labels.push(style.has(name('S')) ? `${prefix}${start + page - from}` : prefix)
  }
  return labels
}

/** Parents, keys and identifiers of the structure tree (PDF 1.7, 14.7.4.4). */
function checkStructure({ context, catalog }: PDFDocument): string[] {
  const faults: string[] = []
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const elements = new Set<PDFDict>()
  const ids: string[] = []
  const waiting: [PDFDict, PDFDict][] = kidsOf(root).map((kid) => [kid, root])
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [element, parent] = pair
    if (elements.has(element)) faults.push('an element that stands twice in the tree')
    if (elements.has(element)) continue
    elements.add(element)
    if (element.lookup(name('P')) !== parent) faults.push('an element whose parent is another')
    if (element.has(name('ID'))) ids.push(textOf(element.lookup(name('ID'))))
    for (const kid of kidsOf(element)) waiting.push([kid, element])
  }
  if (new Set(ids).size !== ids.length) faults.push('two elements with one identifier')

  const keys = new Map<number, unknown>()
  let last = -1
  for (const leaf of root.lookup(name('ParentTree'), PDFDict).lookup(name('Kids'), PDFArray).asArray()) {
    const nums = context.lookup(leaf, PDFDict).lookup(name('Nums'), PDFArray)
    for (let at = 0; at < nums.size(); at += 2) {
      const key = nums.lookup(at, PDFNumber).asNumber()
      if (key <= last) faults.push('keys out of order')
      last = key
      keys.set(key, nums.lookup(at + 1))
    }
  }
  const used = new Set<number>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    for (const kind of ['StructParents', 'StructParent']) {
      const key = object.lookup(name(kind))
      if (!(key instanceof PDFNumber)) continue
      if (used.has(key.asNumber())) faults.push(`key ${key.asNumber()} is used twice`)
      used.add(key.asNumber())
      const known = keys.get(key.asNumber())
      const fits = kind === 'StructParents' ? known instanceof PDFArray : known instanceof PDFDict
      if (!fits) faults.push(`key ${key.asNumber()} leads to nothing`)
      else if (known instanceof PDFDict && !elements.has(known))
        faults.push('a key of an element outside the tree')
    }
  }
  return faults
}

function kidsOf(element: PDFDict): PDFDict[] {
  const value = element.lookup(name('K'))
  const kids = value instanceof PDFArray ? value.asArray().map((_, index) => value.lookup(index)) : [value]
  return kids.filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(name('S')))
}
