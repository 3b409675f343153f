import { Extension } from '@tiptap/core'
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'
import { cleanHtml } from './clean-html.ts'
import { imagesIn, insertFigures, uploaded } from './insert-figures.ts'
import { createLargePaste, type LargePaste } from './large-paste.ts'
import { showPicture } from './prepare-html.ts'
import { openReadingLine, type ReadingLine } from './reading-line.ts'

/** Characters of HTML that are read in the page, in a worker, and not at all; and of text that are read at all. */
export const pasteLimits = { atOnce: 2_000_000, html: 20_000_000, text: 4_000_000 }

/** `atOnce`: characters of HTML that are still read in the page; the rest goes over a line that `openLine` opens. */
export type PasteOptions = { atOnce: number; openLine: () => ReadingLine }

/** Everything that comes in by paste or drop goes through here before the editor sees it. */
export const PasteCleaning = Extension.create<PasteOptions & { session: EditorSession | null }>({
  name: 'pasteCleaning',
  priority: 1000,
  addOptions: () => ({ session: null, atOnce: pasteLimits.atOnce, openLine: openReadingLine }),
  addProseMirrorPlugins() {
    const { session, atOnce, openLine } = this.options
    if (!session) return []
    const large = {
      ...createLargePaste(this.editor.schema, session, openLine),
      atOnce,
    }
    return [
      large.plugin,
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (view, event) => paste(view, event, session, large),
            drop: (view, event) => drop(view, event, session, large),
          },
          // What is dropped as HTML reaches the editor by this way; cleaning what is clean changes nothing.
          transformPastedHTML: (html) =>
            html.length > pasteLimits.atOnce ? '' : (cleanHtml(html)?.root.innerHTML ?? ''),
        },
      }),
    ]
  },
})

type Large = LargePaste & Pick<PasteOptions, 'atOnce'>

function paste(view: EditorView, event: ClipboardEvent, session: EditorSession, large: Large): boolean {
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
    pasteHtml(view, html, event, session, large)
  } else if (text.length > pasteLimits.text) {
    refuse(session, text.length, pasteLimits.text)
  } else if (text !== '') {
    view.pasteText(text.replace(/\0/g, ''), event)
  }
  return true
}

function drop(view: EditorView, event: DragEvent, session: EditorSession, large: Large): boolean {
  if (!view.editable || !event.dataTransfer) return false
  const images = imagesIn(event.dataTransfer.files)
  const html = view.dragging ? '' : event.dataTransfer.getData('text/html')
  const isLarge = html.length > large.atOnce
  if (images.length === 0 && !isLarge) return false
  event.preventDefault()
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null
  if (images.length > 0) {
    void insertFigures(view, images, place, session)
    return true
  }
  if (place !== null) {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place))))
  }
  pasteHtml(view, html, new ClipboardEvent('paste'), session, large)
  return true
}

function pasteHtml(
  view: EditorView,
  html: string,
  event: ClipboardEvent,
  session: EditorSession,
  large: Large,
): void {
  if (html.length > pasteLimits.html) refuse(session, html.length, pasteLimits.html)
  else if (html.length > large.atOnce) large.read(view, html, event)
  else void read(view, html, event, session)
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
  const { doc, selection } = view.state
  let refused = 0
  for (const { element, file } of clean.images) {
    const kept = await uploaded(file, session)
    if (!kept) refused += 1
    showPicture(element, kept)
  }
  if (view.isDestroyed || !view.editable) return
  // What was selected while pictures were kept is not what the paste was meant to replace.
  const { tr } = view.state
  const { $to } = tr.selection
  const cursor = Selection.findFrom($to, 1, true) ?? Selection.findFrom($to, -1, true)
  if (cursor && !(tr.doc.eq(doc) && tr.selection.eq(selection))) view.dispatch(tr.setSelection(cursor))
  view.pasteHTML(clean.root.innerHTML, event)
  if (refused > 0) session.say({ code: 'image-refused', count: refused })
  else if (clean.remoteImages > 0) session.say({ code: 'remote-images', count: clean.remoteImages })
}

function refuse(session: EditorSession, size: number, limit: number): void {
  session.say({ code: 'paste-too-large', size: Math.ceil(size / 1e6), limit: limit / 1e6 })
}
