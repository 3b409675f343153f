import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib'
import { look, lookArray, lookDict, lookNumber, under } from './look.ts'

/**
 * Leaves of the structure of a file what belongs to some of its pages: elements with content on one of them and those above,
 * and the keys that these pages use. The file is one of our own.
 */
export function pickStructure(context: PDFContext, catalog: PDFDict, pages: readonly PDFRef[]): void {
  const root = lookDict(context, under(catalog, 'StructTreeRoot'))
  if (!root) return
  const picked = new Set<PDFObject>(pages)

  const isPicked = (owner: PDFDict, around: PDFObject | undefined) =>
    picked.has(under(owner, 'Pg') ?? around ?? owner)
  const hasContent = (kid: PDFObject, around: PDFObject | undefined): boolean => {
    const found = look(context, kid)
    if (found instanceof PDFNumber) return around !== undefined && picked.has(around)
    if (!(found instanceof PDFDict)) return false
    if (!found.has(PDFName.of('S'))) return isPicked(found, around)
    const kids = pick(under(found, 'K'), under(found, 'Pg') ?? around)
    if (found.has(PDFName.of('K'))) found.set(PDFName.of('K'), arrayOf(context, kids))
    return kids.length > 0
  }
  /**
   * What stays of the kids of an element; `around` is the page its content is on where nothing else is said. One that is empty by
   * itself, as a cell may be, stays with its neighbours.
   */
  const pick = (value: PDFObject | undefined, around: PDFObject | undefined): PDFObject[] => {
    const kids = lookArray(context, value)?.asArray() ?? (value ? [value] : [])
    const kept = new Set(kids.filter((kid) => hasContent(kid, around)))
    const isEmpty = (kid: PDFObject) => lookDict(context, kid)?.has(PDFName.of('K')) === false
    return kept.size === 0 ? [] : kids.filter((kid) => kept.has(kid) || isEmpty(kid))
  }
  root.set(PDFName.of('K'), arrayOf(context, pick(under(root, 'K'), undefined)))

  const used = new Set(pages.flatMap((ref) => keysOf(context, ref)))
  const pairs: PDFObject[] = []
  const waiting = [lookDict(context, under(root, 'ParentTree'))]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const nums = lookArray(context, under(node, 'Nums'))
    for (let index = 0; nums && index + 1 < nums.size(); index += 2)
      if (used.has(lookNumber(context, nums.get(index)) ?? -1))
        pairs.push(nums.get(index), nums.get(index + 1))
    for (const kid of lookArray(context, under(node, 'Kids'))?.asArray() ?? [])
      waiting.push(lookDict(context, kid))
  }
  const parents = PDFDict.withContext(context)
  parents.set(PDFName.of('Nums'), arrayOf(context, pairs))
  root.set(PDFName.of('ParentTree'), parents)
}

/** Keys that a page, its notes and its drawings are known to the structure by. */
function keysOf(context: PDFContext, ref: PDFRef): number[] {
  const page = lookDict(context, ref)
  if (!page) return []
  const notes = lookArray(context, under(page, 'Annots'))?.asArray() ?? []
  const resources = lookDict(context, under(page, 'Resources'))
  const drawings = lookDict(context, resources && under(resources, 'XObject'))?.values() ?? []
  const forms = drawings.map((each) => Reflect.get(look(context, each) ?? {}, 'dict') as PDFDict | undefined)
  return [page, ...notes.map((each) => lookDict(context, each)), ...forms].flatMap((owner) => {
    const keys = owner
      ? ['StructParents', 'StructParent'].map((key) => lookNumber(context, under(owner, key)))
      : []
    return keys.filter((key) => key !== undefined)
  })
}

function arrayOf(context: PDFContext, values: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context)
  for (const each of values) array.push(each)
  return array
}
