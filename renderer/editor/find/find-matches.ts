import type { Node as ProseNode } from '@tiptap/pm/model'

export type Match = { from: number; to: number }
export type FindQuery = { text: string; matchCase: boolean }

/** At most this many are marked; the count says no more than that. */
export const matchLimit = 5000

/**
 * Every place of a text, line by line, notes included; marks do not divide words, and whatever is no text (a note's
 * number, a link to a record, words struck out by suggestion) is a gap that nothing matches across.
 */
export function findMatches(doc: ProseNode, { text, matchCase }: FindQuery): Match[] {
  const matches: Match[] = []
  if (text === '') return matches
  const wanted = matchCase ? text : fold(text)
  doc.descendants((node, pos) => {
    if (matches.length >= matchLimit) return false
    if (!node.isTextblock) return true
    const line = lineOf(node)
    const searched = matchCase ? line : fold(line)
    for (
      let at = searched.indexOf(wanted);
      at >= 0 && matches.length < matchLimit;
      at = searched.indexOf(wanted, at + wanted.length)
    ) {
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length })
    }
    return true
  })
  return matches.toSorted((one, other) => one.from - other.from)
}

/** A line's text with one character for each position of the document, so that indexes are offsets. */
function lineOf(block: ProseNode): string {
  let line = ''
  block.forEach((child) => {
    const isStruck = child.marks.some(({ type }) => type.name === 'deletion')
    line += child.isText && !isStruck ? child.text : gap.repeat(child.nodeSize)
  })
  return line
}

const gap = '\uFFFC'

// Lower case letter by letter where that keeps the length: İ would become two characters and shift every offset.
function fold(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('')
}
