import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isBroken } from './strike-out.ts'

/**
 * What Backspace and Delete take out at the cursor: the sign or, with Control, the word beside it, past whatever is struck
 * out already; at the edge of a line or an item, what lies between it and the other. Asked for here, because a browser
 * cannot tell struck out words from others. Null where the key means something else.
 */
function eraseByKey(state: EditorState, event: KeyboardEvent): Transaction | null {
  const isBack = event.key === 'Backspace'
  if ((!isBack && event.key !== 'Delete') || event.metaKey || event.shiftKey || !state.selection.empty)
    return null
  const { $head } = state.selection
  const { doc, tr } = state
  if (!$head.parent.isTextblock || $head.parent.type.spec.code) return null
  let pos = $head.pos
  for (;;) {
    const $pos = doc.resolve(pos)
    const beside = isBack ? $pos.nodeBefore : $pos.nodeAfter
    if (!beside) return joined(state, pos, isBack)
    if (!beside.marks.some(({ type }) => type.name === 'deletion')) {
      const size = beside.text === undefined ? beside.nodeSize : lengthOf(beside.text, isBack, event)
      return isBack ? tr.delete(pos - size, pos) : tr.delete(pos, pos + size)
    }
    pos += isBack ? -beside.nodeSize : beside.nodeSize
  }
}

/** Takes the key where it means that; the change is then suggested like any other. */
export function erases(view: EditorView, event: KeyboardEvent): boolean {
  const tr = view.editable && !view.composing ? eraseByKey(view.state, event) : null
  if (!tr) return false
  event.preventDefault()
  view.dispatch(tr.scrollIntoView())
  return true
}

function joined({ doc, tr }: EditorState, from: number, isBack: boolean): Transaction | null {
  const $from = doc.resolve(from)
  for (let level = $from.depth; level > 0; level -= 1) {
    const pos = isBack ? $from.before(level) : $from.after(level)
    const { nodeBefore, nodeAfter } = doc.resolve(pos)
    if (!nodeBefore || !nodeAfter) continue
    return isBroken(nodeBefore) && isBroken(nodeAfter) ? tr.delete(pos - 1, pos + 1) : null
  }
  return null
}

/** UTF-16 units of the sign or word at the end or the beginning of a text. */
function lengthOf(text: string, isBack: boolean, { ctrlKey, altKey }: KeyboardEvent): number {
  if (ctrlKey || altKey) {
    const word = (
      isBack ? /[\p{L}\p{M}\p{N}]*[^\p{L}\p{M}\p{N}]*$/u : /^[^\p{L}\p{N}]*[\p{L}\p{M}\p{N}]*/u
    ).exec(text)
    return word?.[0].length || 1
  }
  const signs = [...segmenter.segment(text)]
  return signs.at(isBack ? -1 : 0)?.segment.length ?? 1
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
