import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from 'pdf-lib'

/** Takes every object out of a file that nothing leads to: what was replaced would else still be in it. */
export function forget(context: PDFContext): void {
  const { Root, Info } = context.trailerInfo
  const reached = new Set<PDFRef>()
  const waiting: (PDFObject | undefined)[] = [Root, Info]
  for (let next = waiting.pop(); next || waiting.length > 0; next = waiting.pop()) {
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue
      reached.add(next)
      waiting.push(context.lookup(next))
    } else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict) waiting.push(...next.values())
    else if (next instanceof PDFStream) waiting.push(...next.dict.values())
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
