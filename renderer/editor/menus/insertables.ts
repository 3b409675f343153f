import type { Editor } from '@tiptap/core'
import {
  CheckSquare,
  CircleCheckBig,
  Code,
  FileSymlink,
  Hash,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Image,
  Link2,
  List,
  ListOrdered,
  Megaphone,
  Minus,
  Pilcrow,
  Quote,
  SeparatorHorizontal,
  Stamp,
  Superscript,
  Table,
  type LucideIcon,
} from 'lucide-react'
import type { EditorMessageKey } from '../messages/en.ts'
import { insertLine } from '../schema/insert-line.ts'
import { insertFootnote } from '../schema/inline-atoms.ts'
import type { EditorSession } from '../session.ts'

/** Something the slash menu, the toolbar and the insert menu can put at the selection. */
export type Insertable = {
  id: string
  icon: LucideIcon
  label: EditorMessageKey
  /** Other words by which it may be looked for. */
  words: EditorMessageKey
  keys?: string
  run: (editor: Editor, session: EditorSession) => void
}

const heading = (level: 1 | 2 | 3 | 4, icon: LucideIcon): Insertable => ({
  id: `heading${level}`,
  icon,
  label: `editor.block.heading${level}`,
  words: 'editor.words.heading',
  keys: `Mod+Alt+${level}`,
  run: (editor) => editor.chain().focus().setNode('heading', { level }).run(),
})

/** Kinds of text a line can be turned into. */
export const textStyles: readonly Insertable[] = [
  {
    id: 'paragraph',
    icon: Pilcrow,
    label: 'editor.block.paragraph',
    words: 'editor.words.paragraph',
    keys: 'Mod+Alt+0',
    run: (editor) => editor.chain().focus().clearNodes().run(),
  },
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  heading(4, Heading4),
  {
    id: 'numberedParagraph',
    icon: Hash,
    label: 'editor.block.numberedParagraph',
    words: 'editor.words.numberedParagraph',
    keys: 'Mod+Alt+N',
    run: (editor) => editor.chain().focus().setNode('numberedParagraph').run(),
  },
]

/** Kinds of block that stand around text or beside it. */
export const blocks: readonly Insertable[] = [
  {
    id: 'bulletList',
    icon: List,
    label: 'editor.block.bulletList',
    words: 'editor.words.list',
    keys: 'Mod+Shift+8',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    label: 'editor.block.orderedList',
    words: 'editor.words.list',
    keys: 'Mod+Shift+7',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'taskList',
    icon: CheckSquare,
    label: 'editor.block.taskList',
    words: 'editor.words.taskList',
    keys: 'Mod+Shift+9',
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    id: 'decision',
    icon: Stamp,
    label: 'editor.block.decision',
    words: 'editor.words.decision',
    run: (editor) => editor.chain().focus().setNode('decision').run(),
  },
  {
    id: 'action',
    icon: CircleCheckBig,
    label: 'editor.block.action',
    words: 'editor.words.action',
    run: (editor) => editor.chain().focus().setNode('action').run(),
  },
  {
    id: 'callout',
    icon: Megaphone,
    label: 'editor.block.callout',
    words: 'editor.words.callout',
    run: (editor) => editor.chain().focus().toggleWrap('callout').run(),
  },
  {
    id: 'blockquote',
    icon: Quote,
    label: 'editor.block.blockquote',
    words: 'editor.words.blockquote',
    keys: 'Mod+Shift+B',
    run: (editor) => editor.chain().focus().toggleWrap('blockquote').run(),
  },
  {
    id: 'table',
    icon: Table,
    label: 'editor.block.table',
    words: 'editor.words.table',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    id: 'figure',
    icon: Image,
    label: 'editor.block.figure',
    words: 'editor.words.figure',
    run: (_editor, session) => session.show({ kind: 'upload' }),
  },
]

/** What goes into a line of text, and what ends a page. */
export const insertions: readonly Insertable[] = [
  {
    id: 'footnote',
    icon: Superscript,
    label: 'editor.block.footnote',
    words: 'editor.words.footnote',
    keys: 'Mod+Alt+F',
    run: (editor, session) => insertFootnote(editor, session),
  },
  {
    id: 'reference',
    icon: Link2,
    label: 'editor.block.reference',
    words: 'editor.words.reference',
    run: (_editor, session) => session.show({ kind: 'reference' }),
  },
  {
    id: 'recordLink',
    icon: FileSymlink,
    label: 'editor.block.recordLink',
    words: 'editor.words.recordLink',
    keys: '@',
    run: (editor) =>
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: wantsSpace(editor) ? ' @' : '@' })
        .run(),
  },
  {
    id: 'pageBreak',
    icon: SeparatorHorizontal,
    label: 'editor.block.pageBreak',
    words: 'editor.words.pageBreak',
    keys: 'Mod+Enter',
    run: (editor) => insertLine(editor, 'pageBreak'),
  },
  {
    id: 'horizontalRule',
    icon: Minus,
    label: 'editor.block.horizontalRule',
    words: 'editor.words.horizontalRule',
    run: (editor) => insertLine(editor, 'horizontalRule'),
  },
  {
    id: 'codeBlock',
    icon: Code,
    label: 'editor.block.codeBlock',
    words: 'editor.words.codeBlock',
    keys: 'Mod+Alt+C',
    run: (editor) => editor.chain().focus().toggleNode('codeBlock', 'paragraph').run(),
  },
]

// The suggestion of records only begins after a space or at the start of a line.
function wantsSpace(editor: Editor): boolean {
  const { $from } = editor.state.selection
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, '', ' ')
  return before !== '' && !/\s/.test(before)
}
