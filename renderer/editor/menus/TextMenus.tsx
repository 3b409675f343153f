import type { Editor } from '@tiptap/core'
import { Check, Languages, PilcrowLeft, PilcrowRight, Type } from 'lucide-react'
import { languages } from '../../../shared/model/languages.ts'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { useEditorT } from '../use-t.ts'
import { clearFormatting } from './clear-formatting.ts'
import { setDirection, toolbarMarks, type ToolbarState } from './toolbar-state.ts'

const keysOfMark: Record<string, string> = {
  strike: 'Mod+Shift+S',
  highlight: 'Mod+Shift+H',
  superscript: 'Mod+.',
  subscript: 'Mod+,',
  code: 'Mod+E',
}

/** The rarer ways of marking words: further styles, direction, and the language they are in. */
export function TextMenus({ editor, state }: { editor: Editor; state: ToolbarState }) {
  const t = useEditorT()
  const tick = (isOn: boolean) =>
    isOn ? <Check size={14} aria-hidden="true" /> : <span style={{ inlineSize: 14 }} />
  return (
    <>
      <MenuButton
        label={t('editor.more')}
        iconOnly
        icon={<Type size={16} />}
        items={[
          ...toolbarMarks.slice(3).map((mark) => ({
            id: mark,
            label: t(`editor.${mark}`),
            icon: tick(state.marks.includes(mark)),
            keys: keysOfMark[mark],
            onAction: () => void editor.chain().focus().toggleMark(mark).run(),
          })),
          'separator',
          {
            id: 'clear',
            label: t('editor.clear'),
            icon: tick(false),
            onAction: () => clearFormatting(editor),
          },
        ]}
      />
      <MenuButton
        label={t('editor.direction')}
        iconOnly
        icon={state.direction === 'rtl' ? <PilcrowLeft size={16} /> : <PilcrowRight size={16} />}
        items={(['auto', 'ltr', 'rtl'] as const).map((direction) => ({
          id: direction,
          label: t(`editor.direction.${direction}`),
          icon: tick(state.direction === direction),
          onAction: () => setDirection(editor, direction),
        }))}
      />
      <MenuButton
        label={t('editor.language')}
        iconOnly
        icon={<Languages size={16} />}
        items={[
          {
            id: 'none',
            label: t('editor.language.none'),
            icon: tick(state.language === null),
            onAction: () =>
              void editor.chain().focus().unsetMark('language', { extendEmptyMarkRange: true }).run(),
          },
          'separator',
          ...languages.map((tag) => ({
            id: tag,
            label: t(`editor.language.${tag}`),
            icon: tick(state.language === tag),
            isDisabled: !state.hasSelection && state.language === null,
            onAction: () => void editor.chain().focus().setMark('language', { tag }).run(),
          })),
        ]}
      />
    </>
  )
}
