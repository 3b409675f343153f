import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** What of a list of files is a picture the library keeps. */
export function imagesIn(files: Iterable<File> | ArrayLike<File>): File[] {
  return Array.from(files).filter((file) => pictureTypes.has(file.type))
}

/** Keeps pictures and puts a figure for each, in their order, at the position `to`, or at the selection; says how many were refused. */
export async function insertFigures(
  view: EditorView,
  files: readonly File[],
  to: number | null,
  session: EditorSession,
): Promise<void> {
  let refused = 0
  let place = to
  const { doc, selection } = view.state
  for (const file of files) {
    const asset = await uploaded(file, session)
    if (asset === null) {
      refused += 1
      continue
    }
    if (view.isDestroyed) return
    const { figure } = view.state.schema.nodes
    if (!figure) return
    const { tr } = view.state
    // What was selected while the picture was on its way is not what it was meant to replace.
    const isAsked = tr.doc.eq(doc) && tr.selection.eq(selection)
    if (place === null && !isAsked && !tr.selection.empty) place = tr.selection.to
    const node = figure.create({ asset, alt: '' })
    if (place === null) tr.replaceSelectionWith(node)
    else {
      const near = tr.doc.resolve(Math.min(place, tr.doc.content.size))
      const at = near.depth > 0 ? near.after(1) : near.pos
      tr.insert(at, node)
      // The selection comes along: it is what is scrolled to, and it was somewhere else when the picture was dropped.
      tr.setSelection(NodeSelection.create(tr.doc, at))
      place = at + node.nodeSize
    }
    view.dispatch(tr.scrollIntoView())
  }
  if (refused > 0) session.say({ code: 'image-refused', count: refused })
}

/** The SHA-256 under which a picture is kept from now on; null where it was refused. */
export async function uploaded(file: File, session: EditorSession): Promise<string | null> {
  try {
    return (await session.settings().ports.uploadImage(file)).sha256
  } catch {
    return null
  }
}
