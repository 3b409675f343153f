import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import {
  asideTypes,
  createNumbering,
  referenceText,
  type Countable,
  type NumberingOptions,
  type ReferenceTarget,
} from '../../../shared/document/numbering.ts'

export type Numbers = {
  /** Every citable block by its id, in reading order. */
  targets: ReadonlyMap<string, ReferenceTarget>
  /** Decorations of the outermost blocks, and of what stands inside them. */
  outer: DecorationSet
  inner: DecorationSet
}

export const numberingKey = new PluginKey<Numbers>('numbering')

/**
 * Numbers of headings, paragraphs, captions, notes and references as decorations. While text is typed they are only
 * mapped; they are counted again when a block, a note or a reference came, went or changed its level, or when asked
 * to by `recount` (titles that references show, and numbers far below, are brought up to date that way, when the writer
 * pauses).
 */
export function numberingPlugins(options: () => NumberingOptions): Plugin[] {
  const numbering = new Plugin<Numbers>({
    key: numberingKey,
    state: {
      init: (_config, state) => counted(state.doc, options(), nothing),
      apply(tr, numbers) {
        if (tr.getMeta(numberingKey) === 'recount') return counted(tr.doc, options(), numbers)
        if (!tr.docChanged) return numbers
        const outer = onlyOuter(numbers.outer.map(tr.mapping, tr.doc))
        const mapped = { ...numbers, outer, inner: numbers.inner.map(tr.mapping, tr.doc) }
        return changesNumbers(tr) ? counted(tr.doc, options(), mapped, endOfChange(tr)) : mapped
      },
    },
    props: { decorations: (state) => numberingKey.getState(state)?.outer },
  })
  const inside = new Plugin({ props: { decorations: (state) => numberingKey.getState(state)?.inner } })
  return [numbering, inside]
}

const nothing: Numbers = { targets: new Map(), outer: DecorationSet.empty, inner: DecorationSet.empty }

/**
 * A set of just these decorations of outermost blocks, in their order. Made by hand, because the set's own making and
 * removing compare every decoration with every other, and because by itself it would look through all of them for what
 * is inside each block: 9 ms on every key and 40 on every Enter in a document of 300 pages.
 */
function outerSet(decorations: readonly Decoration[]): DecorationSet {
  if (decorations.length === 0) return DecorationSet.empty
  return onlyOuter(Reflect.construct(DecorationSet, [decorations, []]) as DecorationSet)
}

/** Says once and for all that decorations of outermost blocks have nothing for what is inside them. */
function onlyOuter(set: DecorationSet): DecorationSet {
  if (set !== DecorationSet.empty)
    Object.defineProperty(set, 'forChild', { value: () => DecorationSet.empty, configurable: true })
  return set
}

/** Everything a reference can lead to, as last counted. */
export function targetsOf(state: EditorState): ReadonlyMap<string, ReferenceTarget> {
  return numberingKey.getState(state)?.targets ?? new Map()
}

/** Has everything counted again, as after a change of language or numbering. */
export function recount(tr: Transaction): Transaction {
  return tr.setMeta(numberingKey, 'recount').setMeta('addToHistory', false)
}

type Labelled = { pos: number; size: number; label: string; attribute: boolean }

/** Outermost blocks below a change whose numbers are drawn anew at once: more than any screen shows. */
const nearby = 80

function counted(doc: ProseNode, options: NumberingOptions, before: Numbers, changedTo = Infinity): Numbers {
  const { targets, outer, inner } = countLabels(doc, options)
  return {
    targets,
    outer: renumbered(before.outer, outer, changedTo),
    inner: redecorated(doc, before.inner, inner),
  }
}

/**
 * The set of these labels; a decoration that says the same stays the same, so that it is not drawn again. Far below a
 * change the old number stays until the next `recount`: to style and lay out the rest of a long document anew for
 * every Enter is what the writer would wait for.
 */
function renumbered(before: DecorationSet, labels: readonly Labelled[], changedTo: number): DecorationSet {
  const standing = new Map(before.find().map((decoration) => [decoration.from, decoration]))
  const below = labels.findIndex(({ pos }) => pos > changedTo)
  const far = below < 0 ? Infinity : below + nearby
  let isSame = standing.size === labels.length
  const decorations = labels.map((label, index) => {
    const old = standing.get(label.pos)
    const isInPlace = old?.to === label.pos + label.size
    if (old && isInPlace && (index > far || old.spec['number'] === label.label)) return old
    isSame = false
    return decorationOf(label)
  })
  return isSame ? before : outerSet(decorations)
}

/** The set with just those decorations changed whose label is another. */
function redecorated(doc: ProseNode, before: DecorationSet, labels: readonly Labelled[]): DecorationSet {
  const standing = new Map<number, Decoration>()
  for (const decoration of before.find()) standing.set(decoration.from, decoration)
  const fresh: Decoration[] = []
  for (const label of labels) {
    const old = standing.get(label.pos)
    if (old && old.to === label.pos + label.size && old.spec['number'] === label.label)
      standing.delete(label.pos)
    else fresh.push(decorationOf(label))
  }
  if (standing.size === 0 && fresh.length === 0) return before
  return before.remove([...standing.values()]).add(doc, fresh)
}

function countLabels(doc: ProseNode, options: NumberingOptions) {
  const next = createNumbering(options)
  const targets = new Map<string, ReferenceTarget>()
  const outer: Labelled[] = []
  const inner: Labelled[] = []
  const references: { node: ProseNode; pos: number }[] = []
  let notes = 0
  const visit = (parent: ProseNode, start: number, isAside: boolean) => {
    parent.forEach((node, offset) => {
      const pos = start + offset
      if (node.type.name === 'footnote') {
        const label = isOnlySuggested(node) ? '+' : String((notes += 1))
        inner.push({ pos, size: node.nodeSize, label, attribute: false })
      }
      if (node.type.name === 'crossReference') references.push({ node, pos })
      const block = countable(node, isAside)
      if (block && !isOnlySuggested(node)) {
        const number = next(block)
        const id: unknown = node.attrs['id']
        if (typeof id === 'string' && !targets.has(id)) {
          const level = 'level' in block ? block.level : 1
          targets.set(id, {
            ...number,
            id,
            type: block.type,
            level,
            title: titleOf(node).trim().slice(0, 120),
          })
        }
        if (number.printed !== null) {
          ;(parent === doc ? outer : inner).push({
            pos,
            size: node.nodeSize,
            label: number.printed,
            attribute: node.isTextblock && node.type.name !== 'figure',
          })
        }
      }
      // What is only suggested is not printed, and counts nothing.
      if (!node.isLeaf && (node.isTextblock || !isOnlySuggested(node)))
        visit(node, pos + 1, isAside || asideTypes.has(node.type.name))
    })
  }
  visit(doc, 0, false)
  for (const { node, pos } of references) {
    const text = referenceText(
      targets.get(String(node.attrs['target'])),
      node.attrs['form'] === 'title' ? 'title' : 'number',
    )
    if (text !== null) inner.push({ pos, size: node.nodeSize, label: text, attribute: false })
  }
  return { targets, outer, inner }
}

function decorationOf({ pos, size, label, attribute }: Labelled): Decoration {
  // Views of notes, tables, figures and references read the number from `spec`; text blocks show the attribute.
  return Decoration.node(pos, pos + size, attribute ? { 'data-number': label } : {}, { number: label })
}

function isOnlySuggested(node: ProseNode): boolean {
  return node.marks.some(({ type }) => type.name === 'insertion')
}

function countable(node: ProseNode, isAside: boolean): Countable | null {
  switch (node.type.name) {
    case 'heading':
      return {
        type: 'heading',
        level: Number(node.attrs['level']),
        isEmpty: node.textContent.trim() === '',
        isAside,
      }
    case 'numberedParagraph':
      return { type: 'numberedParagraph', level: Number(node.attrs['level']) }
    case 'table':
    case 'figure':
      return { type: node.type.name, isEmpty: titleOf(node).trim() === '' }
    default:
      return null
  }
}

function titleOf(node: ProseNode): string {
  if (node.type.name === 'table') return String(node.attrs['caption'] ?? '')
  return node.textBetween(0, node.content.size, ' ', (leaf) => String(leaf.attrs['label'] ?? ''))
}

/** Whether what a transaction replaced counts differently from what it put there. */
function changesNumbers(tr: Transaction): boolean {
  return tr.steps.some((step, index) => {
    const before = tr.docs[index]
    const after = tr.docs[index + 1] ?? tr.doc
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return false
    // Attributes (a level, a caption, a target) change without any range of the map saying so.
    if (!before || !(step instanceof ReplaceStep)) return true
    let differs = false
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      differs ||= signature(before, oldStart, oldEnd) !== signature(after, newStart, newEnd)
    })
    return differs
  })
}

/** The last place of the new document that a transaction changed. */
function endOfChange(tr: Transaction): number {
  let end = 0
  tr.steps.forEach((step, index) => {
    const rest = tr.mapping.slice(index + 1)
    // An attribute changes without any range of the map saying so.
    if (step instanceof AttrStep) end = Math.max(end, rest.map(step.pos + 1))
    step.getMap().forEach((_oldStart, _oldEnd, _newStart, newEnd) => {
      end = Math.max(end, rest.map(newEnd))
    })
  })
  return end
}

function signature(doc: ProseNode, from: number, to: number): string {
  const parts: string[] = []
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node) => {
    const block = countable(node, false)
    if (isOnlySuggested(node)) parts.push('+')
    if (block) parts.push(JSON.stringify(block), String(node.attrs['id'] ?? ''))
    else if (node.type.name === 'footnote') parts.push('note')
    else if (node.type.name === 'crossReference') parts.push(`ref ${node.attrs['target']}`)
  })
  return parts.join('|')
}
