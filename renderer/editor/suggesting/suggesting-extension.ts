import { Extension, getTextBetween, getTextSerializersFromSchema } from '@tiptap/core'
import { Fragment, Slice, type Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'
import { newBlockId } from '../schema/block-ids.ts'
import { createFormat } from '../../i18n/use-format.ts'
import { isBroken } from './strike-out.ts'
import { erases } from './erase-key.ts'
import { suggest } from './suggest.ts'
import { suggestedChanges } from './suggestion-places.ts'

const key = new PluginKey<() => boolean>('suggesting')

/** Whether changes to a text are only suggested at this moment. */
export function isSuggesting(state: EditorState): boolean {
  return key.getState(state)?.() ?? false
}

/** Has a change done as it is, also while changes are suggested: answers to suggestions, and what others wrote. */
export function directly(tr: Transaction): Transaction {
  return tr.setMeta(key, 'directly')
}

/**
 * While changes are suggested, everything that would change the text only suggests it: whatever way it comes, by key,
 * paste, drop or command. What cannot be suggested is not done, and the page says so.
 */
export const Suggesting = Extension.create<{ session: EditorSession | null }>({
  name: 'suggesting',
  priority: 2000,
  addOptions: () => ({ session: null }),

  dispatchTransaction({ transaction, next }) {
    const { session } = this.options
    const author = session?.settings().suggestingAs
    if (author === undefined || author === null || !transaction.docChanged || isDirect(transaction)) {
      next(transaction)
      return
    }
    const by = { author, at: new Date().toISOString(), newId: newBlockId }
    const { state } = this.editor
    const typed = typedBefore(transaction)
    const made =
      suggest(state, transaction, by) ??
      (typed && suggest(state, state.tr.insertText(typed.text, typed.from, typed.to), by))
    if (made) next(made)
    else session?.say({ code: 'not-suggested' })
  },

  addProseMirrorPlugins() {
    const { session } = this.options
    if (!session) return []
    const isOn = () => typeof session.settings().suggestingAs === 'string'
    return [
      new Plugin({
        key,
        state: { init: () => isOn, apply: (_tr, before) => before },
        props: {
          transformCopied: (slice) => asRead(slice),
          clipboardTextSerializer: (_slice, view) => textAsRead(view.state),
          transformPasted: (slice, view) => (!isOn() && movedBy(view, slice)) || asRead(slice),
          handleTextInput: (view, from, to, text) => !isOn() && typeOutside(view, from, to, text),
          handleKeyDown: (view, event) => isOn() && erases(view, event),
          handleDOMEvents: { mouseover: (view, event) => nameAuthor(view, event, session) },
        },
      }),
    ]
  },
})

/** Says who suggested what the pointer stands over, and when. */
function nameAuthor(view: EditorView, { target }: Event, session: EditorSession): boolean {
  const shown = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null
  if (!shown || !view.dom.contains(shown)) return false
  const change = suggestedChanges(view.state.doc).get(shown.dataset['suggestion'] ?? '')
  if (!change) return false
  const { t } = session.settings()
  const time = createFormat(document.documentElement.lang || 'en').moment(change.at)
  shown.title = t('editor.suggestion.by', { text: change.author || t('editor.suggestion.nobody'), time })
  return false
}

function isDirect(tr: Transaction): boolean {
  return tr.getMeta(key) === 'directly' || tr.getMeta('history$') !== undefined
}

/** What was typed before an input rule made something of it that cannot be suggested. */
function typedBefore(tr: Transaction): { from: number; to: number; text: string } | null {
  const metas = Object.values(Reflect.get(tr, 'meta') as Record<string, unknown>)
  return metas.find(isTyped) ?? null
}

function isTyped(meta: unknown): meta is { from: number; to: number; text: string } {
  return (
    typeof meta === 'object' &&
    meta !== null &&
    'transform' in meta &&
    'text' in meta &&
    typeof meta.text === 'string'
  )
}

/** What is typed amid words that are struck out stands, and is not struck out with them. */
function typeOutside(view: EditorView, from: number, to: number, text: string): boolean {
  const { doc, storedMarks, schema, tr } = view.state
  const marks = storedMarks ?? doc.resolve(from).marksAcross(doc.resolve(to)) ?? []
  const left = marks.filter((mark) => mark.type.name !== 'deletion')
  if (left.length === marks.length) return false
  view.dispatch(tr.replaceWith(from, to, schema.text(text, left)).scrollIntoView())
  return true
}

/** What a reader would copy: what is struck out is left behind, what is suggested comes as words like any others. */
function asRead(slice: Slice): Slice {
  return new Slice(readable(slice.content, slice.openStart, slice.openEnd), slice.openStart, slice.openEnd)
}

/** What is moved within the text with the mouse, with its open suggestions; null where it is something else. */
function movedBy({ dragging, state }: EditorView, slice: Slice): Slice | null {
  const selected = dragging?.move ? state.selection.content() : null
  return selected && asRead(selected).eq(slice) ? selected : null
}

/** The same of what is selected as plain text, piece by piece where it is in several. */
function textAsRead({ doc, selection, schema }: EditorState): string {
  const textSerializers = getTextSerializersFromSchema(schema)
  return selection.ranges
    .toSorted((one, other) => one.$from.pos - other.$from.pos)
    .map(({ $from, $to }) => {
      const { content, openStart, openEnd } = asRead(doc.slice($from.pos, $to.pos))
      const range = { from: openStart, to: content.size - openEnd }
      return getTextBetween(doc.type.create(null, content), range, { textSerializers })
    })
    .join('\n\n')
}

function readable(content: Fragment, openStart: number, openEnd: number): Fragment {
  const nodes: ProseNode[] = []
  content.forEach((node, _offset, index) => {
    const start = index === 0 ? openStart : 0
    const end = index === content.childCount - 1 ? openEnd : 0
    const isStruck = node.marks.some(({ type }) => type.name === 'deletion')
    if (isStruck && start + end === 0 && !isBroken(node)) return
    const marks = node.marks.filter(({ type }) => type.name !== 'deletion' && type.name !== 'insertion')
    const inside = readable(node.content, Math.max(0, start - 1), Math.max(0, end - 1))
    nodes.push(node.isText ? node.mark(marks) : node.type.create(node.attrs, inside, marks))
  })
  return Fragment.from(nodes)
}
