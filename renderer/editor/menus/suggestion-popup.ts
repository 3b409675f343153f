import { ReactRenderer } from '@tiptap/react'
import { exitSuggestion, type SuggestionOptions, type SuggestionProps } from '@tiptap/suggestion'
import type { PluginKey } from '@tiptap/pm/state'
import {
  SuggestionList,
  type SuggestionEntry,
  type SuggestionListHandle,
  type SuggestionListProps,
} from './SuggestionList.tsx'

type Words = { label: string; none: string; searching: string }

/**
 * Shows what can be chosen beside the words being typed. The focus stays in the text; the text names the chosen entry
 * to screen readers by `aria-activedescendant`.
 */
export function suggestionPopup<I>(
  key: PluginKey,
  words: () => Words,
  toEntry: (item: I) => SuggestionEntry,
): NonNullable<SuggestionOptions<I, I>['render']> {
  return () => {
    let list: ReactRenderer<SuggestionListHandle, SuggestionListProps> | null = null
    let unmount: (() => void) | null = null
    const propsOf = (props: SuggestionProps<I, I>) => ({
      ...words(),
      entries: props.items.map(toEntry),
      isLoading: props.loading,
      onChoose: (index: number) => {
        const item = props.items[index]
        if (item !== undefined) props.command(item)
      },
      onActive: (id: string | null) => {
        const { dom } = props.editor.view
        if (id === null) dom.removeAttribute('aria-activedescendant')
        else dom.setAttribute('aria-activedescendant', id)
      },
    })
    return {
      onStart(props) {
        list = new ReactRenderer<SuggestionListHandle, SuggestionListProps>(SuggestionList, {
          props: propsOf(props),
          editor: props.editor,
        })
        unmount = props.mount(list.element)
      },
      onUpdate: (props) => list?.updateProps(propsOf(props)),
      onKeyDown({ event, view }) {
        if (event.key === 'Escape') {
          event.stopPropagation()
          exitSuggestion(view, key)
          return true
        }
        return list?.ref?.press(event.key) ?? false
      },
      onExit({ editor }) {
        unmount?.()
        list?.destroy()
        list = null
        if (!editor.isDestroyed) editor.view.dom.removeAttribute('aria-activedescendant')
      },
    }
  }
}

/** Whether what was typed after the sign still looks like a search: not a space first, not half a sentence. */
export function looksLikeQuery(query: string): boolean {
  return !/^\s/.test(query) && !/\s{2}/.test(query) && query.length <= 40
}
