import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { EditorSession } from '../session.ts'
import { looksLikeQuery, suggestionPopup } from './suggestion-popup.ts'

/** Typing @ or [[ looks for a record and puts a link to it. */
export const RecordSuggestion = Extension.create<{ session: EditorSession | null }>({
  name: 'recordSuggestion',
  // Before every block's own keys: while it is open, Enter and Tab choose from it.
  priority: 1100,
  addOptions: () => ({ session: null }),
  addProseMirrorPlugins() {
    const { session } = this.options
    if (!session) return []
    return ['@', '[['].map((char) => {
      const key = new PluginKey(`records${char}`)
      return Suggestion<RecordSummary, RecordSummary>({
        editor: this.editor,
        pluginKey: key,
        char,
        allowSpaces: true,
        debounce: 80,
        decorationClass: 'ed-query',
        shouldShow: ({ query, editor }) => looksLikeQuery(query) && !editor.isActive('codeBlock'),
        items: async ({ query }) => (await session.settings().ports.searchRecords(query)).slice(0, 8),
        command: ({ editor, range, props: record }) => {
          editor
            .chain()
            .focus()
            .insertContentAt(range, [
              {
                type: 'recordLink',
                attrs: { recordId: record.id, kind: record.kind, label: record.title.slice(0, 500) },
              },
              { type: 'text', text: ' ' },
            ])
            .run()
        },
        render: suggestionPopup<RecordSummary>(
          key,
          () => {
            const { t } = session.settings()
            return {
              label: t('editor.record.label'),
              none: t('editor.record.none'),
              searching: t('editor.record.searching'),
            }
          },
          (record) => ({
            id: record.id,
            label: record.title,
            detail: [record.symbol, record.start ?? record.year, record.place].filter(Boolean).join(' · '),
          }),
        ),
      })
    })
  },
})
