import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import { createElement } from 'react'
import type { EditorSession } from '../session.ts'
import { blocks, insertions, textStyles, type Insertable } from './insertables.ts'
import { looksLikeQuery, suggestionPopup } from './suggestion-popup.ts'

const key = new PluginKey('slashMenu')

/** Typing / lists everything that can be put here, in the reader's language. */
export const SlashMenu = Extension.create<{ session: EditorSession | null }>({
  name: 'slashMenu',
  // Before every block's own keys: while it is open, Enter and Tab choose from it.
  priority: 1100,
  addOptions: () => ({ session: null }),
  addProseMirrorPlugins() {
    const { session } = this.options
    if (!session) return []
    return [
      Suggestion<Insertable, Insertable>({
        editor: this.editor,
        pluginKey: key,
        char: '/',
        allowSpaces: true,
        decorationClass: 'ed-query',
        shouldShow: ({ query, editor }) => looksLikeQuery(query) && !editor.isActive('codeBlock'),
        items: ({ query }) => matching(query, session),
        command: ({ editor, range, props: chosen }) => {
          editor.chain().focus().deleteRange(range).run()
          chosen.run(editor, session)
        },
        render: suggestionPopup<Insertable>(
          key,
          () => {
            const { t } = session.settings()
            return { label: t('editor.slash.label'), none: t('editor.slash.none'), searching: '' }
          },
          (item) => ({
            id: item.id,
            icon: createElement(item.icon, { size: 16, 'aria-hidden': true }),
            label: session.settings().t(item.label),
          }),
        ),
      }),
    ]
  },
})

/** Insertables whose name or words begin like the query; names before words. */
export function matching(query: string, session: Pick<EditorSession, 'settings'>): Insertable[] {
  const { t } = session.settings()
  const all = [...textStyles, ...blocks, ...insertions]
  const wanted = plain(query)
  const starts = (text: string) =>
    plain(text)
      .split(/[\s-]+/)
      .some((word) => word.startsWith(wanted))
  const byName = all.filter((item) => plain(t(item.label)).startsWith(wanted) || starts(t(item.label)))
  return [...byName, ...all.filter((item) => !byName.includes(item) && starts(t(item.words)))]
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
