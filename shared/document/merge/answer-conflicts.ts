import type { DocumentBody, DocumentNode } from '../body.ts'
import { contentRules, isNodeName } from '../content-rules.ts'
import type { BlockConflict } from './merge-bodies.ts'

export const conflictAnswers = ['ours', 'theirs', 'both'] as const
export type ConflictAnswer = (typeof conflictAnswers)[number]

/**
 * The merged body with each conflict settled as answered, by place in `conflicts` (no answer: it stays as it stands):
 * our text, theirs, or ours followed by theirs. Where one side had deleted the block, that side's answer takes it out,
 * and "both" leaves it in. Blocks that come to stand twice have no id of their own the second time; `normalizeBody`
 * gives them one.
 */
export function answerConflicts(
  body: DocumentBody,
  conflicts: readonly BlockConflict[],
  answers: readonly (ConflictAnswer | undefined)[],
): DocumentBody {
  const settled = { node: body as DocumentNode }
  const inReverse = conflicts
    .map((conflict, index) => ({ conflict, answer: answers[index] }))
    .toSorted((a, b) => comparePaths(b.conflict.at, a.conflict.at))
  for (const { conflict, answer } of inReverse) {
    if (answer) settled.node = replaced(settled.node, conflict.at, (kept) => chosen(conflict, answer, kept))
  }
  return { type: 'doc', content: settled.node.content ?? [] }
}

function chosen({ ours, theirs }: BlockConflict, answer: ConflictAnswer, kept: DocumentNode): DocumentNode[] {
  if (answer === 'both') return ours && theirs ? [kept, withoutIds(theirs)] : [kept]
  const side = answer === 'ours' ? ours : theirs
  if (!side) return []
  return answer === 'ours' || !ours ? [kept] : [side]
}

/** The tree with the node at a path replaced; a parent that may not be empty gets an empty paragraph instead. */
function replaced(
  node: DocumentNode,
  [index, ...rest]: readonly number[],
  choose: (kept: DocumentNode) => DocumentNode[],
): DocumentNode {
  const content = node.content ?? []
  const child = index === undefined ? undefined : content[index]
  if (index === undefined || !child) return node
  const put = rest.length > 0 ? [replaced(child, rest, choose)] : choose(child)
  const left = [...content.slice(0, index), ...put.filter(hasItsContent), ...content.slice(index + 1)]
  if (left.length > 0 || node.type !== 'doc') return { ...node, content: left }
  return {
    ...node,
    content: [
      { type: 'paragraph', attrs: { ...(child.attrs?.['id'] ? { id: child.attrs['id'] } : {}), dir: null } },
    ],
  }
}

/** A list whose last item was answered away goes with it. */
function hasItsContent(node: DocumentNode): boolean {
  const needsOne = isNodeName(node.type) && contentRules.get(node.type)?.needsOne
  return !needsOne || (node.content?.length ?? 0) > 0
}

function withoutIds(node: DocumentNode): DocumentNode {
  const attrs = node.attrs && 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs
  const content = node.content?.map(withoutIds)
  return { ...node, ...(attrs ? { attrs } : {}), ...(content ? { content } : {}) }
}

/** Document order: a node before what follows it, and before what is inside it. */
function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let step = 0; step < Math.min(a.length, b.length); step += 1) {
    const difference = (a[step] ?? 0) - (b[step] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
