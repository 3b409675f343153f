import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib'
import type { Accessibility } from '../../../shared/contract/packs.ts'
import type { FragmentLeaf, FragmentStructure } from '../fragment.ts'
import type { ElementStore } from './elements/element-store.ts'
import { look, lookArray, lookDict, lookName, lookNumber, lookText, under } from './look.ts'
import { foreign } from './prepare-pages.ts'
import { standardRoles } from './standard-roles.ts'
import type { ObjectWriter } from './write-objects.ts'

const mostElements = 2_000_000
const mostNodes = 200_000

export type StructureReading = {
  context: PDFContext
  catalog: PDFDict
  elements: ElementStore | null
  writer: ObjectWriter
  /** First key that is free, and what the names of the paper begin with. */
  key: number
  prefix: string
  /** Own names of elements that papers before this one brought, and what they stand for. */
  roles: Record<string, string>
}

/**
 * Makes the structure tree of a paper part of the pack's: its elements below one of the pack, its keys counted on, its names
 * and identifiers told apart from those of other papers. `keys` leads from the keys of the paper to those of the pack.
 */
export function readStructure(
  reading: StructureReading,
): { structure: FragmentStructure; keys: ReadonlyMap<number, number> } | null {
  const { context, catalog, elements, writer, prefix } = reading
  const root = lookDict(context, under(catalog, 'StructTreeRoot'))
  const top = root ? elementsIn(reading, under(root, 'K')) : []
  if (!root || top.length === 0) return null

  const element = writer.reserve()
  const parent = foreign(context, writer, element)
  const known = lookDict(context, under(root, 'RoleMap'))
  const roles = new Map<string, string>()
  const ids: { id: Buffer; element: PDFRef }[] = []
  const attributed = new Set<PDFDict>()

  /** What a role has to be called instead, because a paper before this one has it for something else; null where it may stay. */
  const otherRole = (role: string | undefined): string | null => {
    if (role === undefined || standardRoles.has(role)) return null
    const standard = standardOf(context, known, role)
    if (standard === null) return null
    const taken = reading.roles[role]
    if (taken !== undefined && taken !== standard) return standard
    roles.set(role, standard)
    return null
  }
  const renameRole = (dict: PDFDict) => {
    const other = otherRole(lookName(context, under(dict, 'S')))
    if (other !== null) dict.set(PDFName.of('S'), PDFName.of(other))
  }
  const prefixed = (text: PDFString | PDFHexString) =>
    PDFHexString.of(Buffer.concat([Buffer.from(prefix), text.asBytes()]).toString('hex'))
  const renameIds = (ref: PDFRef, dict: PDFDict) => {
    const id = look(context, under(dict, 'ID'))
    if (id instanceof PDFString || id instanceof PDFHexString) {
      dict.set(PDFName.of('ID'), prefixed(id))
      ids.push({ id: Buffer.concat([Buffer.from(prefix), id.asBytes()]), element: ref })
    }
    const attributes = under(dict, 'A')
    for (const each of lookArray(context, attributes)?.asArray() ?? [attributes]) {
      const own = lookDict(context, each)
      const headers = own && lookArray(context, under(own, 'Headers'))
      if (!own || !headers || attributed.has(own)) continue
      attributed.add(own)
      const renamed = PDFArray.withContext(context)
      for (const header of headers.asArray()) {
        const text = look(context, header)
        if (text instanceof PDFString || text instanceof PDFHexString) renamed.push(prefixed(text))
      }
      own.set(PDFName.of('Headers'), renamed)
    }
  }
  const renameClasses = (dict: PDFDict) => {
    const value = look(context, under(dict, 'C'))
    const renamed = (each: PDFObject) =>
      look(context, each) instanceof PDFName ? PDFName.of(prefix + lookName(context, each)) : each
    if (value instanceof PDFName) dict.set(PDFName.of('C'), renamed(value))
    if (!(value instanceof PDFArray)) return
    const classes = PDFArray.withContext(context)
    for (const each of value.asArray()) classes.push(renamed(each))
    dict.set(PDFName.of('C'), classes)
  }

  for (const ref of top) {
    const dict = lookDict(context, ref)!
    dict.set(PDFName.of('P'), parent)
    // One document in another is a part of it (PDF 1.7, 14.8.4.2).
    if (lookName(context, under(dict, 'S')) === 'Document') dict.set(PDFName.of('S'), PDFName.of('Sect'))
  }
  const seen = new Set<PDFDict>()
  const plainSeen = new Uint8Array((elements?.largest ?? 0) + 1)
  let met = 0
  const meet = () => {
    if (met === mostElements) throw new Error('The structure is too large.')
    met += 1
  }
  const waiting: (PDFRef | number)[] = [...top]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const plain = typeof next === 'number' ? next : next.objectNumber
    const isPlain = typeof next === 'number' || next.generationNumber === 0
    if (isPlain && elements?.has(plain) && otherRole(elements.roleOf(plain)) === null) {
      if (plainSeen[plain] === 1) continue
      meet()
      plainSeen[plain] = 1
      const id = elements.idOf(plain)
      if (id) ids.push({ id: Buffer.concat([Buffer.from(prefix), id]), element: PDFRef.of(plain) })
      elements.kidsOf(plain, waiting)
      continue
    }
    const ref = typeof next === 'number' ? PDFRef.of(next) : next
    const dict = lookDict(context, ref)
    // What a plain element has as a kid may be no element, or several.
    if (!dict) waiting.push(...elementsIn(reading, ref))
    if (!dict?.has(PDFName.of('S')) || seen.has(dict)) continue
    meet()
    seen.add(dict)
    renameRole(dict)
    renameIds(ref, dict)
    renameClasses(dict)
    dict.delete(PDFName.of('AF'))
    waiting.push(...elementsIn(reading, under(dict, 'K')))
  }
  // Those that became objects have their names by now; whatever is written of the others from here on is told apart.
  elements?.tellApart(prefix)

  const { keys, parents } = readParents(reading, root)
  const classes = [...(lookDict(context, under(root, 'ClassMap'))?.entries() ?? [])].map(
    ([name, value]): [string, string] => [
      PDFName.of(prefix + name.decodeText()).toString(),
      writer.write(value),
    ],
  )
  const namespaces = (lookArray(context, under(root, 'Namespaces'))?.asArray() ?? []).filter(
    (each): each is PDFRef => each instanceof PDFRef && look(context, each) instanceof PDFDict,
  )
  const structure: FragmentStructure = {
    element,
    kids: top.map((ref) => writer.numberOf(ref)),
    language: lookText(context, under(catalog, 'Lang')) ?? '',
    parents,
    ids: writeLeaf(
      writer,
      ids.map(({ id, element: of }) => ({ name: id, value: `${writer.numberOf(of)} 0 R` })),
    ),
    roles: [...roles],
    classes,
    namespaces: namespaces.map((ref) => writer.numberOf(ref)),
  }
  return { structure, keys }
}

/** Whether a paper says of itself that it is accessible, as far as its own words go. */
export function accessibilityOf(context: PDFContext, catalog: PDFDict): Accessibility {
  const marks = lookDict(context, under(catalog, 'MarkInfo'))
  const marked = marks ? look(context, under(marks, 'Marked')) : undefined
  if (marked !== PDFBool.True || !lookDict(context, under(catalog, 'StructTreeRoot'))) return 'untagged'
  const metadata = look(context, under(catalog, 'Metadata'))
  if (!(metadata instanceof PDFRawStream)) return 'tagged'
  try {
    const text = Buffer.from(decodePDFRawStream(metadata).decode()).toString('latin1')
    return /pdfuaid:part\s*(=\s*["']|>\s*)1/.test(text) ? 'ua' : 'tagged'
  } catch {
    return 'tagged'
  }
}

/** The elements among the kids of a node, by reference; one that is written in place is given one. */
function elementsIn(reading: StructureReading, value: PDFObject | undefined): PDFRef[] {
  const { context, elements } = reading
  const elementRef = (kid: PDFObject): PDFRef | null => {
    if (kid instanceof PDFRef && kid.generationNumber === 0 && elements?.has(kid.objectNumber)) return kid
    const dict = lookDict(context, kid)
    if (!dict?.has(PDFName.of('S'))) return null
    return kid instanceof PDFRef ? kid : context.register(dict)
  }
  if (!value) return []
  const isPlain = value instanceof PDFRef && elements?.has(value.objectNumber)
  const kids = isPlain ? undefined : lookArray(context, value)
  if (!kids) return [elementRef(value) ?? []].flat()
  return kids.asArray().flatMap((kid, index) => {
    const ref = elementRef(kid)
    if (ref && !(kid instanceof PDFRef)) kids.set(index, ref)
    return ref ?? []
  })
}

function standardOf(context: PDFContext, known: PDFDict | undefined, role: string): string | null {
  let name: string | undefined = role
  for (let step = 0; name !== undefined && step < 32; step += 1) {
    if (standardRoles.has(name)) return name
    name = known && lookName(context, known.get(PDFName.of(name)))
  }
  return null
}

/** The tree from keys to elements, its keys counted on from those of the papers before. */
function readParents({ context, writer, key }: StructureReading, root: PDFDict) {
  const entries = new Map<number, PDFObject>()
  const stack = [lookDict(context, under(root, 'ParentTree'))]
  const seen = new Set<PDFDict>()
  for (let node = stack.pop(); node && seen.size < mostNodes; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const pairs = lookArray(context, under(node, 'Nums'))
    for (let index = 0; pairs && index + 1 < pairs.size(); index += 2) {
      const number = lookNumber(context, pairs.get(index))
      if (number !== undefined && Number.isInteger(number)) entries.set(number, pairs.get(index + 1))
    }
    for (const kid of lookArray(context, under(node, 'Kids'))?.asArray() ?? []) {
      const dict = lookDict(context, kid)
      if (dict) stack.push(dict)
    }
  }
  const ordered = [...entries].sort(([a], [b]) => a - b)
  const keys = new Map(ordered.map(([old], index) => [old, key + index]))
  if (ordered.length === 0) return { keys, parents: 0 }
  const parents = writer.reserve()
  const pairs = ordered.map(([old, value]) => `${keys.get(old)} ${writer.write(value)}`).join(' ')
  writer.put(parents, `<</Limits[${key} ${key + ordered.length - 1}]/Nums[${pairs}]>>`)
  return { keys, parents }
}

/** Names with what they stand for, in order, as the leaf of a tree; null where there are none. */
export function writeLeaf(
  writer: ObjectWriter,
  entries: readonly { name: Buffer; value: string }[],
): FragmentLeaf | null {
  const ordered = [...entries].sort((a, b) => Buffer.compare(a.name, b.name))
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (!first || !last) return null
  const written = (name: Buffer) => `<${name.toString('hex')}>`
  const number = writer.reserve()
  const pairs = ordered.map(({ name, value }) => `${written(name)} ${value}`).join('')
  writer.put(number, `<</Limits[${written(first.name)}${written(last.name)}]/Names[${pairs}]>>`)
  return { number, first: written(first.name), last: written(last.name) }
}
