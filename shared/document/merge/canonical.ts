import type { DocumentNode, JsonValue } from '../body.ts'
import { stringifyJson } from '../stringify-json.ts'

/**
 * One text for all ways of writing the same JSON: keys in order, and what is null or absent left out, since an
 * attribute at its default is written by one program and not by another.
 */
export function canonical(value: unknown): string {
  return stringifyJson(ordered(value))
}

/** The same of a node without any block id in it: equal for two copies of one text. */
export function contentKey(node: DocumentNode): string {
  return canonical(withoutIds(node))
}

/** A node, all the way down, without the ids of its blocks. */
function withoutIds(node: DocumentNode): DocumentNode {
  const { id: _, ...attrs } = node.attrs ?? {}
  return {
    ...node,
    ...(node.attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map(withoutIds) } : {}),
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== null && !isEmpty(each))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]))
}

/** `attrs: {}`, `content: []` and `marks: []` say no more than their absence does. */
function isEmpty(value: JsonValue | object): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
