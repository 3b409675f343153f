import { Extension, type Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findWords, type Range } from '../../../shared/document/redact/find-words.ts'
import { placePassages } from '../../../shared/document/redact/place-passages.ts'
import { atom } from '../../../shared/document/redact/text-blocks.ts'
import { asItStands } from '../../../shared/document/suggestions/settle-suggestions.ts'
import type { RedactedPassage } from '../../../shared/model/redaction/v1.ts'
import { bodyOf } from '../body-cache.ts'

const key = new PluginKey<DecorationSet>('redacted')

/** Shows what the public version will not have; it stays where it stands while the text is written on. */
export const RedactedPassages = Extension.create({
  name: 'redactedPassages',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const next: DecorationSet | undefined = tr.getMeta(key)
          return next ?? before.map(tr.mapping, tr.doc)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Shows these passages and no others. */
export function showRedacted(editor: Editor, passages: readonly RedactedPassage[]): void {
  const { doc, tr } = editor.state
  const before = key.getState(editor.state) ?? DecorationSet.empty
  if (passages.length === 0 && before === DecorationSet.empty) return
  const placed = passages.length === 0 ? [] : placePassages(asItStands(bodyOf(doc)), passages)
  const everywhere = passages.filter(({ at }) => !at)
  const marks: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const own = placed.flatMap(({ at }) => (at && at.blockId === node.attrs['id'] ? [at] : []))
    const found = everywhere.flatMap(({ text }) => findWords(ownTextOf(node), text))
    for (const { from, to } of [...own, ...found].map((range) => positionsOf(node, pos, range)))
      marks.push(Decoration.inline(from, to, { class: 'ed-redacted' }))
    return false
  })
  editor.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false))
}

/** The selected words, block by block, as redactions name them; none where nothing that could be redacted is selected. */
export function selectedPassages(editor: Editor): Required<Pick<RedactedPassage, 'text' | 'at'>>[] {
  const { doc, selection } = editor.state
  const passages: Required<Pick<RedactedPassage, 'text' | 'at'>>[] = []
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (!node.isTextblock) return true
    const blockId: unknown = node.attrs['id']
    const from = offsetOf(node, selection.from - pos - 1)
    const to = offsetOf(node, selection.to - pos - 1)
    const text = ownTextOf(node).slice(from, to)
    if (typeof blockId === 'string' && text.trim() !== '') passages.push({ text, at: { blockId, from, to } })
    return false
  })
  return passages
}

/** A block's own text as it stands, like that which is redacted: what is only suggested in it counts for nothing. */
function ownTextOf(node: ProseNode): string {
  let text = ''
  node.forEach((child) => (text += ownOf(child)))
  return text
}

function ownOf(child: ProseNode): string {
  return child.marks.some(({ type }) => type.name === 'insertion') ? '' : (child.text ?? atom)
}

/** From a place among a block's children to an offset in its own text, in which everything that is no text counts 1. */
function offsetOf(node: ProseNode, place: number): number {
  let offset = 0
  node.forEach((child, start) => {
    const { length } = ownOf(child)
    if (child.isText) offset += Math.max(0, Math.min(length, place - start))
    else if (place > start) offset += length
  })
  return offset
}

function positionsOf(node: ProseNode, pos: number, { from, to }: Range): Range {
  let [first, last, at] = [pos + 1, pos + 1, 0]
  node.forEach((child, start) => {
    const end = at + ownOf(child).length
    const place = (offset: number) =>
      pos + 1 + start + (child.isText ? offset - at : offset > at ? child.nodeSize : 0)
    if (from >= at && from < end) first = place(from)
    if (to > at && to <= end) last = place(to)
    at = end
  })
  return { from: first, to: last }
}
