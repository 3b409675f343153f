import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'
import { cleanHtml } from './clean-html.ts'
import { imagesIn, insertFigures, uploaded } from './insert-figures.ts'

/** Bytes (characters) that are read at once, read after saying so, and not read at all. */
export const pasteLimits = { atOnce: 2_000_000, html: 20_000_000, text: 4_000_000 }

/** Everything that comes in by paste or drop goes through here before the editor sees it. */
export const PasteCleaning = Extension.create<{ session: EditorSession | null }>({
  name: 'pasteCleaning',
  priority: 1000,
  addOptions: () => ({ session: null }),
  addProseMirrorPlugins() {
    const { session } = this.options
    if (!session) return []
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (view, event) => paste(view, event, session),
            drop: (view, event) => drop(view, event, session),
          },
          // What is dropped as HTML reaches the editor by this way; cleaning what is clean changes nothing.
          transformPastedHTML: (html) =>
            html.length > pasteLimits.html ? '' : (cleanHtml(html)?.root.innerHTML ?? ''),
        },
      }),
    ]
  },
})

function paste(view: EditorView, event: ClipboardEvent, session: EditorSession): boolean {
  const board = event.clipboardData
  if (!board || !view.editable) return false
  const html = board.getData('text/html')
  const text = board.getData('text/plain')
  const images = imagesIn(board.files)
  const inCode = view.state.selection.$from.parent.type.spec.code === true
  event.preventDefault()
  // A screenshot comes as a file, sometimes with HTML that holds nothing but the picture again.
  if (images.length > 0 && (html === '' || !/<(p|table|ul|ol|h[1-6])\b/i.test(html))) {
    void insertFigures(view, images, null, session)
  } else if (html !== '' && !inCode) {
    pasteHtml(view, html, event, session)
  } else if (text.length > pasteLimits.text) {
    refuse(session, text.length, pasteLimits.text)
  } else if (text !== '') {
    view.pasteText(text.replace(/\0/g, ''), event)
  }
  return true
}

function drop(view: EditorView, event: DragEvent, session: EditorSession): boolean {
  const images = event.dataTransfer ? imagesIn(event.dataTransfer.files) : []
  if (images.length === 0 || !view.editable) return false
  event.preventDefault()
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
  void insertFigures(view, images, place?.pos ?? null, session)
  return true
}

function pasteHtml(view: EditorView, html: string, event: ClipboardEvent, session: EditorSession): void {
  if (html.length > pasteLimits.html) {
    refuse(session, html.length, pasteLimits.html)
    return
  }
  if (html.length <= pasteLimits.atOnce) {
    void read(view, html, event, session)
    return
  }
  session.say({ code: 'paste-working' })
  // Two frames, so that the sentence is on the screen before the page is busy.
  requestAnimationFrame(() => requestAnimationFrame(() => void read(view, html, event, session)))
}

async function read(
  view: EditorView,
  html: string,
  event: ClipboardEvent,
  session: EditorSession,
): Promise<void> {
  const clean = cleanHtml(html)
  if (!clean) {
    session.say({ code: 'paste-refused' })
    return
  }
  let refused = 0
  for (const { element, file } of clean.images) {
    const kept = await uploaded(file, session)
    if (!kept) refused += 1
    const figure = element.ownerDocument.createElement('figure')
    figure.setAttribute('data-type', 'figure')
    figure.setAttribute('data-asset', kept ?? '')
    if (element.alt !== '') figure.setAttribute('data-alt', element.alt.slice(0, 2000))
    figure.append(element.ownerDocument.createElement('figcaption'))
    if (kept) element.replaceWith(figure)
    else element.remove()
  }
  if (view.isDestroyed) return
  view.pasteHTML(clean.root.innerHTML, event)
  if (refused > 0) session.say({ code: 'image-refused', count: refused })
  else if (clean.remoteImages > 0) session.say({ code: 'remote-images', count: clean.remoteImages })
  else if (session.notice()?.code === 'paste-working') session.say(null)
}

function refuse(session: EditorSession, size: number, limit: number): void {
  session.say({ code: 'paste-too-large', size: Math.ceil(size / 1e6), limit: limit / 1e6 })
}
