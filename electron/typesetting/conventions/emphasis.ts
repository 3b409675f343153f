import { looksLikeHeading, shortened } from './headings.ts'
import { isInside, isOfficial, markedPieces, type Convention } from './paper.ts'

/** Bold is kept for recommendations, which are bold as a whole; emphasis is left to the words. */
export const boldOutsideRecommendations: Convention = ({ record, blocks, findings }) => {
  if (!isOfficial(record)) return
  for (const block of blocks) {
    if (block.node.type !== 'paragraph' && block.node.type !== 'numberedParagraph') continue
    if (isInside(block, 'table') || looksLikeHeading(block)) continue
    if (block.parents.some(({ type, attrs }) => type === 'callout' && attrs?.['tone'] === 'recommendation'))
      continue
    const pieces = markedPieces(block.node, 'bold')
    if (pieces.join('').trim() === block.text.trim()) continue
    const piece = pieces.find((each) => /\p{L}/u.test(each))
    if (piece !== undefined) findings.add('bold-text', 'note', block.id, { text: shortened(piece) })
  }
}
