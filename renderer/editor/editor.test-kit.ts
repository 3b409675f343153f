import { Editor } from '@tiptap/core'
// Only for their types, which say what `undo`, `mergeCells` and `toggleBulletList` are.
import type {} from '@tiptap/extension-list'
import type {} from '@tiptap/extension-table'
import type {} from '@tiptap/extensions'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import type { DocumentNode } from '../../shared/document/body.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { bodyOf } from './body-cache.ts'
import { createExtensions } from './extensions.ts'
import type { PasteOptions } from './paste/paste-extension.ts'
import type { SpellingClient } from './spelling/spelling-client.ts'
import { createEditorSession, type EditorSession, type EditorSettings } from './session.ts'

// jsdom lays nothing out, so it has no rectangles of text either.
// It has no CSS either, of which React Aria wants this.
Object.assign(globalThis, { CSS: { escape: (name: string) => name.replace(/[^\w-]/g, '\\$&') } })
Object.assign(window, { scrollBy: () => undefined })
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => new DOMRect(0, 0, 0, 0),
})

/** An editor without a page around it, on a text written as nodes. */
export function editorWith(
  content: unknown[],
  settings: Partial<EditorSettings> = {},
  speller: () => SpellingClient | null = () => null,
  paste: Partial<PasteOptions> = {},
): { editor: Editor; session: EditorSession; opened: string[] } {
  const opened: string[] = []
  let next = 0
  const session = createEditorSession({
    language: 'en',
    numbering: 'continuous',
    editable: true,
    t: (key, values) => (values ? `${key} ${Object.values(values).join(' ')}` : key),
    ports: {
      searchRecords: async () => records,
      openRecord: (id) => void opened.push(id),
      uploadImage: async () => ({ sha256: 'a'.repeat(64) }),
      assetUrl: (sha) => `asset/${sha}`,
      spelling: null,
    },
    ...settings,
  })
  const { body } = normalizeBody({ type: 'doc', content }, { newBlockId: () => `n${(next += 1)}` })
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: createExtensions(session, speller, paste),
    content: body,
    injectCSS: false,
  })
  return { editor, session, opened }
}

const records: RecordSummary[] = []

export const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
export const paragraph = (...content: (string | object)[]) => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
})
export const numbered = (words: string, level = 1) => ({
  type: 'numberedParagraph',
  attrs: { level },
  content: words === '' ? [] : [text(words)],
})
export const heading = (words: string, level = 1) => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
})
export const footnote = (words: string) => ({ type: 'footnote', content: [paragraph(words)] })

/** The document as its blocks read: type, level, words. */
export function blocksOf(editor: Editor): string[] {
  return bodyOf(editor.state.doc).content.map((block) =>
    [block.type, block.attrs?.['level'], wordsIn(block)]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  )
}

/** Puts the cursor behind the first place of some words. */
export function cursorAfter(editor: Editor, words: string): void {
  let at = -1
  editor.state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (index >= 0 && at < 0) at = pos + index + words.length
    return at < 0
  })
  if (at < 0) throw new Error(`No such words: ${words}`)
  editor.commands.setTextSelection(at)
}

/** Presses a key as the editor's own handlers see it; true where one of them took it. */
export function press(editor: Editor, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

/** Types letter by letter, through the input rules. */
export function type(editor: Editor, words: string): void {
  for (const letter of words) {
    const { from, to } = editor.state.selection
    const insert = () => editor.state.tr.insertText(letter, from, to)
    const taken = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, letter, insert),
    )
    if (!taken) editor.view.dispatch(insert())
  }
}

function wordsIn(node: DocumentNode): string {
  return node.text ?? (node.content ?? []).map(wordsIn).join('')
}
