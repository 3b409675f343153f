import { Mark } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import type { CommentThread } from '../../../shared/document/comments/thread.ts'
import { toThread } from '../../../shared/document/comments/thread.ts'
import { markAttributes } from '../schema/attributes.ts'
import type { EditorSession } from '../session.ts'
import { element } from '../views/element.ts'

/** Threads of what was copied or cut in each editor: HTML on the clipboard names a thread and says nothing of it. */
const carried = new WeakMap<EditorSession, Map<string, CommentThread>>()

/** Remembers the threads on what goes to the clipboard, for when it comes back. */
export function carryThreads(session: EditorSession, slice: Slice): void {
  const threads = carried.get(session) ?? new Map<string, CommentThread>()
  slice.content.descendants((node) => {
    for (const { type, attrs } of node.marks) {
      const thread = type.name === 'comment' ? toThread(attrs) : null
      if (thread) threads.set(thread.thread, thread)
    }
  })
  carried.set(session, threads)
}

/** The passage of a comment: its thread goes with it and never on into what is typed behind it. */
export function createCommentMark(session: EditorSession) {
  return Mark.create({
    name: 'comment',
    inclusive: false,
    // Passages may overlap.
    excludes: '',
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(markAttributes('comment')).map(([key, attribute]) => [
          key,
          { ...attribute, rendered: false, parseHTML: () => null },
        ]),
      ),
    parseHTML: () => [
      {
        tag: 'span[data-thread]',
        getAttrs: (found) => carried.get(session)?.get(found.getAttribute('data-thread') ?? '') ?? false,
      },
    ],
    renderHTML: ({ mark }) => ['span', { 'data-thread': String(mark.attrs['thread']) }, 0],
    addMarkView() {
      return ({ mark }) => {
        const thread = toThread(mark.attrs)
        const dom = element('span', {
          class: thread?.resolved ? 'ed-comment ed-commentResolved' : 'ed-comment',
          role: 'mark',
          'data-thread': thread?.thread ?? '',
        })
        return { dom, contentDOM: dom }
      }
    },
  })
}
