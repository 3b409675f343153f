import { countWordsOf } from '../text/count-words.ts'
import type { DocumentNode } from './body.ts'

/** A node met on a walk, with the chain of its parents' types from the outside in. */
export type Visit = { node: DocumentNode; parents: readonly DocumentNode[] }

/** Goes through a body in reading order, each node before its children; not recursive, so depth cannot overflow it. */
export function* walk(root: DocumentNode): Generator<Visit> {
  const stack: Visit[] = [{ node: root, parents: [] }]
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    yield visit
    const children = visit.node.content ?? []
    const parents = children.length > 0 ? [...visit.parents, visit.node] : visit.parents
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index]
      if (node) stack.push({ node, parents })
    }
  }
}

/** The plain text of a node; blocks inside it are joined by line breaks, footnotes left out unless asked for. */
export function textOf(node: DocumentNode, options: { footnotes?: boolean } = {}): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'recordLink') return String(node.attrs?.['label'] ?? '')
  if (node.type === 'footnote' && !options.footnotes) return ''
  const children = node.content ?? []
  const inline = children.every((child) => child.text !== undefined || inlineTypes.has(child.type))
  return children
    .map((child) => textOf(child, options))
    .filter((text) => inline || text !== '')
    .join(inline ? '' : '\n')
}

/** Words as a reader counts them, footnotes included; scripts without spaces are counted by word segments. */
export function countWords(
  node: DocumentNode,
  segmenter = new Intl.Segmenter(undefined, { granularity: 'word' }),
): number {
  let words = 0
  for (const { node: each } of walk(node)) {
    if (each.text !== undefined) words += countWordsOf(each.text, segmenter)
  }
  return words
}

const inlineTypes = new Set([
  'text',
  'hardBreak',
  'footnote',
  'recordLink',
  'crossReference',
  'unknownInline',
])
