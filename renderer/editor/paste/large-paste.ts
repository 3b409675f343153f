import { DOMParser, Fragment, Slice, type Node as ProseNode, type Schema } from '@tiptap/pm/model'
import { Plugin, PluginKey, type SelectionBookmark } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { newBlockId } from '../schema/block-ids.ts'
import type { EditorSession } from '../session.ts'
import { uploaded } from './insert-figures.ts'
import type { ReadingLine } from './reading-line.ts'
import type { ReadingNews } from './reading-messages.ts'

export type LargePaste = {
  /** Keeps the place of a paste while its text is written on, and ends the reading with the editor. */
  plugin: Plugin
  /**
   * Has HTML read elsewhere, saying how far it is, and puts all of it in at once: one undo takes it back. Until then,
   * and after a cancel, the text is as it was. While one paste is being read another is not begun.
   */
  read: (view: EditorView, html: string, event: ClipboardEvent) => void
}

const placeKey = new PluginKey<SelectionBookmark | null>('pastePlace')

export function createLargePaste(
  schema: Schema,
  session: EditorSession,
  openLine: () => ReadingLine,
): LargePaste {
  const reader = new Reader(schema, DOMParser.fromSchema(schema).rules)
  let line: ReadingLine | null = null
  const end = () => {
    line?.end()
    line = null
  }

  const read: LargePaste['read'] = (view, html, event) => {
    // Pressing the keys again while a bar shows that it is being read means the same paste.
    if (line) return
    let refused = 0
    const nodes: ProseNode[] = []
    const said = createTeller(session, () => {
      end()
      view.dispatch(view.state.tr.setMeta(placeKey, 'end'))
      session.say(null)
      view.focus()
    })
    const fail = () => {
      end()
      session.say({ code: 'paste-refused' })
    }
    const keep = async (pictures: readonly File[], to: ReadingLine) => {
      const kept: (string | null)[] = []
      for (const picture of pictures) {
        kept.push(await uploaded(picture, session))
        if (to !== line) return
      }
      refused = kept.filter((each) => each === null).length
      to.post({ kept })
    }
    const hear = (news: ReadingNews, from: ReadingLine) => {
      // What was cancelled may have been on its way.
      if (from !== line) return
      if (news.news === 'progress') said(news.share)
      else if (news.news === 'pictures') void keep(news.pictures, from)
      else if (news.news === 'nodes') for (const node of news.nodes) nodes.push(schema.nodeFromJSON(node))
      else if (news.news === 'failed' || !view.editable) fail()
      else {
        end()
        reader.insert(view, nodes, news.edges, event)
        const { remoteImages } = news
        if (refused > 0) session.say({ code: 'image-refused', count: refused })
        else session.say(remoteImages > 0 ? { code: 'remote-images', count: remoteImages } : null)
      }
    }
    view.dispatch(view.state.tr.setMeta(placeKey, 'begin'))
    said(0)
    try {
      const opened = openLine()
      line = opened
      opened.onNews((news) => hear(news, opened))
      opened.post({ html })
    } catch {
      fail()
    }
  }

  const plugin = new Plugin<SelectionBookmark | null>({
    key: placeKey,
    state: {
      init: () => null,
      apply(tr, place, _before, { selection }) {
        const order: unknown = tr.getMeta(placeKey)
        if (order === 'begin') return selection.getBookmark()
        if (order === 'end') return null
        return tr.docChanged && place ? place.map(tr.mapping) : place
      },
    },
    props: { clipboardParser: reader },
    view: () => ({ destroy: end }),
  })
  return { plugin, read }
}

/** Says how far the reading is, not more often than can be seen. */
function createTeller(session: EditorSession, cancel: () => void): (share: number) => void {
  let last = -1
  return (share) => {
    const percent = Math.floor(share * 50) * 2
    if (percent === last) return
    last = percent
    session.say({ code: 'paste-working', share: percent / 100, cancel })
  }
}

/** The editor's reader of what is pasted, which takes what was read elsewhere for what the editor asks it to read. */
class Reader extends DOMParser {
  #ready: Slice | null = null

  override parseSlice(...input: Parameters<DOMParser['parseSlice']>): Slice {
    return this.#ready ?? super.parseSlice(...input)
  }

  insert(view: EditorView, nodes: readonly ProseNode[], edges: string | null, event: ClipboardEvent): void {
    const { tr } = view.state
    const place = placeKey.getState(view.state)
    if (place) tr.setSelection(place.resolve(tr.doc))
    view.dispatch(tr.setMeta(placeKey, 'end'))
    const own = edges === null ? nodes : withoutTaken(nodes, idsElsewhere(view))
    this.#ready = Slice.maxOpen(Fragment.from(own))
    const stand = view.dom.ownerDocument.createElement('p')
    if (edges !== null) stand.setAttribute('data-pm-slice', edges)
    try {
      view.pasteHTML(stand.outerHTML, event)
    } finally {
      this.#ready = null
    }
  }
}

/** Ids of the blocks that stay when the selection is replaced. */
function idsElsewhere({ state: { doc, selection } }: EditorView): Set<string> {
  const found = new Set<string>()
  doc.descendants((node, pos) => {
    const isReplaced = pos >= selection.from && pos + node.nodeSize <= selection.to
    const id: unknown = node.attrs['id']
    if (!isReplaced && typeof id === 'string') found.add(id)
    return !isReplaced
  })
  return found
}

/** Our own text pasted beside itself: its blocks get other ids now, of which so many later would take minutes. */
function withoutTaken(nodes: readonly ProseNode[], taken: ReadonlySet<string>): ProseNode[] {
  return nodes.map((node) => {
    if (node.isText) return node
    const content = Fragment.from(withoutTaken(node.content.content, taken))
    if (!taken.has(String(node.attrs['id']))) return node.copy(content)
    return node.type.create({ ...node.attrs, id: newBlockId() }, content, node.marks)
  })
}
