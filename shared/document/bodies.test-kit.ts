import type { DocumentNode } from './body.ts'
import { contentRules, groupOf, isNodeName, nodeNames } from './content-rules.ts'
import { marks, maxNesting, nodes } from './nodes.ts'
import { walk } from './walk.ts'

/** Everything about a body that the schema's table forbids, one phrase each. */
export function violations(body: DocumentNode): string[] {
  const found: string[] = []
  const ids = new Set<unknown>()
  for (const { node, parents } of walk(body)) {
    if (!isNodeName(node.type)) {
      found.push(`unknown ${node.type}`)
      continue
    }
    const spec = nodes[node.type]
    if (!spec.attrs.safeParse(node.attrs ?? {}).success) found.push(`attributes of ${node.type}`)
    const rule = contentRules.get(node.type)
    const children = node.content ?? []
    if (rule?.needsOne && children.length === 0) found.push(`${node.type} is empty`)
    children.forEach((child, index) => {
      if (isNodeName(child.type) && !(index === 0 ? rule?.first : rule?.rest)?.has(child.type))
        found.push(`${child.type} in ${node.type}`)
    })
    if (node.type === 'text' && !node.text) found.push('empty text')
    for (const mark of node.marks ?? []) if (!Object.hasOwn(marks, mark.type)) found.push(`mark ${mark.type}`)
    if (node.attrs && 'id' in node.attrs) {
      if (!node.attrs['id'] || ids.has(node.attrs['id'])) found.push(`id of ${node.type}`)
      ids.add(node.attrs['id'])
    }
    const inNote = parents.some((parent) => parent.type === 'footnote')
    if (!inNote && groupOf(node.type) === 'block' && parents.length > maxNesting) found.push('too deep')
  }
  return found
}

/** Random numbers that are the same on every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Any tree whatever: known and unknown nodes, right and wrong attributes; the words put into it go into `words`. */
export function anyNode(random: () => number, depth: number, words: string[]): unknown {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  if (depth === 0 || random() < 0.25) {
    const word = `word${words.length}x`
    words.push(word)
    const kinds = [...Object.keys(marks), 'odd'].filter(() => random() < 0.1)
    return { type: 'text', text: word, ...(kinds.length > 0 && { marks: kinds.map((type) => ({ type })) }) }
  }
  const type = random() < 0.05 ? 'odd' : pick(nodeNames().filter((name) => name !== 'doc' && name !== 'text'))
  const attrs = pick([
    undefined,
    { id: pick(['a', 'b', 'c', 'B?']) },
    { level: Math.floor(random() * 9), json: '{"type":"paragraph"}' },
    { recordId: '01890a5d-ac96-774b-bcce-b302099a8057', kind: 'theme', label: 'T', target: 'a', odd: 1 },
    'odd',
  ])
  return {
    type,
    attrs,
    content: Array.from({ length: Math.floor(random() * 4) }, () => anyNode(random, depth - 1, words)),
  }
}
