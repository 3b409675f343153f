import { Slice, type Fragment, type Mark, type Node as ProseNode } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import {
  AddMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform'
import { putIn, suggested } from './put-in.ts'
import { isOwnInsertion, strikeOut } from './strike-out.ts'

/** Who suggests, and when; the moment as ISO UTC. */
export type Suggester = { author: string; at: string; newId: () => string }

/**
 * The transaction that suggests what another would do: nothing is taken out, and what is put in says so. Null where that
 * cannot be suggested (a table's shape, a change of kind, properties): then nothing may be done, least of all silently.
 */
export function suggest(state: EditorState, tr: Transaction, by: Suggester): Transaction | null {
  if (isAside(tr) || isWithinOwn(tr, by)) return tr
  const steps = typedOver(state, tr) ?? replacements(tr)
  if (!steps) return null
  const made = state.tr
  let last: Made | null = null
  for (const { from, to, slice, before } of steps) {
    const back = backThrough(before)
    last = replace(made, made.mapping.map(back.map(from)), made.mapping.map(back.map(to)), slice, by)
    if (!last) return null
  }
  if (steps.length === 1 && last) select(state, tr, made, last)
  if (tr.storedMarksSet) made.setStoredMarks(tr.storedMarks)
  for (const key of ['addToHistory', 'composition', 'paste', 'uiEvent']) {
    const meta: unknown = tr.getMeta(key)
    if (meta !== undefined) made.setMeta(key, meta)
  }
  return tr.scrolledIntoView ? made.scrollIntoView() : made
}

/** Whether a change is none of the text: what is said about it. */
function isAside({ steps }: Transaction): boolean {
  return steps.every((step) => isMarkStep(step) && step.mark.type.name === 'comment')
}

function isMarkStep(step: Step): step is AddMarkStep | RemoveMarkStep {
  return step instanceof AddMarkStep || step instanceof RemoveMarkStep
}

/** Whether only the kind and the properties change of blocks that the author suggested to put in. */
function isWithinOwn(tr: Transaction, by: Suggester): boolean {
  return tr.steps.every((step, index) => {
    const pos = isMarkup(step) ? step.from : step instanceof AttrStep ? step.pos : null
    const $pos = pos === null ? null : tr.docs[index]?.resolve(pos)
    if (!$pos) return false
    const around = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1))
    return [...around, ...($pos.nodeAfter ? [$pos.nodeAfter] : [])].some((node) =>
      isOwnInsertion(node, by.author),
    )
  })
}

/** Whether a step changes what kind of block holds some content, and nothing else. */
function isMarkup(step: Step): step is ReplaceAroundStep {
  return (
    step instanceof ReplaceAroundStep &&
    step.insert === 1 &&
    step.slice.size === 2 &&
    step.gapFrom === step.from + 1 &&
    step.gapTo === step.to - 1
  )
}

type Replacement = { from: number; to: number; slice: Slice; before: readonly Step[] }

/**
 * What was typed over a selection takes the place of all of it. The page tells only what differs: an “s” typed over
 * “panels” comes as “panel” taken out.
 */
function typedOver({ selection, doc }: EditorState, tr: Transaction): Replacement[] | null {
  const [step] = tr.steps
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || !(selection instanceof TextSelection))
    return null
  const { from, to } = selection
  const until = tr.mapping.map(to)
  const isWithin = step.from >= from && step.to <= to && until > from
  const isTyped = isWithin && from < to && tr.selection.empty && tr.selection.head === until
  return isTyped && isOneLine(doc, from, to) && isOneLine(tr.doc, from, until)
    ? [{ from, to, slice: tr.doc.slice(from, until), before: [] }]
    : null
}

/** The changes of a transaction as words and blocks that others take the place of; null where they are none. */
function replacements(tr: Transaction): Replacement[] | null {
  const { steps } = tr
  if (steps.every(isMarkStep)) return relooked(tr, steps)
  if (isDisjoint(tr)) {
    return steps.flatMap((step, index) =>
      step instanceof ReplaceStep
        ? [{ from: step.from, to: step.to, slice: step.slice, before: steps.slice(0, index) }]
        : [],
    )
  }
  const [first] = tr.docs
  if (first && steps.length === 1 && steps[0] instanceof ReplaceAroundStep) return movedUp(first, steps[0])
  if (!first || steps.some((step) => step instanceof ReplaceAroundStep)) return null
  // Several steps over the same words come to one: what is there afterwards for what was there before.
  const start = first.content.findDiffStart(tr.doc.content)
  const ends = first.content.findDiffEnd(tr.doc.content)
  if (start === null || !ends) return []
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  const [to, until] = [ends.a + overlap, ends.b + overlap]
  const isInLine = isOneLine(first, start, to) && isOneLine(tr.doc, start, until)
  return isInLine ? [{ from: start, to, slice: tr.doc.slice(start, until), before: [] }] : null
}

/** What is taken out from the middle of a line to the middle of one inside another block, whose rest then moves up. */
function movedUp(doc: ProseNode, { from, gapFrom, slice, insert }: ReplaceAroundStep): Replacement[] | null {
  const taken = doc.slice(from, gapFrom).content
  const brought = slice.content.cut(0, insert + slice.openStart)
  if (!hasWords(taken)) return null
  if (!hasWords(brought)) return [{ from, to: gapFrom, slice: Slice.empty, before: [] }]
  const isWords = brought.content.every((node) => node.isInline) && slice.openStart === 0
  return isWords ? [{ from, to: gapFrom, slice: new Slice(brought, 0, 0), before: [] }] : null
}

function hasWords(content: Fragment): boolean {
  let found = false
  content.descendants((node) => {
    if (node.isInline) found = true
    return !found
  })
  return found
}

/** Words that only look different afterwards, line by line. */
function relooked(tr: Transaction, steps: readonly (AddMarkStep | RemoveMarkStep)[]): Replacement[] {
  const lines = new Map<number, { from: number; to: number }>()
  for (const { from, to } of steps) {
    tr.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isTextblock) return true
      const before = lines.get(pos)
      const [start, end] = [Math.max(from, pos + 1), Math.min(to, pos + node.nodeSize - 1)]
      lines.set(pos, { from: Math.min(start, before?.from ?? start), to: Math.max(end, before?.to ?? end) })
      return false
    })
  }
  return [...lines.values()].map(({ from, to }) => ({ from, to, slice: tr.doc.slice(from, to), before: [] }))
}

/** Whether every step replaces something that stood there from the beginning. */
function isDisjoint({ steps }: Transaction): boolean {
  return steps.every((step, index) => {
    if (!(step instanceof ReplaceStep)) return false
    const before = steps.slice(0, index)
    const there = new Mapping(before.map((each) => each.getMap()))
    const back = backThrough(before)
    const [from, to] = [back.map(step.from, -1), back.map(step.to, 1)]
    return there.map(from, -1) === step.from && there.map(to, 1) === step.to
  })
}

function backThrough(steps: readonly Step[]): Mapping {
  return new Mapping(steps.map((step) => step.getMap().invert()).toReversed())
}

function isOneLine(doc: ProseNode, from: number, to: number): boolean {
  const $from = doc.resolve(from)
  return $from.parent.isTextblock && $from.sharedDepth(to) === $from.depth
}

type Made = { struck: { from: number; to: number }; put: { from: number; to: number } | null }

/** Suggests one replacement; null where that is not possible. */
function replace(tr: Transaction, from: number, to: number, slice: Slice, by: Suggester): Made | null {
  const { insertion, deletion } = tr.doc.type.schema.marks
  if (!insertion || !deletion) return null
  const attrs = ownBeside(tr.doc, from, to, by) ?? { id: by.newId(), author: by.author, at: by.at }
  const { length } = tr.steps
  if (from < to && !strikeOut(tr, from, to, deletion.create(attrs))) return null
  const map = tr.mapping.slice(length)
  const struck = { from: map.map(from, -1), to: map.map(to) }
  if (slice.size === 0 || (from < to && isBlank(slice))) return { struck, put: null }
  if (slice.openStart !== slice.openEnd) return null
  // Behind what it takes the place of; where that goes over several blocks, where it begins.
  const isBehind =
    !tr.doc.resolve(struck.from).parent.isTextblock || isOneLine(tr.doc, struck.from, struck.to)
  const place = isBehind ? struck.to : struck.from
  const marked = suggested(lineOf(slice), insertion.create(attrs))
  const end = marked && putIn(tr, place, marked)
  return end === null ? null : { struck, put: { from: place, to: end } }
}

/** Where the cursor goes: behind what was put in, and over what was struck out the way the key went. */
function select(state: EditorState, tr: Transaction, made: Transaction, { struck, put }: Made): void {
  const at = (pos: number) => TextSelection.near(made.doc.resolve(Math.min(pos, made.doc.content.size)), -1)
  if (put && tr.selection.empty) made.setSelection(at(put.to))
  else if (put) made.setSelection(TextSelection.between(made.doc.resolve(put.from), made.doc.resolve(put.to)))
  else {
    const { selection } = state
    const isForward = selection.empty && selection.head <= struck.from
    made.setSelection(at(isForward ? struck.to : struck.from))
  }
}

/** One line of words is put in as words. */
function lineOf(slice: Slice): Slice {
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null
  const isOpen = slice.openStart > 0 && slice.openStart === slice.openEnd
  return only && isOpen ? lineOf(new Slice(only.content, slice.openStart - 1, slice.openEnd - 1)) : slice
}

/** What takes the place of all that is struck out, so that something stands there: nothing anybody wrote. */
function isBlank({ content, openStart, openEnd }: Slice): boolean {
  return (
    openStart + openEnd === 0 &&
    content.childCount === 1 &&
    content.firstChild?.type.name === 'paragraph' &&
    content.size === 2
  )
}

/** What the same author suggests right beside is the same change: letters typed one by one, words and what replaces them. */
function ownBeside(doc: ProseNode, from: number, to: number, by: Suggester): Mark['attrs'] | null {
  const $from = doc.resolve(from)
  const line = $from.parent.isTextblock && $from.parentOffset === 0 ? $from.parent : null
  for (const node of [$from.nodeBefore, doc.resolve(to).nodeAfter, line]) {
    const own =
      (node?.isInline || node === line) && node?.marks.find(({ type, attrs }) => isOwn(type.name, attrs, by))
    if (own) return own.attrs
  }
  return null
}

function isOwn(name: string, attrs: Mark['attrs'], by: Suggester): boolean {
  return (name === 'insertion' || name === 'deletion') && attrs['author'] === by.author
}
