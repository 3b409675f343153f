import { PDFArray, PDFDict, PDFName, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import { look, lookArray, lookDict, lookName, lookNumber, lookText, under } from './look.ts'

const mostNodes = 100_000
const views = new Set(['XYZ', 'Fit', 'FitH', 'FitV', 'FitR', 'FitB', 'FitBH', 'FitBV'])

/** Where the links and bookmarks of one file lead. */
export type Destinations = {
  /** The place an annotation or a bookmark leads to within the file, on one of its pages; null where it leads nowhere. */
  of(owner: PDFDict): PDFArray | null
  /** Every place with a name, in order of their names. */
  named(): [name: string, place: PDFArray][]
}

export function createDestinations(
  context: PDFContext,
  catalog: PDFDict,
  pages: readonly PDFRef[],
): Destinations {
  const known = new Set(pages)
  let names: Map<string, PDFArray> | undefined

  /** A place whose page is one of ours, by reference; some files count pages instead (PDF 1.7, table 151, for remote places). */
  const placeOf = (array: PDFArray): PDFArray | null => {
    const [page, view] = [array.get(0), lookName(context, array.get(1))]
    if (view === undefined || !views.has(view)) return null
    const ref = page instanceof PDFRef ? page : pages[lookNumber(context, page) ?? -1]
    if (!ref || !known.has(ref)) return null
    const place = PDFArray.withContext(context)
    for (const each of [ref, ...array.asArray().slice(1, 6)]) place.push(each)
    return place
  }

  const arrayOf = (value: PDFObject | undefined): PDFArray | null => {
    const found = look(context, value)
    // A named place may be a dictionary that holds the array (PDF 1.7, 12.3.2.3).
    const array = found instanceof PDFDict ? lookArray(context, under(found, 'D')) : found
    return array instanceof PDFArray && array.size() > 1 ? placeOf(array) : null
  }

  const readNames = () => {
    const found = new Map<string, PDFArray>()
    const add = (name: string | null, value: PDFObject | undefined) => {
      const place = arrayOf(value)
      if (name !== null && place) found.set(name, place)
    }
    const old = lookDict(context, under(catalog, 'Dests'))
    for (const [key, value] of old?.entries() ?? []) add(key.decodeText(), value)
    const root = lookDict(context, under(catalog, 'Names'))
    const stack = root ? [lookDict(context, under(root, 'Dests'))] : []
    const seen = new Set<PDFDict>()
    for (let node = stack.pop(); node && seen.size < mostNodes; node = stack.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      const pairs = lookArray(context, under(node, 'Names'))
      for (let index = 0; pairs && index + 1 < pairs.size(); index += 2)
        add(lookText(context, pairs.get(index)), pairs.get(index + 1))
      for (const kid of lookArray(context, under(node, 'Kids'))?.asArray() ?? []) {
        const dict = lookDict(context, kid)
        if (dict) stack.push(dict)
      }
    }
    return found
  }

  const resolve = (value: PDFObject): PDFArray | null => {
    const name = lookText(context, value)
    if (name === null) return arrayOf(value)
    names ??= readNames()
    return names.get(name) ?? null
  }

  return {
    of(owner) {
      const own = under(owner, 'Dest')
      if (own) return resolve(own)
      const action = lookDict(context, under(owner, 'A'))
      if (!action || lookName(context, under(action, 'S')) !== 'GoTo') return null
      const target = action.get(PDFName.of('D'))
      return target ? resolve(target) : null
    },
    named() {
      names ??= readNames()
      return [...names].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    },
  }
}
