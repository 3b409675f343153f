import { nodes, type NodeName } from './nodes.ts'

/** What may stand inside a node: as its first child, and after it; `needsOne` where it may not be empty. */
export type ContentRule = {
  first: ReadonlySet<NodeName>
  rest: ReadonlySet<NodeName>
  needsOne: boolean
}

/** Whether a text names a node of the schema. */
export function isNodeName(name: unknown): name is NodeName {
  return typeof name === 'string' && Object.hasOwn(nodes, name)
}

/** Whether a node stands among blocks, in a line of text, or only inside a list or table (undefined). */
export function groupOf(name: NodeName): 'block' | 'inline' | undefined {
  const spec = nodes[name]
  return 'group' in spec ? spec.group : undefined
}

/** Whether a node's own content is a line of text. */
export function isTextblock(name: NodeName): boolean {
  return nodes[name].content === 'inline*' || nodes[name].content === 'text*'
}

/** Whether a node may have nothing inside it. */
export function isLeaf(name: NodeName): boolean {
  return nodes[name].content === ''
}

/** The content expressions of the schema, read once. */
export const contentRules: ReadonlyMap<NodeName, ContentRule> = new Map(
  nodeNames().map((name) => [name, readExpression(nodes[name].content)]),
)

/** Every node name of the schema, in its order. */
export function nodeNames(): NodeName[] {
  return Object.keys(nodes).filter(isNodeName)
}

/** How many levels of nodes must still fit inside this one before there can be text. */
export function innerDepth(name: NodeName): number {
  if (isTextblock(name) || isLeaf(name)) return 0
  return innerDepths.get(name) ?? 1
}

const innerDepths = new Map<NodeName, number>([
  ['bulletList', 2],
  ['orderedList', 2],
  ['taskList', 2],
  ['table', 3],
  ['tableRow', 2],
])

function readExpression(expression: string): ContentRule {
  const terms = expression === '' ? [] : (expression.match(/\([^)]*\)[*+]?|[^\s]+/g) ?? [])
  const sets = terms.map((term) => new Set(term.match(/\w+/g)?.flatMap(namesOf) ?? []))
  const first = sets[0] ?? new Set<NodeName>()
  return { first, rest: sets.at(-1) ?? first, needsOne: terms.length > 0 && !terms[0]?.endsWith('*') }
}

function namesOf(word: string): NodeName[] {
  if (word === 'block' || word === 'inline') return nodeNames().filter((name) => groupOf(name) === word)
  return isNodeName(word) ? [word] : []
}
