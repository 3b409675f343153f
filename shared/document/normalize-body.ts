import type { BodyFinding } from '../contract/documents.ts'
import type { DocumentBody, DocumentNode } from './body.ts'
import { createBodyBuilder } from './body-builder.ts'
import { groupOf, isLeaf, isNodeName, isTextblock } from './content-rules.ts'
import type { NodeName } from './nodes.ts'
import { isObject, readMarks, readNodeAttributes, wellFormedText } from './read-attributes.ts'
import { canBeSuggested, isSuggestion } from './suggestions/suggestion-marks.ts'
import { stringifyJson } from './stringify-json.ts'

/** At most this many findings are told, each with at most `pathLimit` indexes: a hostile body shall not make more of them than of text. */
const findingLimit = 1000
const pathLimit = 64

type Path = { parent: Path | null; index: number }
type Task = { enter: unknown; path: Path } | { leave: number; type: string; path: Path; raw: object }

/**
 * Brings any value into the form of the document schema: what cannot be read is kept word for word as `unknownBlock`
 * or `unknownInline`, what stands in the wrong place is put in a right one, and every such change is a finding whose
 * path counts children in `input`. Every block leaves with an id of its own, made by `newBlockId` where it had none.
 * Never throws, never recurses over the input; of its own result it makes the same again, without findings.
 */
export function normalizeBody(
  input: unknown,
  options: { newBlockId(): string },
): { body: DocumentBody; findings: BodyFinding[] } {
  const findings: BodyFinding[] = []
  const ids = createIds(options.newBlockId)
  const builder = createBodyBuilder((type) => ids.track(blankNode(type)))
  const open = new Set<object>()
  const stack: Task[] = []

  const find = (code: BodyFinding['code'], path: Path | null, type: string) => {
    if (findings.length < findingLimit) findings.push({ code, path: indexes(path), type: type.slice(0, 100) })
  }

  const enterChildren = (content: unknown, path: Path | null, type: string) => {
    if (content === undefined || content === null) return
    if (!Array.isArray(content)) find('misplaced', path, type)
    const children: unknown[] = Array.isArray(content) ? content : [content]
    for (let index = children.length - 1; index >= 0; index -= 1) {
      stack.push({ enter: children[index], path: { parent: path, index } })
    }
  }

  /** Puts a node's children in its own place; it stays open for `open`, so that a cycle ends. */
  const dissolve = (raw: Record<string, unknown>, path: Path, type: string) => {
    open.add(raw)
    stack.push({ leave: Number.POSITIVE_INFINITY, type, path, raw })
    enterChildren(raw['content'], path, type)
  }

  const keepUnknown = (raw: unknown, path: Path, code: BodyFinding['code']) => {
    find(code, path, typeName(raw))
    const json = stringifyJson(raw)
    const inText = builder.inFootnote() || isTextblock(builder.context())
    if (builder.context() === 'codeBlock') return builder.add({ type: 'text', text: wellFormedText(json) })
    const type = inText ? 'unknownInline' : 'unknownBlock'
    builder.makeRoom(type)
    builder.add(ids.track({ type, attrs: inText ? { json } : { id: null, json } }))
  }

  const placeText = (raw: Record<string, unknown>, path: Path) => {
    const given = raw['text']
    if (typeof given !== 'string') return keepUnknown(raw, path, 'bad-text')
    const text = wellFormedText(given)
    if (text !== given || text === '') find('bad-text', path, 'text')
    if (text === '') return
    if (builder.makeRoom('text') === 'repaired') find('misplaced', path, 'text')
    const node: DocumentNode = { type: 'text', text }
    builder.add(withMarks(node, raw['marks'], path))
  }

  const withMarks = (node: DocumentNode, raw: unknown, path: Path): DocumentNode => {
    const read = readMarks(raw)
    for (const type of read.unknown) find('unknown-mark', path, type)
    for (const type of read.bad) find('bad-attributes', path, type)
    if (read.marks.length === 0) return node
    const isInline = groupOf(toName(node.type)) === 'inline' && builder.context() !== 'codeBlock'
    const marks = isInline ? read.marks : canBeSuggested(node.type) ? read.marks.filter(isSuggestion) : []
    if (marks.length < read.marks.length) find('unknown-mark', path, node.type)
    return marks.length > 0 ? { ...node, marks } : node
  }

  const placeNode = (raw: Record<string, unknown>, type: NodeName, path: Path) => {
    if (type === 'footnote' && builder.inFootnote()) {
      find('misplaced', path, type)
      return dissolve(raw, path, type)
    }
    const here = builder.typeHere(type)
    const asked = here === type ? raw['attrs'] : carriedOver(raw['attrs'])
    const { attrs, repaired, badText } = readNodeAttributes(here, asked)
    if (!attrs) return keepUnknown(raw, path, 'bad-attributes')
    const context = builder.context()
    if (type === 'hardBreak' && context === 'codeBlock') {
      find('misplaced', path, type)
      builder.add({ type: 'text', text: '\n' })
      return dissolve(raw, path, type)
    }
    const room = builder.makeRoom(here)
    if (room === 'none' && (isLeaf(type) || type === 'figure')) return keepUnknown(raw, path, 'misplaced')
    if (room === 'none' || room === 'too-deep') {
      find(room === 'none' ? 'misplaced' : 'too-deep', path, type)
      return dissolve(raw, path, type)
    }
    if (room === 'repaired' || here !== type) find('misplaced', path, type)
    if (repaired) find('bad-attributes', path, type)
    if (badText) find('bad-text', path, type)
    const level = builder.level()
    const node = withMarks(nodeOf(here, attrs), raw['marks'], path)
    if (ids.claim(node)) find('duplicate-id', path, type)
    if (raw['text'] !== undefined) find('bad-text', path, type)
    if (isLeaf(here)) {
      builder.add(node)
      if (hasContent(raw)) {
        find('misplaced', path, type)
        dissolve(raw, path, type)
      }
      return
    }
    builder.open(here, node)
    open.add(raw)
    stack.push({ leave: level, type, path, raw })
    enterChildren(raw['content'], path, type)
  }

  const enter = (given: unknown, path: Path) => {
    const raw = revived(given)
    if (raw !== given && isObject(given) && hasContent(given)) {
      find('misplaced', path, typeName(given))
      dissolve(given, path, typeName(given))
    }
    if (!isObject(raw) || open.has(raw)) return keepUnknown(raw, path, 'unknown-node')
    const type = raw['type']
    if (!isNodeName(type) || type === 'doc') return keepUnknown(raw, path, 'unknown-node')
    if (type === 'text') placeText(raw, path)
    else placeNode(raw, type, path)
  }

  if (isObject(input) && input['type'] === 'doc') {
    if (isObject(input['attrs']) && Object.keys(input['attrs']).length > 0)
      find('bad-attributes', null, 'doc')
    enterChildren(input['content'], null, 'doc')
  } else {
    enterChildren(input, null, 'doc')
  }
  for (let task = stack.pop(); task; task = stack.pop()) {
    if ('enter' in task) {
      enter(task.enter, task.path)
      continue
    }
    if (builder.closeTo(task.leave)) find('misplaced', task.path, task.type)
    open.delete(task.raw)
  }
  const { body, completed } = builder.finish()
  if (completed) find('misplaced', null, 'doc')
  ids.assign()
  return { body, findings }
}

/** Hands out block ids: the first block of an id keeps it, blocks without one get theirs when all are known. */
function createIds(newBlockId: () => string) {
  const taken = new Set<string>()
  const waiting: Record<string, unknown>[] = []
  const track = (node: DocumentNode): DocumentNode => {
    if (node.attrs && 'id' in node.attrs) waiting.push(node.attrs)
    return node
  }
  return {
    track,
    /** True where the node's id is another block's, and it will get a new one. */
    claim(node: DocumentNode): boolean {
      const id = node.attrs?.['id']
      if (id === undefined) return false
      if (typeof id === 'string' && !taken.has(id)) {
        taken.add(id)
        return false
      }
      track(node)
      return typeof id === 'string'
    },
    assign() {
      for (const attrs of waiting) {
        let id = newBlockId()
        for (let again = 1; taken.has(id); again += 1) id = `${newBlockId().slice(0, 48)}-${again}`
        taken.add(id)
        attrs['id'] = id
      }
    },
  }
}

function blankNode(type: NodeName): DocumentNode {
  return nodeOf(type, readNodeAttributes(type, undefined).attrs ?? {})
}

function nodeOf(type: NodeName, attrs: NonNullable<DocumentNode['attrs']>): DocumentNode {
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
}

/** Of a node that changes its type only what any block has comes along. */
function carriedOver(attrs: unknown): Record<string, unknown> {
  if (!isObject(attrs)) return {}
  return Object.fromEntries(['id', 'dir'].filter((key) => key in attrs).map((key) => [key, attrs[key]]))
}

/** A node kept as JSON by a version that could not read it becomes itself again in one that can. */
function revived(raw: unknown): unknown {
  if (!isObject(raw) || (raw['type'] !== 'unknownBlock' && raw['type'] !== 'unknownInline')) return raw
  const json = isObject(raw['attrs']) ? raw['attrs']['json'] : undefined
  if (typeof json !== 'string') return raw
  const node = parsed(json)
  const type = isObject(node) ? node['type'] : undefined
  if (!isObject(node) || !isNodeName(type) || type === 'unknownBlock' || type === 'unknownInline') return raw
  if (type === 'text' ? typeof node['text'] !== 'string' : !readNodeAttributes(type, node['attrs']).attrs)
    return raw
  return groupOf(type) === (raw['type'] === 'unknownBlock' ? 'block' : 'inline') ? node : raw
}

function hasContent(raw: Record<string, unknown>): boolean {
  const content = raw['content']
  return content !== undefined && content !== null && (!Array.isArray(content) || content.length > 0)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function toName(type: string): NodeName {
  return isNodeName(type) ? type : 'unknownBlock'
}

function typeName(raw: unknown): string {
  return isObject(raw) && typeof raw['type'] === 'string' ? raw['type'] : ''
}

function indexes(path: Path | null): number[] {
  const from: number[] = []
  for (let step = path; step; step = step.parent) from.push(step.index)
  return from.toReversed().slice(0, pathLimit)
}
