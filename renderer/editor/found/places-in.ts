import type { Node as ProseNode } from '@tiptap/pm/model'

/** UTF-16 code units of a block's text as `textOf` (shared/document/walk.ts) gives it, end exclusive. */
export type TextRange = readonly [from: number, to: number]

/** Positions in the document; a link to a record is marked whole. */
export type Place = { from: number; to: number; isText: boolean }

/**
 * Where ranges of a block's text stand in the document. A block that holds blocks stands for the first of its lines
 * that is long enough; ranges beyond its end are left out.
 */
export function placesIn(block: ProseNode, pos: number, ranges: readonly TextRange[]): Place[] {
  const end = Math.max(0, ...ranges.map(([, to]) => to))
  const line = lineOf(block, pos, end)
  if (!line) return []
  const places: Place[] = []
  let at = 0
  line.node.forEach((child, offset) => {
    const length = lengthOf(child)
    const start = line.pos + 1 + offset
    for (const [from, to] of ranges) {
      const first = Math.max(from, at)
      const last = Math.min(to, at + length)
      if (first >= last || child.type.name === 'hardBreak') continue
      places.push(
        child.isText
          ? { from: start + first - at, to: start + last - at, isText: true }
          : { from: start, to: start + child.nodeSize, isText: false },
      )
    }
    at += length
  })
  return places
}

function lineOf(block: ProseNode, pos: number, end: number): { node: ProseNode; pos: number } | null {
  if (block.isTextblock) return { node: block, pos }
  let found: { node: ProseNode; pos: number } | null = null
  block.descendants((node, offset) => {
    if (!found && node.isTextblock && textLength(node) >= end) found = { node, pos: pos + 1 + offset }
    return found === null && !node.isTextblock
  })
  return found
}

function textLength(line: ProseNode): number {
  let length = 0
  line.forEach((child) => (length += lengthOf(child)))
  return length
}

/** Characters an inline node counts for; notes and references to blocks have none of their own, nor has what is only suggested. */
function lengthOf(node: ProseNode): number {
  if (node.marks.some(({ type }) => type.name === 'insertion')) return 0
  if (node.isText) return node.text?.length ?? 0
  if (node.type.name === 'hardBreak') return 1
  return node.type.name === 'recordLink' ? String(node.attrs['label']).length : 0
}
