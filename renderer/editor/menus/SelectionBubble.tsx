import type { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { BubbleMenu } from '@tiptap/react/menus'
import {
  Bold,
  Combine,
  Highlighter,
  Italic,
  Link,
  MessageSquarePlus,
  MessageSquareQuote,
  RectangleEllipsis,
  Superscript,
  TableCellsSplit,
  Underline,
} from 'lucide-react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { startComment } from '../comments/change-comments.ts'
import { insertFootnote } from '../schema/inline-atoms.ts'
import type { EditorSession } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import styles from './menus.module.css'

/** The commonest things to do with selected words, or selected cells, beside them. */
export function SelectionBubble({ editor, session }: { editor: Editor; session: EditorSession }) {
  const t = useEditorT()
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      cells: current.state.selection instanceof CellSelection,
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      underline: current.isActive('underline'),
      highlight: current.isActive('highlight'),
      link: current.isActive('link'),
    }),
  })
  const { saidBefore, redact } = session.settings().ports
  const marks = [
    { mark: 'bold', icon: <Bold size={15} />, keys: 'Mod+B' },
    { mark: 'italic', icon: <Italic size={15} />, keys: 'Mod+I' },
    { mark: 'underline', icon: <Underline size={15} />, keys: 'Mod+U' },
    { mark: 'highlight', icon: <Highlighter size={15} />, keys: 'Mod+Shift+H' },
  ] as const
  return (
    <BubbleMenu
      editor={editor}
      updateDelay={150}
      options={{ placement: 'top', offset: 8 }}
      shouldShow={({ editor: current, state: { selection, doc } }) => {
        if (!current.isEditable || session.overlay() !== null) return false
        if (selection instanceof CellSelection) return true
        if (selection instanceof NodeSelection || selection.empty) return false
        return (
          doc.textBetween(selection.from, selection.to, ' ').trim() !== '' && !current.isActive('codeBlock')
        )
      }}
      className={styles['bubble']}
    >
      <AriaToolbar aria-label={t('editor.toolbar')} className={styles['bubbleBar'] ?? ''}>
        {marks.map(({ mark, icon, keys }) => (
          <IconButton
            key={mark}
            size="small"
            label={t(`editor.${mark}`)}
            keys={keys}
            icon={icon}
            isSelected={state[mark]}
            onPress={() => editor.chain().focus().toggleMark(mark).run()}
          />
        ))}
        {state.cells ? (
          <>
            <IconButton
              size="small"
              label={t('editor.table.merge')}
              icon={<Combine size={15} />}
              onPress={() => editor.chain().focus().mergeCells().run()}
            />
            <IconButton
              size="small"
              label={t('editor.table.split')}
              icon={<TableCellsSplit size={15} />}
              onPress={() => editor.chain().focus().splitCell().run()}
            />
          </>
        ) : (
          <>
            <IconButton
              size="small"
              label={t('editor.link')}
              keys="Mod+L"
              icon={<Link size={15} />}
              isSelected={state.link}
              onPress={() => session.show({ kind: 'link' })}
            />
            <IconButton
              size="small"
              label={t('editor.block.footnote')}
              keys="Mod+Alt+F"
              icon={<Superscript size={15} />}
              onPress={() => insertFootnote(editor, session)}
            />
            <IconButton
              size="small"
              label={t('editor.comment')}
              keys="Mod+Alt+M"
              icon={<MessageSquarePlus size={15} />}
              onPress={() => startComment(editor)}
            />
            {saidBefore && (
              <IconButton
                size="small"
                label={t('editor.saidBefore')}
                keys="Mod+Alt+B"
                icon={<MessageSquareQuote size={15} />}
                onPress={saidBefore}
              />
            )}
            {redact && (
              <IconButton
                size="small"
                label={t('editor.redact')}
                icon={<RectangleEllipsis size={15} />}
                onPress={redact}
              />
            )}
          </>
        )}
      </AriaToolbar>
    </BubbleMenu>
  )
}
