import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  Bold,
  Focus,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  MessageSquarePlus,
  MessageSquareText,
  PencilLine,
  Plus,
  Redo2,
  Search,
  Superscript,
  Underline,
  Undo2,
} from 'lucide-react'
import { Separator, Toolbar as AriaToolbar } from 'react-aria-components'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { MenuButton, type MenuEntry } from '../../ui/overlay/MenuButton.tsx'
import { startComment } from '../comments/change-comments.ts'
import { insertFootnote } from '../schema/inline-atoms.ts'
import type { EditorSession } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import { changeDepth } from './change-depth.ts'
import { blocks, insertions, textStyles, type Insertable } from './insertables.ts'
import styles from './menus.module.css'
import { TablePicker } from './TablePicker.tsx'
import { TextMenus } from './TextMenus.tsx'
import { TableMenu } from './TableMenu.tsx'
import { toolbarState } from './toolbar-state.ts'

interface ToolbarProps {
  editor: Editor
  session: EditorSession
  isFocused: boolean
  /** Whether comments are shown beside the text. */
  isCommenting: boolean
  onComments: () => void
  /** Whether changes are only suggested. */
  isSuggesting?: boolean
  onSuggesting?: (() => void) | undefined
  onFind: () => void
  onFocusMode: () => void
}

/** Everything that can be done to text, always in the same place; arrow keys move between its buttons. */
export function Toolbar({
  editor,
  session,
  isFocused,
  isCommenting,
  onComments,
  isSuggesting = false,
  onSuggesting,
  onFind,
  onFocusMode,
}: ToolbarProps) {
  const t = useEditorT()
  const state = useEditorState({ editor, selector: ({ editor: current }) => toolbarState(current) })
  const entry = (item: Insertable): MenuEntry => ({
    id: item.id,
    label: t(item.label),
    icon: <item.icon size={16} aria-hidden="true" />,
    keys: item.keys,
    onAction: () => item.run(editor, session),
  })
  const toggles = [
    { mark: 'bold', icon: <Bold size={16} />, keys: 'Mod+B' },
    { mark: 'italic', icon: <Italic size={16} />, keys: 'Mod+I' },
    { mark: 'underline', icon: <Underline size={16} />, keys: 'Mod+U' },
  ] as const
  const lists = [
    {
      name: 'bulletList',
      icon: <List size={16} />,
      keys: 'Mod+Shift+8',
      run: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: 'orderedList',
      icon: <ListOrdered size={16} />,
      keys: 'Mod+Shift+7',
      run: () => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      name: 'taskList',
      icon: <ListTodo size={16} />,
      keys: 'Mod+Shift+9',
      run: () => editor.chain().focus().toggleTaskList().run(),
    },
  ] as const
  const style = textStyles.find((each) => each.id === state.style)

  return (
    <AriaToolbar aria-label={t('editor.toolbar')} className={styles['toolbar'] ?? ''}>
      <IconButton
        label={t('editor.undo')}
        keys="Mod+Z"
        icon={<Undo2 size={16} />}
        isDisabled={!state.canUndo}
        onPress={() => editor.chain().focus().undo().run()}
      />
      <IconButton
        label={t('editor.redo')}
        keys="Mod+Shift+Z"
        icon={<Redo2 size={16} />}
        isDisabled={!state.canRedo}
        onPress={() => editor.chain().focus().redo().run()}
      />
      <Separator orientation="vertical" className={styles['divider'] ?? ''} />
      <span className={styles['styleMenu']}>
        <MenuButton
          label={style ? t(style.label) : t('editor.style')}
          variant="quiet"
          items={textStyles.map(entry)}
        />
      </span>
      <Separator orientation="vertical" className={styles['divider'] ?? ''} />
      {toggles.map(({ mark, icon, keys }) => (
        <IconButton
          key={mark}
          label={t(`editor.${mark}`)}
          keys={keys}
          icon={icon}
          isSelected={state.marks.includes(mark)}
          onPress={() => editor.chain().focus().toggleMark(mark).run()}
        />
      ))}
      <TextMenus editor={editor} state={state} />
      <IconButton
        label={t('editor.link')}
        keys="Mod+L"
        icon={<Link size={16} />}
        onPress={() => session.show({ kind: 'link' })}
      />
      <IconButton
        label={t('editor.block.footnote')}
        keys="Mod+Alt+F"
        icon={<Superscript size={16} />}
        onPress={() => insertFootnote(editor, session)}
      />
      <IconButton
        label={t('editor.comment')}
        keys="Mod+Alt+M"
        icon={<MessageSquarePlus size={16} />}
        onPress={() => startComment(editor)}
      />
      <Separator orientation="vertical" className={styles['divider'] ?? ''} />
      {lists.map(({ name, icon, keys, run }) => (
        <IconButton
          key={name}
          label={t(`editor.block.${name}`)}
          keys={keys}
          icon={icon}
          isSelected={state.lists.includes(name)}
          onPress={run}
        />
      ))}
      <IconButton
        label={t('editor.outdent')}
        keys="Shift+Tab"
        icon={<IndentDecrease size={16} />}
        onPress={() => changeDepth(editor, -1)}
      />
      <IconButton
        label={t('editor.indent')}
        keys="Tab"
        icon={<IndentIncrease size={16} />}
        onPress={() => changeDepth(editor, 1)}
      />
      <Separator orientation="vertical" className={styles['divider'] ?? ''} />
      {state.inTable ? <TableMenu editor={editor} /> : <TablePicker editor={editor} />}
      <MenuButton
        label={t('editor.insert')}
        variant="quiet"
        icon={<Plus size={16} aria-hidden="true" />}
        items={[...blocks.map(entry), 'separator', ...insertions.map(entry)]}
      />
      <span className={styles['spring']} />
      {onSuggesting && (
        <IconButton
          label={t('editor.suggesting')}
          keys="Mod+Alt+Shift+X"
          icon={<PencilLine size={16} />}
          isSelected={isSuggesting}
          onPress={onSuggesting}
        />
      )}
      <IconButton
        label={t('editor.comments.show')}
        icon={<MessageSquareText size={16} />}
        isSelected={isCommenting}
        onPress={onComments}
      />
      <IconButton label={t('editor.find.label')} keys="Mod+F" icon={<Search size={16} />} onPress={onFind} />
      <IconButton
        label={t('editor.focusMode')}
        keys="Mod+Shift+Enter"
        icon={<Focus size={16} />}
        isSelected={isFocused}
        onPress={onFocusMode}
      />
    </AriaToolbar>
  )
}
