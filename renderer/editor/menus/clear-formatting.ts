import type { Editor } from '@tiptap/core'
import { suggestionMarks } from '../../../shared/document/suggestions/suggestion-marks.ts'

/** Not how words are set: what is said about them, and what is suggested of them. */
const kept: ReadonlySet<string> = new Set(['comment', ...suggestionMarks])

/** Takes every look off the selected words, and nothing else. */
export function clearFormatting(editor: Editor): void {
  const looks = Object.keys(editor.schema.marks).filter((name) => !kept.has(name))
  const chain = editor.chain().focus()
  for (const name of looks) chain.unsetMark(name)
  chain.run()
}
