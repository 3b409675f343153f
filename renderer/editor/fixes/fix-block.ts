import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { fixes, type FixableCode } from './fixes.ts'

/** Whether a finding of this code is mended at a press. */
export function isFixable(code: string): code is FixableCode {
  return Object.hasOwn(fixes, code)
}

/**
 * Mends what a finding says of a block, as one change that one undo takes back; `values` are those of the finding.
 * False where the block is gone or there is nothing left to mend.
 */
export function fixBlock(
  editor: Editor,
  code: FixableCode,
  blockId: string,
  values: Readonly<Record<string, string>>,
): boolean {
  const place = findBlock(editor.state.doc, blockId)
  if (!place) return false
  const { tr } = editor.state
  fixes[code]({ tr, doc: editor.state.doc, ...place, values })
  return dispatchIfChanged(editor, tr)
}

function dispatchIfChanged(editor: Editor, tr: Transaction): boolean {
  if (!tr.docChanged) return false
  editor.view.dispatch(tr.scrollIntoView())
  return true
}

function findBlock(doc: Node, blockId: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (found) return false
    if (node.isBlock && node.attrs['id'] === blockId) found = { node, pos }
    return !node.isTextblock
  })
  return found
}
