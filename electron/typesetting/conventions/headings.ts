import { isInside, isOfficial, markedPieces, type Convention, type TextBlock } from './paper.ts'

/** No lone sub-heading: an A needs a B. */
export const loneSubheading: Convention = ({ blocks, findings, record }) => {
  if (!isOfficial(record)) return
  const headings = blocks.filter((block) => isHeading(block) && block.text.trim() !== '')
  headings.forEach((heading, index) => {
    const level = levelOf(heading)
    if (level < 2) return
    const before = headings.slice(0, index).findLast((other) => levelOf(other) <= level)
    const after = headings.slice(index + 1).find((other) => levelOf(other) <= level)
    const alone = [before, after].every((other) => other === undefined || levelOf(other) < level)
    if (alone) findings.add('lone-subheading', 'warning', heading.id, { title: shortened(heading.text) })
  })
}

/** A short paragraph in bold from end to end is a heading to the eye, and none to a screen reader or the contents. */
export const fakedHeading: Convention = ({ blocks, findings }) => {
  for (const block of blocks) {
    if (looksLikeHeading(block))
      findings.add('faked-heading', 'warning', block.id, { title: shortened(block.text) })
  }
}

/** Capitals for the first word only. */
export const headingInCapitals: Convention = ({ blocks, findings }) => {
  for (const block of blocks) {
    if (!isHeading(block)) continue
    const words = block.text.match(/\p{L}{4,}/gu) ?? []
    const shouted = words.length >= 2 && block.text === block.text.toUpperCase() && /\p{Lu}/u.test(block.text)
    if (shouted) findings.add('heading-capitals', 'warning', block.id, { title: shortened(block.text) })
  }
}

export function looksLikeHeading(block: TextBlock): boolean {
  const text = block.text.trim()
  if (block.node.type !== 'paragraph' || block.parents.length > 1) return false
  if (text === '' || text.length > 100 || /[.;:,?!。；：،؛]$/u.test(text)) return false
  const letters = (block.node.content ?? []).filter((child) => (child.text ?? '').trim() !== '')
  return markedPieces(block.node, 'bold').join('').trim() === text && letters.length > 0
}

export function shortened(text: string): string {
  const characters = Array.from(text.trim().replace(/\s+/g, ' '))
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')
}

function isHeading(block: TextBlock): boolean {
  return block.node.type === 'heading' && !isInside(block, 'table')
}

function levelOf({ node }: TextBlock): number {
  return Number(node.attrs?.['level'] ?? 1)
}
