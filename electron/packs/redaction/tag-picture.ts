import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, type PDFContext } from 'pdf-lib'

/** In a tagged file, makes the picture that stands for a page a figure with a description; in any other nothing is tagged. */
export function tagPicture(context: PDFContext, catalog: PDFDict, page: PDFRef, description: string): void {
  const root = catalog.lookup(PDFName.of('StructTreeRoot'))
  const rootRef = catalog.get(PDFName.of('StructTreeRoot'))
  if (!(root instanceof PDFDict) || !(rootRef instanceof PDFRef)) return
  const tree = root.lookup(PDFName.of('ParentTree'))
  const next = root.lookup(PDFName.of('ParentTreeNextKey'))
  if (!(tree instanceof PDFDict)) return
  const key = Math.max(next instanceof PDFNumber ? next.asNumber() : 0, highestKey(context, tree) + 1)
  const figure = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'Figure',
      P: rootRef,
      Pg: page,
      K: 0,
      Alt: PDFHexString.fromText(description),
    }),
  )
  const kids = root.lookup(PDFName.of('K'))
  const kidRef = root.get(PDFName.of('K'))
  if (kids instanceof PDFArray) kids.push(figure)
  else root.set(PDFName.of('K'), context.obj(kidRef ? [kidRef, figure] : [figure]))
  const leaf = context.obj({ Limits: [key, key], Nums: [key, context.obj([figure])] })
  const leaves = tree.lookup(PDFName.of('Kids'))
  if (leaves instanceof PDFArray) leaves.push(context.register(leaf))
  else {
    const own = tree.lookup(PDFName.of('Nums'))
    if (own instanceof PDFArray) {
      own.push(PDFNumber.of(key))
      own.push(context.obj([figure]))
    } else tree.set(PDFName.of('Nums'), context.obj([key, context.obj([figure])]))
  }
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key + 1))
  context.lookup(page, PDFDict).set(PDFName.of('StructParents'), PDFNumber.of(key))
}

/** Of a tree of numbers, whatever its limits say; -1 of an empty one. */
function highestKey(context: PDFContext, tree: PDFDict): number {
  let highest = -1
  const waiting = [tree]
  const seen = new Set<PDFDict>()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const nums = node.lookup(PDFName.of('Nums'))
    if (nums instanceof PDFArray)
      for (let at = 0; at < nums.size(); at += 2) {
        const key = nums.lookup(at)
        if (key instanceof PDFNumber) highest = Math.max(highest, key.asNumber())
      }
    const kids = node.lookup(PDFName.of('Kids'))
    if (kids instanceof PDFArray)
      for (const kid of kids.asArray()) {
        const found = context.lookup(kid)
        if (found instanceof PDFDict) waiting.push(found)
      }
  }
  return highest
}
